import { until } from '../../test/drivers/waiting.ts';
import { answeredPictures } from '../measure/loads.ts';
import {
  addressOf,
  openRivalScene,
  type Place,
  places,
  type RivalScene,
  type Side,
  setLatency,
} from '../measure/stage.ts';
import { inTurns } from '../measure/turns.ts';
import type { Figure } from '../report/figure.ts';
import { ratiosOf, summarise } from '../report/statistics.ts';
import type { Part } from './part.ts';

const latency = 50;

/**
 * What can be measured in Firefox, which writes no trace that a program could read: by the clock of LinkedIn's stand-in, from the question for the page to the
 * one for its last picture. What comes after that, fetching, decoding and painting, is not in it.
 */
export const firefox: Part = {
  name: 'firefox',
  async measure(effort, say) {
    const scene = await openRivalScene('firefox');
    try {
      setLatency(scene, latency);
      const figures: Figure[] = [];
      for (const place of [places.record, places.list]) {
        say(`the ${place.name}, ${latency} ms away`);
        figures.push(...(await figuresAt(scene, place, effort.rounds(12))));
      }
      return {
        section: { title: 'Firefox: from the page’s request to that of its last picture', figures },
        browsers: { Firefox: scene.browser.version },
      };
    } finally {
      await scene.close();
    }
  },
};

async function figuresAt(scene: RivalScene, place: Place, rounds: number): Promise<Figure[]> {
  const { floor, ours, naive } = await inTurns(rounds, {
    floor: () => loadOf(scene, 'floor', place),
    ours: () => loadOf(scene, 'ours', place),
    naive: () => loadOf(scene, 'naive', place),
  });
  const sides = { ours: summarise(ours), floor: summarise(floor), naive: summarise(naive) };
  const id = place === places.record ? 'record' : 'list';
  return [
    {
      id: `firefox-${id}`,
      what: `${place.name}, ${latency} ms away: ours to the floor’s`,
      unit: '×',
      value: sides.ours.median / sides.floor.median,
      spread: summarise(ratiosOf(ours, floor)),
      sides,
    },
  ];
}

/** Milliseconds. */
async function loadOf({ pages, sandbox: { journal } }: RivalScene, side: Side, place: Place): Promise<number> {
  const address = new URL(addressOf(side, place));
  await pages[side].bringToFront();
  journal.clear();
  await pages[side].goto(address.href);
  await until(async () => answeredPictures(journal) >= place.pictures, { what: `the pictures of ${address}` });
  const begun = journal.of(address.hostname).find(({ path }) => path === address.pathname)?.at ?? Number.NaN;
  return Math.max(...journal.of('media').map(({ at }) => at)) - begun;
}
