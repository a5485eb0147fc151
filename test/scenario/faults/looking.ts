import type { TestBrowser } from '../../drivers/driver.ts';
import { until } from '../../drivers/waiting.ts';
import { piecesOf } from '../states/state.ts';
import { untilNothingPends } from '../steps.ts';
import { keptIn } from '../worker.ts';
import { type Sight, sightOf } from './sights.ts';
import type { FaultStage } from './stage.ts';

/** Milliseconds; whatever takes longer counts as hung. */
export const longestWait = 60_000;

const tidy = (text: string): string => text.replace(/\s+/g, ' ');

/** Whether a text says all that belongs to a sight. */
const says = (text: string, sight: Sight): boolean =>
  sightOf(sight)
    .words.flatMap(piecesOf)
    .every((piece) => tidy(text).includes(tidy(piece)));

/** Waits until a document says all that belongs to a sight. @param timeout milliseconds */
export async function untilSays(textOf: () => Promise<string>, sight: Sight, timeout = longestWait): Promise<void> {
  let last = '';
  await until(
    async () => {
      last = await textOf();
      return says(last, sight);
    },
    {
      what: `“${sightOf(sight).what}”`,
      timeout,
      instead: async () => `There was: ${tidy(last).slice(0, 400)}`,
    },
  );
}

/** Opens the popup over the page, and waits until it says all that belongs to a sight. */
export async function untilPopupSays({ browser, page }: FaultStage, sight: Sight): Promise<void> {
  const popup = await browser.openPopup(page);
  await untilSays(() => popup.text(), sight);
  await popup.close();
}

/** Opens the popup over the page, and waits until every contact is shown or unavailable. */
export async function untilAllTold({ browser, page }: FaultStage): Promise<void> {
  const popup = await browser.openPopup(page);
  await untilNothingPends(popup, longestWait);
  await popup.close();
}

/** Waits until an attempt to sign in is over, one way or the other. */
export async function untilAttemptOver(browser: TestBrowser): Promise<void> {
  const isOver = async () => {
    const kept = await keptIn(browser);
    return !('signInAttempt' in kept) && ('token' in kept || 'signInEnd' in kept);
  };
  await until(isOver, { what: 'the attempt to sign in to be over', timeout: longestWait });
}
