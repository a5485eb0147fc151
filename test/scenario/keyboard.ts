import { setTimeout as sleep } from 'node:timers/promises';
import type { TestPage, TestPopup } from '../drivers/driver.ts';

/** Where the keyboard's focus comes to rest. */
export type TabStop = {
  /** Its element with its name, as far as it has one of its own. */
  readonly what: string;
  /** Whether a ring can be seen round it, and nothing lies over its middle. */
  readonly isSeen: boolean;
};

/** More than any page here has: a walk that does not come to its end by then is trapped. */
const mostStops = 200;

/** So often, with so many milliseconds between, a stop is looked at before it counts as not to be seen. */
const mostTries = 40;
const pause = 50;

/** Walks through a document by the tab key from its beginning to its end, or to so many stops. */
export async function tabStops(shown: TestPage | TestPopup, most = mostStops): Promise<readonly TabStop[]> {
  const stops: TabStop[] = [];
  // An earlier walk may have ended on the browser's own buttons.
  if ('bringToFront' in shown) await shown.bringToFront();
  await shown.evaluate(() => {
    // The walk goes on from what was focused or clicked last, be it anything at all.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  while (stops.length < most) {
    await ('pressKey' in shown ? shown.pressKey('Tab') : shown.press('Tab'));
    let { focus, isFirst } = await shown.evaluate(look);
    // What has the focus is scrolled to with the browser's next frame, and a busy machine may take its time for that.
    for (let tries = 0; focus?.isSeen === false && tries < mostTries; tries += 1) {
      await sleep(pause);
      ({ focus, isFirst } = await shown.evaluate(look));
    }
    // At the end the browser's own buttons have the focus, or where there are none it begins anew.
    if (focus === undefined || (isFirst && stops.length > 0)) return stops;
    stops.push(focus);
  }
  return stops;
}

/** Everything that takes the keyboard's focus in a document, in its order, in the words of `tabStops`. */
export const controlsOn = async (shown: TestPage | TestPopup): Promise<readonly string[]> =>
  (await shown.evaluate(look)).controls;

/** Runs in the document: nothing outside this function exists there. */
function look(): {
  readonly focus: { readonly what: string; readonly isSeen: boolean } | undefined;
  readonly isFirst: boolean;
  readonly controls: readonly string[];
} {
  const describe = (element: Element): string => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
    const name = element.getAttribute('aria-label') || label || element.id;
    return `${element.localName} ${name.replace(/\s+/g, ' ').trim().slice(0, 60)}`;
  };
  // Of several radio buttons of a group the chosen one is stopped at, the others are reached from it by the arrows.
  const isPassedOver = (element: HTMLElement) =>
    element instanceof HTMLInputElement && element.type === 'radio' && !element.checked;
  const controls = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !isPassedOver(element),
  );
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement)
    return { focus: undefined, isFirst: false, controls: controls.map(describe) };

  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  const hasRing = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  const isOnTop = there !== null && (element.contains(there) || there.contains(element));
  return {
    focus: { what: describe(element), isSeen: hasRing && isOnTop },
    isFirst: element === controls[0],
    controls: controls.map(describe),
  };
}
