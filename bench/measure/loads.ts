import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Journal } from '../../sandbox/journal.ts';
import { until } from '../../test/drivers/waiting.ts';
import { patiently, TooLate } from './patience.ts';
import { drawnAt, markedAt, type TraceEvent, traced } from './trace.ts';

/**
 * What a side shows pictures with. Of an image the first paint counts: Chromium paints it again when anything about it or around it changes. Canvases are
 * painted before their pictures are there: of them counts the frame after a picture's pixels were handed over.
 */
type ShownWith = 'image' | 'canvas';

/** A tab to load pages in, and what LinkedIn's stand-in is asked for meanwhile. */
export type LoadTab = { readonly puppet: Page; readonly shownWith: ShownWith; readonly journal: Journal };

/** Where a picture belongs, in CSS pixels from the page's corner. */
export type Place = { readonly left: number; readonly top: number; readonly size: number };

/** Milliseconds after LinkedIn's last answer in which the last picture ought to be painted. */
const usualPatience = 350;

const containers = 'tr.contact, article.contact-record, .moving-contact';

/** Makes every document of a tab say when the first of its contacts came into it. */
export async function markContacts(page: Page): Promise<void> {
  await page.evaluateOnNewDocument((contacts) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(contacts)) return;
      performance.mark('contact');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, containers);
}

/**
 * Loads the address in this tab. Milliseconds from the first contact's element in the DOM until the last of so many pictures is drawn.
 *
 * @throws TooLate where it is not that many in any reasonable time.
 */
export function measureLoad(tab: LoadTab, address: string, pictures: number): Promise<number> {
  const { puppet: page, journal } = tab;
  return patiently(usualPatience, async (patience) => {
    await page.bringToFront();
    const trace = await traced(page, async () => {
      journal.clear();
      await page.goto(address, { waitUntil: 'load' });
      await until(async () => answeredPictures(journal) >= pictures, { what: `the pictures of ${address}` });
      await sleep(patience);
    });
    const first = trace.find(({ name }) => name === 'contact');
    const own = trace.filter(({ pid }) => pid === first?.pid);
    const paints = tab.shownWith === 'image' ? imagePaints(own, await places(page)) : handedOver(own);
    const drawn = paints.flatMap((paint) => drawnAt(trace, paint) ?? []);
    if (drawn.length < pictures)
      throw new TooLate(
        `${address} painted ${drawn.length} of ${pictures} pictures within ${patience} ms of LinkedIn's last answer.`,
      );
    return (Math.max(...drawn) - markedAt(trace, 'contact')) / 1000;
  });
}

/** How many pictures LinkedIn's stand-in has answered since the journal was cleared. */
export const answeredPictures = (journal: Journal): number =>
  journal.of('media').filter(({ status }) => status !== null).length;

/** Where the contacts' pictures go, in the order of the contacts. */
function places(page: Page): Promise<Place[]> {
  return page.evaluate(
    (contacts) =>
      [...document.querySelectorAll(contacts)].flatMap((container) => {
        const box = container.querySelector('.badge, .face')?.getBoundingClientRect();
        return box ? [{ left: box.left + scrollX, top: box.top + scrollY, size: box.width }] : [];
      }),
    containers,
  );
}

/** The paint that counts of each image, known by where it lies. */
export function imagePaints(trace: readonly TraceEvent[], all: readonly Place[]): readonly TraceEvent[] {
  const images = trace.filter(({ name }) => name === 'PaintImage');
  return all.flatMap((place) => images.find(({ args }) => isAt(place, args.data ?? {})) ?? []);
}

/**
 * The beginning of the frame after each picture's pixels were handed to its canvas, which is no paint: there are as many as pictures were decoded, the last
 * that were handed over at all, since initials come before them.
 */
export function handedOver(trace: readonly TraceEvent[]): readonly TraceEvent[] {
  const decoded = trace.filter(({ name }) => name === 'Decode Image').length;
  const all = trace.filter(({ name }) => /^Canvas2D\w*::Snapshot$/.test(name));
  return all
    .slice(Math.max(0, all.length - decoded))
    .flatMap(
      ({ pid, tid, ts }) =>
        trace.find(
          (event) => event.name === 'BeginMainThreadFrame' && event.pid === pid && event.tid === tid && event.ts >= ts,
        ) ?? [],
    );
}

/** A picture is laid to the pixel, so within one it is the place's own. */
function isAt(
  { left, top, size }: Place,
  { x = 0, y = 0, width = 0 }: NonNullable<TraceEvent['args']['data']>,
): boolean {
  return Math.abs(x - left) < 1 && Math.abs(y - top) < 1 && Math.abs(width - size) < 1;
}
