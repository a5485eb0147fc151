import type { Figure } from '../scenario/figure.ts';
import type { Tally } from '../scenario/frames.ts';
import { type MovingPath, openMovingScene, tallyOfFling, tallyOfPaging } from '../scenario/moving.ts';
import type { BrowserName } from '../scenario/scene.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** Seconds for which each page is watched. */
const watched = 30;

/** The pager's ways to change the address and the form; the last fills in the reference after the name. */
export const pagerPaths: readonly MovingPath[] = [
  '/pager?order=url-first',
  '/pager?order=url-last',
  '/pager?order=no-url',
  '/pager?order=no-url&value=late',
];

/** Pages that reuse their nodes for other records are watched frame by frame, as they are flung and paged through. */
export const faces: Proof = {
  name: 'faces',
  claim: 'On pages that reuse their nodes for other records, no frame of the screen shows a face beside another name.',
  async run({ browsers, share, progress }) {
    const outcomes: Outcome[] = [];
    for (const browser of browsers) outcomes.push(await watch(browser, watched * share, progress));
    return together(outcomes);
  },
};

async function watch(browserName: BrowserName, seconds: number, progress: (line: string) => void): Promise<Outcome> {
  const scene = await openMovingScene(browserName, '/virtual');
  const figures: Figure[] = [];
  const faults: string[] = [];
  const note = (page: MovingPath, { frames, rows, right, pale, wrong }: Tally): void => {
    progress(`${browserName} ${page}: ${frames} frames, ${right} right, ${pale} initials, ${wrong.length} wrong`);
    const where = `${browserName}, \`${page}\`, ${seconds} s`;
    figures.push(
      { what: `${where}: frames`, value: frames },
      { what: `${where}: rows judged`, value: rows },
      { what: `${where}: of them with their own face`, value: right },
      { what: `${where}: with another's`, value: wrong.length, wanted: 0 },
    );
    faults.push(...wrong.slice(0, 5).map((row) => `${where}: ${JSON.stringify(row)}`));
    // Where nobody is shown nobody is shown wrongly.
    if (right === 0) faults.push(`${where}: no face was seen at all`);
  };
  try {
    note('/virtual', await tallyOfFling(scene.page, seconds));
    for (const page of pagerPaths) {
      await scene.go(page);
      note(page, await tallyOfPaging(scene, seconds));
    }
    return { figures, faults };
  } finally {
    await scene.close();
  }
}
