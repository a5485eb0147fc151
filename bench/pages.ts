import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { hosts } from '../sandbox/endpoints.ts';
import { puppeteerBehind } from '../test/drivers/chromium.ts';
import { until } from '../test/drivers/waiting.ts';
import { type MovingPath, type MovingScene, openMovingScene, peopleAsked } from '../test/scenario/moving.ts';
import { crm } from '../test/scenario/steps.ts';
import { type OwnWork, ownWorkIn, threadOf } from './own-work.ts';
import { median } from './statistics.ts';
import { traced } from './trace.ts';

/** One line about a page that moves: what was measured, what it came to, and what is wanted. */
type Row = readonly [what: string, measured: string, goal: string];

/** Milliseconds after the load event in which a start is over. */
const startPatience = 2_500;

/** Seconds of the storm. */
const stormLength = 10;

const mark = 'the page';

/** What our scripts take of the main thread on pages that are large, that never rest, and that have nobody on them. */
export async function movingRows(rounds: number): Promise<Row[]> {
  const scene = await openMovingScene('chromium', '/virtual');
  try {
    const puppet = (await puppeteerBehind(scene.browser).pages()).find((page) => page.url().startsWith(crm.origin));
    if (!puppet) throw new Error('No tab is on the CRM.');
    await puppet.evaluateOnNewDocument((name) => performance.mark(name), mark);
    // The long page comes last: what a browser has to clear away after it would count against whoever comes next.
    return [
      ...(await startRows(scene, puppet, '/companies', 'nobody on the page', rounds)),
      ...(await stormRows(scene, puppet)),
      ...(await startRowsBeforeAnswers(scene, puppet, rounds)),
      ...(await startRows(scene, puppet, '/long?rows=10000', '10,000 rows, and the pictures near the screen', rounds)),
      await peopleRow(scene, puppet),
    ];
  } finally {
    await scene.close();
  }
}

/** Opens a page and waits until whatever begins with that is over. */
async function start(puppet: Page, path: MovingPath): Promise<void> {
  await puppet.goto(`${crm.origin}${path}`, { waitUntil: 'load', timeout: 120_000 });
  await sleep(startPatience);
  // A task that still runs then runs to its end first.
  await puppet.evaluate(() => document.readyState);
}

async function startOn({ browser }: MovingScene, puppet: Page, path: MovingPath): Promise<OwnWork> {
  await puppet.bringToFront();
  const trace = await traced(puppet, () => start(puppet, path));
  return ownWorkIn(trace, threadOf(trace, mark), browser.extensionOrigin);
}

async function startRows(
  scene: MovingScene,
  puppet: Page,
  path: MovingPath,
  name: string,
  rounds: number,
): Promise<Row[]> {
  const measured: OwnWork[] = [];
  for (let round = 0; round <= rounds; round += 1) measured.push(await startOn(scene, puppet, path));
  // The first compiles the script.
  const kept = measured.slice(1);
  return [
    [
      `${name}: our scripts' main-thread time to start`,
      milliseconds(median(kept.map(({ total }) => total))),
      '< 50 ms',
    ],
    [
      '… of which the browser cleared its memory, the page’s and ours',
      milliseconds(median(kept.map(({ clearing }) => clearing))),
      '',
    ],
    [`${name}: our longest task`, milliseconds(Math.max(...kept.map(({ longest }) => longest))), '≤ 50 ms'],
  ];
}

/** What a long page takes to start, of which what comes of LinkedIn's answers is no part. */
async function startRowsBeforeAnswers(scene: MovingScene, puppet: Page, rounds: number): Promise<Row[]> {
  const { control } = scene.sandbox;
  control.setLatency(hosts.api, 4 * startPatience);
  try {
    return await startRows(scene, puppet, '/long?rows=10000', '10,000 rows', rounds);
  } finally {
    control.setLatency(hosts.api, 0);
  }
}

/** Whom a long page asks LinkedIn for when it is opened, beside the rows within one viewport of the screen. */
async function peopleRow(scene: MovingScene, puppet: Page): Promise<Row> {
  const { journal } = scene.sandbox;
  journal.clear();
  await start(puppet, '/long?rows=10000');
  await until(async () => journal.of('people').length > 0, { what: 'the first question', timeout: 60_000 });
  await sleep(startPatience);
  const near = await puppet.evaluate(
    () =>
      [...document.querySelectorAll('.moving-contact')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom >= -innerHeight && top <= 2 * innerHeight;
      }).length,
  );
  return ['10,000 rows: people asked for', String(peopleAsked(scene)), `${near} rows near the screen`];
}

/** The storm alone, once the page with its pictures has come to rest in it. */
async function stormOn({ browser }: MovingScene, puppet: Page): Promise<OwnWork> {
  await start(puppet, `/hostile?what=storm&seconds=${stormLength * 2}`);
  const trace = await traced(puppet, async () => {
    await puppet.evaluate((name) => performance.mark(name), mark);
    await sleep(stormLength * 1000);
  });
  return ownWorkIn(trace, threadOf(trace, mark), browser.extensionOrigin);
}

async function stormRows(scene: MovingScene, puppet: Page): Promise<Row[]> {
  const ours = await stormOn(scene, puppet);
  await scene.browser.revokeHost(crm.origin);
  const without = await stormOn(scene, puppet);
  // What was allowed once comes back without a question, and into the open page at once.
  await scene.browser.allowHost(crm.origin);
  await scene.page.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, { what: 'us to be back' });
  const share = (time: number) => `${(time / stormLength / 10).toFixed(2)} %`;
  return [
    [`100 changes a second for ${stormLength} s: our scripts' share of the main thread`, share(ours.total), '≤ 2 %'],
    ['… all that the main thread did more than without us', share(ours.busy - without.busy), '≤ 2 %'],
  ];
}

const milliseconds = (time: number): string => `${time.toFixed(1)} ms`;
