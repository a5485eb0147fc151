import { setTimeout as sleep } from 'node:timers/promises';
import type { TestBrowser } from '../../drivers/driver.ts';
import { piecesOf } from '../states/state.ts';
import { keptIn } from '../worker.ts';
import { type Sight, sightOf } from './sights.ts';
import type { FaultStage } from './stage.ts';

/** Milliseconds; whatever takes longer counts as hung. */
const longestWait = 60_000;

/**
 * Asks again until it is so, or until it counts as hung.
 *
 * @param what is told of what was there instead.
 */
export async function untilSo<Value>(
  probe: () => Promise<Value | undefined | false>,
  what: () => string,
): Promise<Value> {
  const end = Date.now() + longestWait;
  for (;;) {
    const found = await probe().catch(() => undefined);
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Within ${longestWait} ms there was no ${what()}`);
    await sleep(100);
  }
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ');

/** Whether a text says all that belongs to a sight. */
const says = (text: string, sight: Sight): boolean =>
  sightOf(sight)
    .words.flatMap(piecesOf)
    .every((piece) => tidy(text).includes(tidy(piece)));

/** Waits until a document says all that belongs to a sight. */
export async function untilSays(textOf: () => Promise<string>, sight: Sight): Promise<void> {
  let last = '';
  await untilSo(
    async () => {
      last = await textOf();
      return says(last, sight);
    },
    () => `“${sightOf(sight).what}”, but: ${tidy(last).slice(0, 400)}`,
  );
}

/** Opens the popup over the page, and waits until it says all that belongs to a sight. */
export async function untilPopupSays({ browser, page }: FaultStage, sight: Sight): Promise<void> {
  const popup = await browser.openPopup(page);
  await untilSays(() => popup.text(), sight);
  await popup.close();
}

/** Opens the popup over the page, and waits until every contact is shown or unavailable. */
export async function untilNothingPends({ browser, page }: FaultStage): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.waitFor(() => document.querySelector('.counts') !== null && document.querySelector('progress') === null, {
    what: 'every contact to be shown or unavailable',
    timeout: longestWait,
  });
  await popup.close();
}

/** Presses a button of the popup, and leaves it to itself. */
export async function pressInPopup({ browser, page }: FaultStage, button: string): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.press(button);
  // It goes with LinkedIn's window, where one opens.
  await popup.close().catch(() => undefined);
}

/** Whether an attempt to sign in is over, one way or the other. */
export async function isAttemptOver(browser: TestBrowser): Promise<boolean> {
  const kept = await keptIn(browser);
  return !('signInAttempt' in kept) && ('token' in kept || 'signInEnd' in kept);
}
