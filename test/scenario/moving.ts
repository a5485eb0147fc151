import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { movingRecipe } from '../../sandbox/crm/moving/recipe.ts';
import { hosts } from '../../sandbox/endpoints.ts';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { TestPage } from '../drivers/driver.ts';
import { lookPause } from './faces.ts';
import { type RowInFrame, rowsIn, type Tally, tallyOf } from './frames.ts';
import { colourOf, isBlank } from './pixels.ts';
import { type BrowserName, openScene, prepared, type Scene } from './scene.ts';
import { allow, configure, crm, signInAtOnce } from './steps.ts';

/** An address among the pages that move, such as `/pager?order=no-url`. */
export type MovingPath = `/${string}`;

/** A scene on a page that moves, under the recipe of those pages. */
export type MovingScene = Scene & {
  readonly page: TestPage;
  /** Opens another of them in the same tab. */
  go(path: MovingPath): Promise<void>;
};

/** The settings document for the pages that move: the CRM has no user of its own there. */
export function movingSettings(): Settings {
  const settings = sandboxSettings();
  return { ...settings, sites: settings.sites.map((site) => ({ ...site, recipe: movingRecipe })) };
}

/** The sandbox and a fresh profile, with the CRM allowed on one of its pages that move and the first account signed in. */
export async function openMovingScene(browserName: BrowserName, path: MovingPath): Promise<MovingScene> {
  const scene = await openScene(browserName);
  return prepared(scene, async () => {
    await configure(scene.browser, movingSettings());
    const page = await scene.browser.open(`${crm.origin}${path}`);
    await page.setViewport(900, 760);
    await allow(scene.browser, page);
    await (await signInAtOnce(scene, page, anna)).close();
    await page.bringToFront();
    return { ...scene, page, go: (to) => page.goto(`${crm.origin}${to}`) };
  });
}

/** How many people LinkedIn was asked for since the journal was last cleared, as often as it was. */
export function peopleAsked({ sandbox }: Scene): number {
  return sandbox.journal.of('people').flatMap(({ query }) => query.match(/\(id(?::|%3A)/gi) ?? []).length;
}

/** What the rows in sight show now. */
export async function rowsOn(page: TestPage): Promise<RowInFrame[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vis-a-vis-rows-'));
  try {
    const file = join(folder, 'page.png');
    await page.bringToFront();
    await page.screenshot(file, { loose: true });
    return await rowsIn(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Waits until every row in sight shows its member.
 *
 * @param least how many rows there are at least.
 * @throws Error as soon as a wrong face is seen, and where the right ones do not come in time.
 */
export async function untilRightRows(page: TestPage, least: number, patience = 10_000): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const rows = await rowsOn(page);
    // Where a slot is yet to be made, the page's own white is nobody's face; it may not stay.
    const wrong = rows.filter(({ verdict, shown }) => verdict === 'wrong' && !isBlank(colourOf(shown)));
    if (wrong.length > 0) throw new Error(`Wrong faces: ${JSON.stringify(wrong)}`);
    const right = rows.filter(({ verdict }) => verdict === 'right').length;
    if (right >= least && right === rows.length) return;
    if (Date.now() > deadline)
      throw new Error(`${right} of ${rows.length} rows show their member, where ${least} were to.`);
    await sleep(lookPause);
  }
}

/** The longest that a page is asked for in one go: the drivers wait no longer than 30 s for an answer. */
const longestGo = 5_000;

/** Scrolls the virtualised table for so many milliseconds, as fast as a hand that flings it, with rests in which pictures come. */
async function fling(page: TestPage, milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= longestGo)
    await page.evaluate(
      (duration: number) =>
        new Promise<boolean>((resolve) => {
          const viewport = document.querySelector('.moving-viewport');
          const start = performance.now();
          const step = () => {
            const passed = performance.now() - start;
            if (passed > duration) return resolve(true);
            // A second of flinging, at most three rows a frame and once in a while a leap, then six tenths of rest.
            const within = passed % 1_600;
            const way = Math.floor(passed / 1_600) % 4 === 3 ? -1 : 1;
            if (within < 1_000) viewport?.scrollBy(0, way * Math.round(7 + (within % 137)));
            requestAnimationFrame(step);
          };
          requestAnimationFrame(step);
        }),
      Math.min(left, longestGo),
    );
}

/** Records the virtualised table while it is flung, and judges every row of every frame. */
export async function tallyOfFling(page: TestPage, seconds: number): Promise<Tally> {
  return tallyOf(await page.recordFrames(() => fling(page, seconds * 1000)));
}

/** Milliseconds by which LinkedIn answers later while the pager is watched: nobody's picture is there before the next look at the screen. */
const pagingLatency = 120;

/** Records the pager while somebody goes on and back, now faster than pictures come and now slower, and judges every frame. */
export async function tallyOfPaging({ page, sandbox }: MovingScene, seconds: number): Promise<Tally> {
  const end = Date.now() + seconds * 1000;
  const pauses = [150, 900, 250, 100, 700];
  const ways = ['#next', '#next', '#previous', '#next', '#next'];
  sandbox.control.setLatency(hosts.api, pagingLatency);
  const frames = await page.recordFrames(async () => {
    for (let turn = 0; Date.now() < end; turn += 1) {
      const way = ways[turn % ways.length] ?? '#next';
      await page.evaluate((button: string) => document.querySelector<HTMLElement>(button)?.click(), way);
      await sleep(pauses[turn % pauses.length]);
    }
  });
  sandbox.control.setLatency(hosts.api, 0);
  return tallyOf(frames);
}
