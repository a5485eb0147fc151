import { portPolicy, requestPolicy } from '../../src/browser/message-policy.ts';
import type { TestBrowser, TestPage } from '../drivers/driver.ts';

/** A place in the window in CSS pixels, and what of the page's lies there. */
type Place = { readonly x: number; readonly y: number; readonly there: string };

/** What came of clicks at random places. */
export type Clicked = {
  readonly clicks: number;
  /** Clicks that did not reach what lies there without the extension. */
  readonly astray: readonly string[];
  /** Requests and ports that only the extension's own pages may use. */
  readonly granting: readonly string[];
};

/** CSS pixels around a face that count as its edge. */
const edge = 6;

/**
 * Random places over the faces of a page that nobody paints on yet, and at their edges.
 *
 * @param random from 0 to 1, exclusive.
 */
export function placesOver(page: TestPage, count: number, random: () => number): Promise<readonly Place[]> {
  const chances = Array.from({ length: count }, () => [random(), random(), random()] as const);
  return page.evaluate(
    (all: typeof chances, around: number) => {
      const faces = [...document.querySelectorAll('.face')].map((face) => face.getBoundingClientRect());
      return all.flatMap(([which, across, down]) => {
        const face = faces[Math.floor(which * faces.length)];
        if (face === undefined) return [];
        // A mouse knows whole pixels.
        const x = Math.max(0, Math.round(face.left - around + across * (face.width + 2 * around)));
        const y = Math.max(0, Math.round(face.top - around + down * (face.height + 2 * around)));
        return [{ x, y, there: describe(document.elementFromPoint(x, y)) }];
      });

      function describe(element: Element | null): string {
        const row = [...document.querySelectorAll('.attacked-row')].indexOf(
          element?.closest('.attacked-row') as Element,
        );
        return `${element?.localName}.${element?.className} in row ${row}`;
      }
    },
    chances,
    edge,
  );
}

/** Notes every request and port that the worker is asked for from here on. @returns what was noted. */
async function overhear(browser: TestBrowser): Promise<() => Promise<readonly string[]>> {
  await browser.background(() => {
    const scope = self as { browser?: typeof chrome; chrome?: typeof chrome; overheard?: string[] };
    const { runtime } = (scope.browser ?? scope.chrome) as typeof chrome;
    const overheard: string[] = [];
    scope.overheard = overheard;
    runtime.onMessage.addListener((message: { kind?: string }) => void overheard.push(String(message.kind)));
    runtime.onConnect.addListener(({ name }) => void overheard.push(`port ${name}`));
    return true;
  });
  return async () => {
    const overheard = await browser.background<string[] | null>('self.overheard ?? null');
    if (overheard === null) throw new Error('The worker stopped, and what it was asked is forgotten.');
    return overheard;
  };
}

const ofOwnPages: readonly string[] = [
  ...Object.entries(requestPolicy).flatMap(([kind, { from }]) => (from === 'own-page' ? [kind] : [])),
  ...Object.entries(portPolicy).flatMap(([name, from]) => (from === 'own-page' ? [`port ${name}`] : [])),
];

/** Clicks at each place as a mouse does, with Escape after it for the card that a press may open. */
export async function clickAt(browser: TestBrowser, page: TestPage, places: readonly Place[]): Promise<Clicked> {
  const overheard = await overhear(browser);
  await page.evaluate(() => {
    const scope = window as unknown as { reached: string[] };
    scope.reached = [];
    addEventListener(
      'click',
      (event) => {
        const element = event.target as Element;
        const row = [...document.querySelectorAll('.attacked-row')].indexOf(
          element.closest('.attacked-row') as Element,
        );
        if (event.isTrusted) scope.reached.push(`${element.localName}.${element.className} in row ${row}`);
      },
      true,
    );
  });
  for (const { x, y } of places) {
    await page.clickMouse(x, y);
    await page.press('Escape');
  }
  const reached = await page.evaluate<string[]>('window.reached');
  const astray = places.flatMap(({ x, y, there }, index) =>
    reached[index] === there ? [] : [`${x}, ${y}: ${reached[index]} instead of ${there}`],
  );
  const granting = (await overheard()).filter((kind) => ofOwnPages.includes(kind));
  return { clicks: reached.length, astray, granting };
}
