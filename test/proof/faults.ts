import { type Cell, cells, places } from '../scenario/faults/cells.ts';
import { lostOfDraft } from '../scenario/faults/draft.ts';
import { elsewhere } from '../scenario/faults/faults.ts';
import { tryCell } from '../scenario/faults/in-browser.ts';
import { openFaultStage } from '../scenario/faults/stage.ts';
import type { BrowserName } from '../scenario/scene.ts';
import { someOf } from '../scenario/seeded.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Every cell of the table of faults is brought about in real browsers: what is seen is what is stated, and what was entered is still there. */
export const faults: Proof = {
  name: 'faults',
  claim:
    'Whatever goes wrong at whichever endpoint comes to the outcome stated for it, and loses nothing that a person has entered.',
  seeded: true,
  async run({ browsers, share, seed, progress }) {
    const tried = someOf(cells, Math.ceil(cells.length * share), seed);
    const outcomes: Outcome[] = [];
    for (const browser of browsers) outcomes.push(await tryCells(browser, tried, progress));
    return together(outcomes);
  },
};

async function tryCells(
  browser: BrowserName,
  tried: readonly Cell[],
  progress: (line: string) => void,
): Promise<Outcome> {
  const wrong: string[] = [];
  let otherwise = 0;
  let lost = 0;
  let stage = await openFaultStage(browser);
  try {
    for (const [index, cell] of tried.entries()) {
      const name = `${browser}, ${places[cell.place].what}, ${cell.fault}`;
      const outcome = await tryCell(stage, cell);
      lost += outcome.lost.length;
      wrong.push(...outcome.lost.map((entry) => `${name}: ${entry} was lost`));
      if (outcome.wrong !== undefined) {
        otherwise += 1;
        wrong.push(`${name}: ${outcome.wrong}`);
        progress(`${name}: ${outcome.wrong}`);
        // One cell's trouble is not the next one's.
        await stage.close();
        stage = await openFaultStage(browser);
      } else if (index % 20 === 0) progress(`${name}, the ${index + 1}th of ${tried.length}`);
    }
    const ofDraft = await lostOfDraft(stage);
    lost += ofDraft.length;
    wrong.push(...ofDraft.map((entry) => `${browser}: ${entry}`));
  } finally {
    await stage.close();
  }
  if (stage.browser.refusedHosts().includes(elsewhere))
    wrong.push(`${browser}: a redirect to ${elsewhere} was followed`);
  return {
    figures: [
      { what: `fault cells brought about in ${browser}`, value: tried.length },
      { what: `fault cells with another outcome than stated in ${browser}`, value: otherwise, wanted: 0 },
      { what: `entries lost by faults in ${browser}`, value: lost, wanted: 0 },
    ],
    faults: wrong,
  };
}
