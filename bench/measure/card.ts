import { setTimeout as sleep } from 'node:timers/promises';
import { cardSize } from '../../src/content/card-place.ts';
import { cardSaying, untilNoCard } from '../../test/scenario/card.ts';
import { patiently, TooLate } from './patience.ts';
import type { Tab } from './stage.ts';
import { drawnAt, markedAt, type TraceEvent, traced } from './trace.ts';

/** Milliseconds that the pointer has to rest before a card opens. */
const rest = 500;

/** Milliseconds in which a card ought to be drawn, from the pointer's coming on. */
const usualPatience = 1_200;

/** What opens a card; it sets the mark `wanted` in the page as it begins. */
export type Opening = {
  /** Milliseconds from the mark in which nothing is expected. */
  readonly pause: number;
  open(): Promise<void>;
};

/** The pointer comes upon this element, which marks that itself, and rests there. */
export function byPointer({ page, puppet }: Tab, selector: string): Opening {
  return {
    pause: rest,
    async open() {
      await puppet.evaluate(() => {
        addEventListener('pointermove', () => performance.mark('wanted'), { once: true, capture: true });
      });
      await page.hover(selector);
    },
  };
}

/** The keys are pressed while the contact has the focus. The way of the order through the debugging protocol counts as well. */
export function byKeys({ puppet }: Tab, selector: string, press: () => Promise<void>): Opening {
  return {
    pause: 0,
    async open() {
      await puppet.evaluate((contact) => {
        document.querySelector<HTMLElement>(contact)?.focus();
        performance.mark('wanted');
      }, selector);
      await press();
    },
  };
}

/**
 * Milliseconds from the opening, less its pause, until the contact's name is drawn in a card that can be seen.
 *
 * @param prepare brings about what has to hold just before, once no card is left.
 * @throws TooLate where it is not drawn in any reasonable time.
 */
export function measureCard(
  { page, puppet }: Tab,
  name: string,
  { pause, open }: Opening,
  prepare: () => Promise<void>,
): Promise<number> {
  return patiently(usualPatience, async (patience) => {
    await page.bringToFront();
    await page.click('h1');
    await untilNoCard(page);
    await prepare();
    await puppet.evaluate(markCards);
    const trace = await traced(puppet, async () => {
      await open();
      await sleep(patience);
    });
    await cardSaying(page, name).catch((error: unknown) => {
      // The pointer or the keys can be lost on a machine with too much to do.
      throw new TooLate(String(error));
    });
    const named = nameDrawn(trace, '/src/card/card.html');
    const seen = drawnAfter(trace, 'card seen');
    if (named === undefined || seen === undefined) throw new TooLate(`No card was drawn within ${patience} ms.`);
    return (Math.max(named, seen) - markedAt(trace, 'wanted')) / 1000 - pause;
  });
}

/** Milliseconds that a bare frame of the page's own takes, of a card's size and with nothing in it but a name. */
export function measureFrame({ page, puppet }: Tab, name: string): Promise<number> {
  return patiently(usualPatience, async (patience) => {
    await page.bringToFront();
    const trace = await traced(puppet, async () => {
      await puppet.evaluate(
        (text, { width, height }) => {
          performance.mark('wanted');
          const frame = document.createElement('iframe');
          frame.id = 'bare';
          frame.srcdoc = `<h1>${text}</h1>`;
          frame.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${width}px; height: ${height}px`;
          document.body.append(frame);
        },
        name,
        cardSize,
      );
      await sleep(patience);
    });
    await puppet.evaluate(() => document.getElementById('bare')?.remove());
    const drawn = nameDrawn(trace, 'about:srcdoc');
    if (drawn === undefined) throw new TooLate(`The bare frame was not drawn within ${patience} ms.`);
    return (drawn - markedAt(trace, 'wanted')) / 1000;
  });
}

/** Makes the page say when a card of ours comes into sight there. */
function markCards(): void {
  const observer = new MutationObserver(() => {
    const card = document.querySelector<HTMLElement>('vis-a-vis-card');
    if (card?.style.visibility !== 'visible') return;
    performance.mark('card seen');
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
}

/** Boxes of a document with nothing in it: the view, `html` and `body`. */
const emptyBoxes = 3;

/** When a frame at this address first drew anything, in microseconds. */
function nameDrawn(trace: readonly TraceEvent[], address: string): number | undefined {
  const load = trace.find(({ name, args }) => name === 'CommitLoad' && args.data?.url?.endsWith(address));
  const layout = trace.find(
    ({ name, args }) =>
      name === 'Layout' &&
      args.beginData?.frame === load?.args.data?.frame &&
      (args.beginData?.totalObjects ?? 0) > emptyBoxes,
  );
  return layout && paintedAfter(trace, layout);
}

/** When what changed with this mark was drawn, in microseconds. */
function drawnAfter(trace: readonly TraceEvent[], mark: string): number | undefined {
  const marked = trace.find(({ name }) => name === mark);
  return marked && paintedAfter(trace, marked);
}

function paintedAfter(trace: readonly TraceEvent[], { pid, tid, ts }: TraceEvent): number | undefined {
  const paint = trace.find((one) => one.name === 'Paint' && one.pid === pid && one.tid === tid && one.ts >= ts);
  return paint && drawnAt(trace, paint);
}
