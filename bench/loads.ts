import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { patiently, TooLate } from './patience.ts';
import { median } from './statistics.ts';
import { drawnAt, markedAt, type TraceEvent, traced } from './trace.ts';

/** What one load of a page came to; milliseconds. */
export type Load = {
  /** From a contact's element in the DOM to their picture painted, the median of the page's contacts. */
  readonly contact: number;
  /** From the first contact's element in the DOM to the last picture painted. */
  readonly page: number;
};

/**
 * Which of a picture's paints counts. Chromium paints an image again when anything about it or around it changes, and it paints what is wholly transparent
 * too. A picture that is in sight from the first is there with its first paint; of one that waits transparent until it is decoded, only the last is sure.
 */
type CountedPaint = 'first' | 'last';

/** A tab to load pages in, and which paint counts there. */
export type LoadTab = { readonly puppet: Page; readonly counted: CountedPaint };

/** Where a picture belongs, in CSS pixels from the page's corner. */
type Place = { readonly contact: number; readonly left: number; readonly top: number; readonly size: number };

/** Milliseconds after the load event in which the last picture ought to be there. */
const usualPatience = 900;

/** Makes every document of a tab say when each of its contacts came into it. */
export async function markContacts(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const contacts = document.getElementsByClassName('contact');
    const record = document.getElementsByClassName('contact-record');
    let marked = 0;
    new MutationObserver(() => {
      for (const present = contacts.length + record.length; marked < present; marked += 1)
        performance.mark(`contact ${marked}`);
    }).observe(document, { childList: true, subtree: true });
  });
}

/**
 * Loads the address in this tab and measures until the pictures are painted.
 *
 * @param pictures how many of the page's contacts have one.
 * @throws TooLate where it is not that many in any reasonable time.
 */
export function measureLoad({ puppet: page, counted }: LoadTab, address: string, pictures: number): Promise<Load> {
  return patiently(usualPatience, async (patience) => {
    await page.bringToFront();
    const trace = await traced(page, async () => {
      await page.goto(address, { waitUntil: 'load' });
      await sleep(patience);
    });
    const shown = paintedPictures(trace, await places(page), counted);
    if (shown.length !== pictures)
      throw new TooLate(`${address} painted ${shown.length} pictures instead of ${pictures} within ${patience} ms.`);
    const first = markedAt(trace, 'contact 0');
    return {
      contact: median(shown.map(({ contact, drawn }) => drawn - markedAt(trace, `contact ${contact}`))) / 1000,
      page: (Math.max(...shown.map(({ drawn }) => drawn)) - first) / 1000,
    };
  });
}

/** Where the contacts' pictures go, in the order of the contacts. */
function places(page: Page): Promise<Place[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('tr.contact, article.contact-record')].flatMap((container, contact) => {
      const box = container.querySelector('.badge')?.getBoundingClientRect();
      return box ? [{ contact, left: box.left + scrollX, top: box.top + scrollY, size: box.width }] : [];
    }),
  );
}

/** For each contact with a picture, when it was drawn, in microseconds. */
function paintedPictures(
  trace: readonly TraceEvent[],
  all: readonly Place[],
  counted: CountedPaint,
): { readonly contact: number; readonly drawn: number }[] {
  const images = trace.filter(({ name }) => name === 'PaintImage');
  return all.flatMap((place) => {
    const paint = images.filter(({ args }) => isAt(place, args.data ?? {})).at(counted === 'first' ? 0 : -1);
    const drawn = paint && drawnAt(trace, paint);
    return drawn === undefined ? [] : [{ contact: place.contact, drawn }];
  });
}

/** A picture is laid to the pixel, so within one it is the place's own. */
function isAt(
  { left, top, size }: Place,
  { x = 0, y = 0, width = 0 }: NonNullable<TraceEvent['args']['data']>,
): boolean {
  return Math.abs(x - left) < 1 && Math.abs(y - top) < 1 && Math.abs(width - size) < 1;
}
