import { people } from '../../sandbox/world/people.ts';
import { badgeOf } from '../../test/scenario/card.ts';
import { crm } from '../../test/scenario/steps.ts';
import { byKeys, byPointer, measureCard, measureFrame } from '../measure/card.ts';
import { openStage, type Stage } from '../measure/stage.ts';
import { inTurns } from '../measure/turns.ts';
import type { Figure } from '../report/figure.ts';
import { summarise } from '../report/statistics.ts';
import type { Part } from './part.ts';

/** What a card may take, in milliseconds. */
const goal = { atMost: 100 };

/** From the end of the pointer's rest, or from the keys, until a card shows the contact's name. */
export const card: Part = {
  name: 'card',
  async measure(effort, say) {
    const stage = await openStage();
    try {
      await stage.tabs.ours.page.goto(crm.list);
      say('by pointer with the worker running and asleep, and by the keys');
      const times = await measureCards(stage, effort.rounds(7));
      const floor = summarise(times.floor);
      const figure = (id: string, what: string, ours: readonly number[]): Figure => {
        const spread = summarise(ours);
        return { id, what, unit: 'ms', value: spread.median, spread, goal, sides: { ours: spread, floor } };
      };
      return {
        section: {
          title: 'Card: until it shows the contact’s name (the floor is a bare frame of the page’s own)',
          figures: [
            figure('card-pointer', 'card by the pointer, from the end of its rest', times.pointer),
            figure('card-pointer-asleep', 'card by the pointer, worker asleep', times.asleep),
            figure('card-keys', 'card by the keys', times.keys),
          ],
        },
        browsers: { Chromium: stage.scene.browser.version },
      };
    } finally {
      await stage.scene.close();
    }
  },
};

/** The card of the list's first contact. The keys reach the page by way of the worker, so there is no measuring them without it. */
function measureCards({ tabs, scene }: Stage, rounds: number) {
  const [{ firstName, lastName } = { firstName: '', lastName: '' }] = people;
  const name = `${firstName} ${lastName}`;
  const pointer = byPointer(tabs.ours, badgeOf(1));
  const keys = byKeys(tabs.ours, 'tr.contact a.contact-name', () => scene.browser.runCommand('show-card'));
  return inTurns(rounds, {
    floor: () => measureFrame(tabs.floor, name),
    pointer: () => measureCard(tabs.ours, name, pointer, async () => undefined),
    keys: () => measureCard(tabs.ours, name, keys, async () => undefined),
    asleep: () => measureCard(tabs.ours, name, pointer, () => scene.browser.stopWorker()),
  });
}
