import { people } from '../sandbox/world/people.ts';
import { badgeOf } from '../test/scenario/card.ts';
import { byKeys, byPointer, measureCard, measureFrame } from './card.ts';
import { type Load, measureLoad } from './loads.ts';
import { measurePopup } from './popup.ts';
import type { Place, Stage } from './stage.ts';

/** What was measured of two sides in turns, one entry a round. */
export type Rounds<Measured> = { readonly floor: readonly Measured[]; readonly ours: readonly Measured[] };

/** Rounds that are thrown away: caches fill, code is compiled, the sandbox draws its portraits. */
const warmUp = 3;

/** Measures both sides in turns, so that whatever else the machine does meets both alike. */
async function inTurns<Measured>(
  rounds: number,
  floor: () => Promise<Measured>,
  ours: () => Promise<Measured>,
): Promise<Rounds<Measured>> {
  const measured: { floor: Measured; ours: Measured }[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) measured.push({ floor: await floor(), ours: await ours() });
  const kept = measured.slice(warmUp);
  return { floor: kept.map((round) => round.floor), ours: kept.map((round) => round.ours) };
}

/** @param asleep whether the worker is stopped before each load of ours. */
export function measureLoads(stage: Stage, place: Place, rounds: number, asleep: boolean): Promise<Rounds<Load>> {
  return inTurns(
    rounds,
    () => measureLoad(stage.floor, place.floor, place.pictures),
    async () => {
      if (asleep) await stage.scene.browser.stopWorker();
      return measureLoad(stage.ours, place.ours, place.pictures);
    },
  );
}

const ownPopup = 'src/popup/popup.html';

/** What the floor's popup is: an icon of the extension's, and no work at all. What that takes is the browser's own. */
const emptyPopup = 'icons/128.png';

/**
 * Measures the popup over the list.
 *
 * @param people how many contacts the list has to name.
 * @param asleep whether the worker is stopped before each of our popups.
 */
export async function measurePopups(
  stage: Stage,
  people: number,
  rounds: number,
  asleep: boolean,
): Promise<Rounds<number>> {
  const { browser } = stage.scene;
  const setPopup = (path: string) =>
    browser.background(`chrome.action.setPopup({ popup: ${JSON.stringify(path)} }).then(() => true)`);
  const { puppet } = stage.ours;
  return inTurns(
    rounds,
    async () => {
      await setPopup(emptyPopup);
      return measurePopup(puppet, stage.extension, emptyPopup, async () => undefined);
    },
    async () => {
      await setPopup(ownPopup);
      if (asleep) await browser.stopWorker();
      return measurePopup(puppet, stage.extension, ownPopup, async (popup) => {
        const listed = (await popup.list('Shown')).length + (await popup.list('Unavailable')).length;
        if (listed !== people) throw new Error(`The popup lists ${listed} people instead of ${people}.`);
      });
    },
  );
}

/** How a card is opened, with the worker running or, for the pointer, stopped as it comes. The keys reach the page by way of the worker. */
export type CardOpening = 'pointer' | 'pointer, worker stopped' | 'keys';

/** Measures the card of the list's first contact. */
export function measureCards(
  { floor, ours, scene }: Stage,
  opening: CardOpening,
  rounds: number,
): Promise<Rounds<number>> {
  const [{ firstName, lastName } = { firstName: '', lastName: '' }] = people;
  const name = `${firstName} ${lastName}`;
  const how =
    opening === 'keys'
      ? byKeys(ours, 'tr.contact a.contact-name', () => scene.browser.runCommand('show-card'))
      : byPointer(ours, badgeOf(1));
  return inTurns(
    rounds,
    () => measureFrame(floor, name),
    () =>
      measureCard(ours, name, how, async () => {
        if (opening === 'pointer, worker stopped') await scene.browser.stopWorker();
      }),
  );
}
