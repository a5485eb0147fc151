import type { TestPopup } from '../../test/drivers/driver.ts';
import { crm } from '../../test/scenario/steps.ts';
import { TooLate } from '../measure/patience.ts';
import { measurePopup } from '../measure/popup.ts';
import { openStage, places, type Stage } from '../measure/stage.ts';
import { inTurns } from '../measure/turns.ts';
import type { Figure } from '../report/figure.ts';
import { summarise } from '../report/statistics.ts';
import type { Part } from './part.ts';

const ownPopup = 'src/popup/popup.html';

/** What the floor's popup is: an icon of the extension's, and no work at all. What that takes is the browser's own. */
const emptyPopup = 'icons/128.png';

/** From the click on the toolbar's button until the popup over the list of 25 names everybody. */
export const popup: Part = {
  name: 'popup',
  async measure(effort, say) {
    const stage = await openStage();
    try {
      await stage.tabs.ours.page.goto(`${crm.origin}${places.list.path}`);
      const rounds = effort.rounds(15);
      say('with the worker warm, cold, and the browser’s own share');
      const times = await measurePopups(stage, rounds);
      const floor = summarise(times.floor);
      const figure = (id: string, what: string, ours: readonly number[], atMost: number): Figure => {
        const spread = summarise(ours);
        return { id, what, unit: 'ms', value: spread.median, spread, goal: { atMost }, sides: { ours: spread, floor } };
      };
      return {
        section: {
          title: 'Popup: from the click until the list stands (the floor is an empty popup: the browser’s own share)',
          figures: [
            figure('popup-warm', 'popup, worker warm', times.warm, 100),
            figure('popup-cold', 'popup, worker cold', times.cold, 200),
          ],
        },
        browsers: { Chromium: stage.scene.browser.version },
      };
    } finally {
      await stage.scene.close();
    }
  },
};

function measurePopups(stage: Stage, rounds: number) {
  const { browser } = stage.scene;
  const { puppet } = stage.tabs.ours;
  const setPopup = (path: string) =>
    browser.background(`chrome.action.setPopup({ popup: ${JSON.stringify(path)} }).then(() => true)`);
  const ours = () => measurePopup(puppet, stage.extension, ownPopup, namesEverybody);
  return inTurns(rounds, {
    floor: async () => {
      await setPopup(emptyPopup);
      const measured = await measurePopup(puppet, stage.extension, emptyPopup, async () => undefined);
      await setPopup(ownPopup);
      return measured;
    },
    warm: ours,
    cold: async () => {
      await browser.stopWorker();
      return ours();
    },
  });
}

/** @throws TooLate where the popup does not list everybody on the page yet. */
async function namesEverybody(opened: TestPopup): Promise<void> {
  const listed = (await opened.list('Shown')).length + (await opened.list('Unavailable')).length;
  if (listed !== places.list.pictures)
    throw new TooLate(`The popup lists ${listed} people instead of ${places.list.pictures}.`);
}
