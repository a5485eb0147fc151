import { browser } from './namespace.ts';

/** Something that a page may be recognised as: all of these selectors find something in it. */
export type Signs = {
  readonly id: string;
  readonly signs: readonly string[];
  /** Where given, what the name of the page's host ends with besides. */
  readonly hostEnding?: string;
};

/**
 * Looks at the page in a tab for the first of these whose signs are all there. Nothing is left in the page, and a page nobody asks about never has this.
 *
 * @returns its id; `undefined` where there is none, or the tab shows another origin or can't be looked at.
 */
export async function recognisedIn(
  tabId: number,
  origin: string,
  candidates: readonly Signs[],
): Promise<string | undefined> {
  const injected = { target: { tabId }, func: firstRecognised, args: [origin, candidates] };
  // A page that says it is another CRM than it is gets no more than an offer to the person who looks at it.
  const [answer] = await browser.scripting.executeScript(injected).catch(() => []);
  return typeof answer?.result === 'string' ? answer.result : undefined;
}

/** Runs in the page, sent there as its source text: it sees nothing of the file that it stands in. */
export function firstRecognised(origin: string, candidates: readonly Signs[]): string | undefined {
  if (location.origin !== origin) return undefined;
  // A page may have named one of its forms `querySelector`.
  const isThere = (selector: string) => Document.prototype.querySelector.call(document, selector) !== null;
  const isItsHost = (ending = '') => location.hostname.endsWith(ending);
  return candidates.find(({ signs, hostEnding }) => isItsHost(hostEnding) && signs.every(isThere))?.id;
}
