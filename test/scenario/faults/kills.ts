import { setTimeout as sleep } from 'node:timers/promises';
import { hosts } from '../../../sandbox/endpoints.ts';
import { pageLength, people } from '../../../sandbox/world/people.ts';
import { facesOn, judge, untilFaces } from '../faces.ts';
import { seeded } from '../seeded.ts';
import { crm, openContacts } from '../steps.ts';
import { lostOfDraft } from './draft.ts';
import { entriesIn, lostOf, missingIn } from './entries.ts';
import type { FaultStage } from './stage.ts';

/** Milliseconds within which a page asks for everybody on it, as slowly as LinkedIn answers here; a kill comes at any moment of them. */
const browsing = 1500;

/** Milliseconds until pictures have to be there after a kill: the page asks again after half a second, two and five. */
const patience = 30_000;

/** What came of stopping the worker again and again. */
export type Kills = {
  readonly kills: number;
  /** Pages that had the right pictures in the end, and none that was wrong. */
  readonly right: number;
  /** Pages that had to be loaded anew for that. */
  readonly reloads: number;
  /** Entries that were lost. */
  readonly lost: number;
  /** What was wrong, a line each. */
  readonly faults: readonly string[];
};

/**
 * Browses through the list's pages, and stops the worker once on each, at a moment that the seed chooses; then waits for the right pictures. In the end what
 * was picked before is saved.
 */
export async function killWhileBrowsing(
  stage: FaultStage,
  kills: number,
  seed: number,
  progress: (line: string) => void = () => undefined,
): Promise<Kills> {
  const { browser, sandbox, page } = stage;
  const random = seeded(seed);
  const listPages = Math.ceil(people.length / pageLength);
  const entries = await entriesIn(stage);
  const faults = missingIn(entries).map((name) => `not entered to begin with: ${name}`);
  const counts = { right: 0, reloads: 0, lost: 0 };
  sandbox.control.setLatency(hosts.api, 250);
  for (let kill = 1; kill <= kills; kill += 1) {
    const number = 1 + Math.floor(random() * listPages);
    // Some pictures are slower than others.
    sandbox.control.setLatency(hosts.media, Math.floor(random() * 400));
    await page.goto(`${crm.list}?page=${number}`);
    await page.evaluate((mark: number) => {
      Object.assign(window, { loaded: mark });
    }, kill);
    await sleep(random() * browsing);
    await browser.stopWorker();
    try {
      await untilFaces(page, openContacts(number).length, patience);
      const { wrong } = judge(await facesOn(page));
      if (wrong.length === 0) counts.right += 1;
      else faults.push(`kill ${kill}: a wrong face beside ${wrong} on page ${number}`);
    } catch (error) {
      faults.push(`kill ${kill}, page ${number}: ${error instanceof Error ? error.message : error}`);
    }
    if ((await page.evaluate(() => (window as { loaded?: number }).loaded)) !== kill) counts.reloads += 1;
    const lost = lostOf(entries, await entriesIn(stage));
    counts.lost += lost.length;
    faults.push(...lost.map((name) => `kill ${kill}: ${name} was lost`));
    if (kill % 20 === 0) progress(`${kill} kills in ${browser.name}, ${counts.right} pages right`);
  }
  sandbox.control.setLatency(hosts.api, 0);
  sandbox.control.setLatency(hosts.media, 0);
  const lost = await lostOfDraft(stage);
  return { kills, ...counts, lost: counts.lost + lost.length, faults: [...faults, ...lost] };
}
