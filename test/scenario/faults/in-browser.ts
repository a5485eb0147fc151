import { type Cell, places } from './cells.ts';
import { doingAt, mend } from './doings.ts';
import { entriesIn, lostOf, missingIn } from './entries.ts';
import { faults } from './faults.ts';
import type { FaultStage } from './stage.ts';

/** How one cell went in a real browser. */
export type Tried = {
  /** Why the outcome was not the one stated; `undefined` where it was. */
  readonly wrong?: string;
  /** The names of the entries that were lost. */
  readonly lost: readonly string[];
};

/**
 * Brings one fault about where somebody is doing something, and looks for what the cell says they see. What they are told to do about it is then done, and
 * everything has to be there again.
 */
export async function tryCell(stage: FaultStage, cell: Cell): Promise<Tried> {
  try {
    const lost = await lostBy(stage, cell);
    await mend(stage);
    return { lost };
  } catch (error) {
    // The next cell begins as if nothing had been, where that can be had.
    await mend(stage).catch(() => undefined);
    return { wrong: error instanceof Error ? error.message : String(error), lost: [] };
  }
}

/** @throws Error with what was other than stated. */
async function lostBy(stage: FaultStage, cell: Cell): Promise<readonly string[]> {
  const { place, fault } = cell;
  const { endpoint } = places[place];
  const sees = (stage.browser.name === 'firefox' && cell.inFirefox) || cell.sees;
  const doing = doingAt(place);
  const { control, journal } = stage.sandbox;
  await doing.prepare(stage);
  const entries = await entriesIn(stage);
  const missing = missingIn(entries);
  if (missing.length > 0) throw new Error(`not entered to begin with: ${missing}`);
  const bring = () => {
    journal.clear();
    faults[fault].bring(control, endpoint);
  };
  if (fault === '401-new-token' && doing.renewToken) await doing.renewToken(stage, bring);
  else bring();
  await doing.run(stage, sees);
  if (cell.asked !== 0 && journal.of(endpoint).length === 0) throw new Error(`${endpoint} was never asked`);
  control.clearFaults();
  control.setPictureLifetime(60 * 86_400);
  await doing.goBack(stage, sees);
  return lostOf(entries, await entriesIn(stage));
}
