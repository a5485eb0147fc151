import { type OrgCell, orgCells, orgPlaces } from '../scenario/faults/org-cells.ts';
import { openOrgStage, tryOrgCell } from '../scenario/faults/org-in-browser.ts';
import type { BrowserName } from '../scenario/scene.ts';
import { someOf } from '../scenario/seeded.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Every cell of the org's table of faults is brought about on the page, in real browsers: what is seen is what is stated, there is a way on, and what was entered is still there. */
export const orgFaults: Proof = {
  name: 'org-faults',
  claim:
    'Whatever goes wrong at whichever endpoint of the Salesforce org comes to the outcome stated for it, with a way on, and loses nothing that a person has entered.',
  seeded: true,
  async run({ browsers, share, seed, progress }) {
    const tried = someOf(orgCells, Math.ceil(orgCells.length * share), seed);
    const outcomes: Outcome[] = [];
    for (const browser of browsers) outcomes.push(await tryCells(browser, tried, progress));
    return together(outcomes);
  },
};

async function tryCells(
  browser: BrowserName,
  tried: readonly OrgCell[],
  progress: (line: string) => void,
): Promise<Outcome> {
  const wrong: string[] = [];
  const lost: string[] = [];
  let stage = await openOrgStage(browser);
  try {
    for (const [index, cell] of tried.entries()) {
      const name = `${browser}, ${orgPlaces[cell.place].what}, ${cell.fault}`;
      const outcome = await tryOrgCell(stage, cell);
      lost.push(...outcome.lost.map((entry) => `${name}: ${entry} was lost`));
      if (index % 20 === 0) progress(`${name}, the ${index + 1}th of ${tried.length}`);
      if (outcome.wrong === undefined) continue;
      wrong.push(`${name}: ${outcome.wrong}`);
      progress(`${name}: ${outcome.wrong}`);
      // One cell's trouble is not the next one's.
      await stage.close();
      stage = await openOrgStage(browser);
    }
  } finally {
    await stage.close();
  }
  return {
    figures: [
      { what: `fault cells of the org brought about in ${browser}`, value: tried.length },
      { what: `fault cells of the org with another outcome than stated in ${browser}`, value: wrong.length, wanted: 0 },
      { what: `entries lost by faults of the org in ${browser}`, value: lost.length, wanted: 0 },
    ],
    faults: [...wrong, ...lost],
  };
}
