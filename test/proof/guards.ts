import { someOf } from '../scenario/seeded.ts';
import { guards as all } from './guards/all.ts';
import { type Ending, type Ground, prepareGround } from './guards/trial.ts';
import type { Proof } from './proof.ts';

/** Guards that are tried at the same time, each in a copy of the sources of its own. */
const atOnce = 2;

/** Each guard of the sources is taken away by itself, and the tests that hold it have to fail. */
export const guards: Proof = {
  name: 'guards',
  claim: 'Without any single guard of a list, a test fails.',
  seeded: true,
  async run({ share, seed, progress }) {
    const chosen = someOf(all, Math.ceil(all.length * share), seed);
    const tests = [...new Set(chosen.flatMap((guard) => guard.tests))];
    const grounds: Ground[] = [];
    try {
      const first = await prepareGround();
      grounds.push(first);
      while (grounds.length < atOnce) grounds.push(await prepareGround());
      const faults = [...(await first.run(tests))]
        .filter(([, ending]) => ending !== 'passed')
        .map(([test, ending]) => `${test} ${ending} with every guard in its place`);
      const waiting = [...chosen];
      let held = 0;
      const work = async (ground: Ground): Promise<void> => {
        for (let guard = waiting.shift(); guard !== undefined; guard = waiting.shift()) {
          // One that can't be tried, since it stands nowhere any more, ends neither the others nor the work that goes on in another ground.
          const survivals = await ground.runWithout(guard).then(survivalsOf, (error: Error) => [error.message]);
          if (survivals.length === 0) held += 1;
          else faults.push(`${guard.name}, without which ${guard.without}: ${survivals.join(', ')}`);
          progress(`${guard.name}: ${survivals.length === 0 ? 'held' : survivals.join(', ')}`);
        }
      };
      await Promise.all(grounds.map(work));
      return {
        figures: [
          { what: 'guards taken away, one by one', value: chosen.length },
          { what: 'of them, without which their tests fail', value: held, wanted: chosen.length },
          { what: 'test files that hold them', value: tests.length },
        ],
        faults,
      };
    } finally {
      for (const ground of grounds) await ground.clear();
    }
  },
};

/** What a guard's test files that did not fail came to. */
const survivalsOf = (endings: ReadonlyMap<string, Ending>): readonly string[] =>
  [...endings].filter(([, ending]) => ending !== 'failed').map(([test, ending]) => `${test} ${ending}`);
