// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';

await vi.hoisted(async () => import('../fakes/native.ts'));
vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { casesOf, note, patience } from '../../scenario/thoroughness.ts';
import { deliverAll, rest, settle, step, take } from './steps.ts';
import { members, openWorld, type World } from './world.ts';

/** Once everything has been delivered, the page shows the viewer's own answers, to a user who said that they are the viewer, or nothing. */
async function judgeAtRest(world: World): Promise<void> {
  await world.judgePage('at rest', world.truth.current());
  const user = world.crmUser();
  if (world.painted() > 0 && !world.truth.isConfirmed(user))
    world.figures.foreign.push(`at rest: pictures for ${user}, who has not said so`);
}

const workerScript = '../../../src/background/index.ts';
const pageScript = '../../../src/content/contacts-script.ts';

test('whatever comes in whatever order, nobody sees what LinkedIn answered to another viewer', {
  timeout: patience(),
}, async (context) => {
  const sums = { interleavings: 0, steps: 0, late: 0, deaths: 0, painted: 0, foreign: 0 };
  const interleaving = fc.record({
    steps: fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
    isPrompt: fc.boolean(),
  });
  const noteSums = () =>
    note(
      context,
      { what: 'interleavings', value: sums.interleavings },
      { what: 'steps', value: sums.steps },
      { what: 'steps after which pictures were painted', value: sums.painted },
      { what: 'answers delivered late', value: sums.late },
      { what: 'worker deaths', value: sums.deaths },
      { what: 'foreign answers seen', value: sums.foreign, wanted: 0 },
    );
  await fc
    .assert(
      fc.asyncProperty(interleaving, async ({ steps, isPrompt }) => {
        const world = await openWorld(workerScript, pageScript);
        const judge = async (what: string) => {
          await world.judgePage(what);
          world.openPageReport();
          expect(world.figures.foreign).toEqual([]);
        };
        try {
          world.openPopup();
          await world.load('vera', members);
          for (const one of steps) {
            sums.steps += 1;
            await take(world, one);
            await rest(world);
            if (isPrompt) await deliverAll(world);
            await judge(one.does);
            if (isPrompt) await judgeAtRest(world);
            if (world.painted() > 0) sums.painted += 1;
          }
          world.releaseWrites();
          await settle(world);
          await deliverAll(world);
          await judge('at the end');
          await judgeAtRest(world);
          expect(world.figures.foreign).toEqual([]);
        } finally {
          sums.interleavings += 1;
          sums.late += world.figures.late;
          sums.deaths += world.figures.deaths;
          sums.foreign += world.figures.foreign.length;
          world.close();
        }
      }),
      casesOf(1000, 40),
    )
    .finally(noteSums);
  // Where nothing is painted nothing is painted wrongly.
  expect(sums.painted).toBeGreaterThan(sums.steps / 20);
  expect(sums.late).toBeGreaterThan(0);
});
