import { guards as all } from './guards/all.ts';
import type { Guard } from './guards/guard.ts';
import { type Ending, type Ground, prepareGround } from './guards/trial.ts';
import type { Proof } from './proof.ts';

/** Guards that are tried at the same time, each in a copy of the sources of its own. */
const atOnce = 2;

/** Each guard of the sources is taken away by itself, and the tests that hold it have to fail. */
export const guards: Proof = {
  name: 'guards',
  claim: 'Without any single guard of a list, a test fails.',
  async run({ share, seed, progress }) {
    const chosen = partOf(all, share, seed);
    const tests = [...new Set(chosen.flatMap((guard) => guard.tests))];
    const grounds = Array.from({ length: atOnce }, prepareGround);
    try {
      const [first] = grounds;
      const faults = [...((await first?.run(tests)) ?? [])]
        .filter(([, ending]) => ending !== 'passed')
        .map(([test, ending]) => `${test} ${ending} with every guard in its place`);
      const waiting = [...chosen];
      let held = 0;
      const work = async (ground: Ground): Promise<void> => {
        for (let guard = waiting.shift(); guard !== undefined; guard = waiting.shift()) {
          const survivals = survivalsOf(await ground.runWithout(guard));
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
      for (const ground of grounds) ground.clear();
    }
  },
};

/** What a guard's test files that did not fail came to. */
const survivalsOf = (endings: ReadonlyMap<string, Ending>): readonly string[] =>
  [...endings].filter(([, ending]) => ending !== 'failed').map(([test, ending]) => `${test} ${ending}`);

/** So much of a list, spread over all of it and another part for each seed. */
function partOf(list: readonly Guard[], share: number, seed: number): readonly Guard[] {
  const step = Math.max(1, Math.round(1 / share));
  return list.filter((_guard, index) => index % step === seed % step);
}
