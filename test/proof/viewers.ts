import { interleave } from '../scenario/interleaving.ts';
import { type BrowserName, openAllowedScene } from '../scenario/scene.ts';
import { inVitest } from './in-vitest.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Interleavings in each browser, and steps in each of them. */
const whole = 40;
const steps = 12;

/** The real worker and the real content script, between fakes that deliver whatever there is in any order; and fewer interleavings in real browsers. */
export const viewers: Proof = {
  name: 'viewers',
  claim:
    'Whatever comes in whatever order, nobody sees a picture, a name or a state of what LinkedIn answered to another viewer.',
  seeded: true,
  async run({ browsers, share, seed, progress }) {
    const outcomes = [await inVitest('test/unit/viewers', { share, seed })];
    for (const browser of browsers) outcomes.push(await inBrowser(browser, Math.ceil(whole * share), seed, progress));
    return together(outcomes);
  },
};

async function inBrowser(
  browser: BrowserName,
  count: number,
  seed: number,
  progress: (line: string) => void,
): Promise<Outcome> {
  const scene = await openAllowedScene(browser);
  const sums = { taken: 0, withPictures: 0 };
  const faults: string[] = [];
  try {
    for (let number = 0; number < count; number += 1) {
      const interleaved = await interleave(scene, steps, seed + number);
      sums.taken += interleaved.steps.length;
      sums.withPictures += interleaved.withPictures;
      faults.push(...interleaved.faults.map((fault) => `${browser}, seed ${seed + number}: ${fault}`));
      progress(`${browser}, seed ${seed + number}: ${interleaved.faults.length} wrong after ${interleaved.steps}`);
    }
  } finally {
    await scene.close();
  }
  return {
    figures: [
      { what: `${browser}: interleavings`, value: count },
      { what: `${browser}: steps`, value: sums.taken },
      { what: `${browser}: steps after which there were pictures to be seen`, value: sums.withPictures },
      { what: `${browser}: somebody else's seen, or one's own missed`, value: faults.length, wanted: 0 },
    ],
    faults,
  };
}
