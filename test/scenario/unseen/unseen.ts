import { filesUnder } from '../../../build/files.ts';
import { hosts } from '../../../sandbox/endpoints.ts';
import type { TestBrowser, TestPage } from '../../drivers/driver.ts';
import type { BrowserName } from '../scene.ts';
import { type Observation, observe } from './observe.ts';

/** Pages of sites that were never allowed: LinkedIn's, which has the most reason to look, and somebody else's. */
export const elsewhere = [`https://${hosts.linkedin}/feed`, `https://${hosts.odoo}/nothing`] as const;

/** Every file of the built extension, the one that a page may hold first, and one that is not there. */
export function packagedFiles(browserName: BrowserName): readonly string[] {
  const card = 'src/card/card.html';
  return [card, 'absent.js', ...filesUnder(`dist/${browserName}`).filter((file) => file !== card)];
}

/** The host of an address that the browser made up for this very profile, so that a page would have to be told it. */
export async function secretOrigin(browser: TestBrowser): Promise<string> {
  const address = await browser.background<string>(
    `(globalThis.browser ?? chrome).runtime.getURL('src/card/card.html')`,
  );
  return new URL(address).href.replace(/\/src\/card\/card\.html$/, '');
}

/**
 * The origins under which a page may look for the extension by what everybody can know. Chromium's id is the same everywhere. Firefox's is made up for each
 * profile, so that only guesses are left: others of that form, and the add-on's public id.
 */
export function knownOrigins({ name, extensionOrigin }: TestBrowser): readonly string[] {
  if (name === 'chromium') return [extensionOrigin];
  return [
    'moz-extension://3c1f1f6e-7d0a-4a62-9a55-1d5f0c2b9e11',
    'moz-extension://6f0c7b52-9d1e-4c43-8a57-3f2b8e4d1a90',
  ];
}

/** Firefox tells nothing of an `embed`, whatever it holds. */
const unanswered: Readonly<Record<BrowserName, readonly string[]>> = { chromium: [], firefox: ['embed'] };

/** Addresses tried at once: each in some twenty ways, and a driver waits for no answer for ever. */
const atOnce = 5;

/** What the page at an address finds out about these files under these origins; loaded anew each time. */
export async function observationAt(
  page: TestPage,
  address: string,
  browserName: BrowserName,
  origins: readonly string[],
  files: readonly string[],
): Promise<Observation> {
  const found: Record<string, string> = {};
  for (const origin of origins)
    for (let from = 0; from < files.length; from += atOnce) {
      const addresses = files.slice(from, from + atOnce).map((file) => `${origin}/${file}`);
      await page.goto(address);
      const one = await page.evaluate(observe, addresses, new URL(origin).host, unanswered[browserName]);
      for (const [what, value] of Object.entries(one)) found[`${what} (${origin} ${from})`] = value;
    }
  return found;
}

/** What differs between two observations of the same addresses, a line each. */
export function differences(one: Observation, other: Observation): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((what) => one[what] !== other[what])
    .map((what) => `${what}: ${shortened(one[what])} against ${shortened(other[what])}`);
}

const shortened = (text = 'nothing'): string => (text.length > 300 ? `${text.slice(0, 300)} …` : text);

/** How long fetches of two addresses took, twenty in a row at a time, the clocks of pages being coarse. */
export type Times = {
  /** How many rows of the first took longer than the row of the second beside it, and how many less long. */
  readonly longer: number;
  readonly shorter: number;
  /** Of one fetch, in microseconds: the medians of each. */
  readonly medians: readonly [first: number, second: number];
};

/** Fetches two addresses in the page, a row of each in turns. */
export async function timesOf(page: TestPage, first: string, second: string, rows: number): Promise<Times> {
  return page.evaluate(
    async (addresses, count) => {
      const inRow = 20;
      const times: [number[], number[]] = [[], []];
      for (let row = 0; row < count; row += 1)
        for (const which of row % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          const begin = performance.now();
          for (let one = 0; one < inRow; one += 1) await fetch(addresses[which]).catch(() => undefined);
          times[which].push(((performance.now() - begin) * 1000) / inRow);
        }
      const [ours, others] = times;
      const median = (values: readonly number[]) =>
        Math.round([...values].sort((left, right) => left - right)[Math.floor(count / 2)] ?? 0);
      return {
        longer: ours.filter((time, row) => time > (others[row] ?? 0)).length,
        shorter: ours.filter((time, row) => time < (others[row] ?? 0)).length,
        medians: [median(ours), median(others)] as const,
      };
    },
    [first, second] as const,
    rows,
  );
}
