import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cells } from '../scenario/faults/cells.ts';
import { tryCell } from '../scenario/faults/in-browser.ts';
import { killWhileBrowsing } from '../scenario/faults/kills.ts';
import { type FaultStage, openFaultStage } from '../scenario/faults/stage.ts';
import { someOf } from '../scenario/seeded.ts';

/** Another number is another sample of what `npm run proof -- faults` tries whole. */
const seed = 15;

/** Those in which nothing is waited for, of places that many people stand at. */
const quick = cells.filter(
  ({ place, fault }) =>
    ['people', 'media', 'token-service', 'userinfo'].includes(place) &&
    ['redirect', 'enormous', 'broken-off', 'html', '401', '429', '503-long'].includes(fault),
);

let stage: FaultStage;
beforeAll(async () => {
  stage = await openFaultStage(inject('browserName'));
});
afterAll(() => stage?.close());

describe('a fault', () => {
  it.each(someOf(quick, 2, seed))('at $place, $fault: comes to “$sees”, and loses nothing', async (cell) => {
    expect(await tryCell(stage, cell)).toEqual({ lost: [] });
  });
});

it('a worker stopped while somebody browses costs no page its pictures, and nobody what they have entered', async () => {
  const kills = 2;
  expect(await killWhileBrowsing(stage, kills, seed)).toEqual({ kills, right: kills, reloads: 0, lost: 0, faults: [] });
});
