import { killWhileBrowsing } from '../scenario/faults/kills.ts';
import { openFaultStage } from '../scenario/faults/stage.ts';
import type { Figure } from '../scenario/figure.ts';
import type { Proof } from './proof.ts';

/** Kills in each browser. */
const whole = 200;

/** The worker is stopped while somebody browses, again and again and at any moment: the pages end with the right pictures by themselves. */
export const kills: Proof = {
  name: 'kills',
  claim:
    'However often the browser stops the worker, every page ends with the right pictures without being loaded anew, and nothing entered is lost.',
  seeded: true,
  async run({ browsers, share, seed, progress }) {
    const figures: Figure[] = [];
    const faults: string[] = [];
    for (const browser of browsers) {
      const stage = await openFaultStage(browser);
      try {
        const count = Math.ceil(whole * share);
        const outcome = await killWhileBrowsing(stage, count, seed, progress);
        figures.push(
          { what: `kills of the worker while browsing in ${browser}`, value: outcome.kills },
          { what: `pages right afterwards in ${browser}`, value: outcome.right, wanted: outcome.kills },
          { what: `pages loaded anew for that in ${browser}`, value: outcome.reloads, wanted: 0 },
          { what: `entries lost by kills in ${browser}`, value: outcome.lost, wanted: 0 },
        );
        faults.push(...outcome.faults.map((fault) => `${browser}, ${fault}`));
      } finally {
        await stage.close();
      }
    }
    return { figures, faults };
  },
};
