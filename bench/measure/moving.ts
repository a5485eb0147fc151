import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { puppeteerBehind } from '../../test/drivers/chromium.ts';
import { type MovingPath, type MovingScene, openMovingScene } from '../../test/scenario/moving.ts';
import { crm } from '../../test/scenario/steps.ts';
import { type Frames, framesIn } from './frames.ts';
import { type OwnWork, ownWorkIn, threadOf } from './own-work.ts';
import { tabAt } from './stage.ts';
import { type TraceEvent, traced } from './trace.ts';

/** The CRM on a page that moves, in Chromium, and its tab as it is measured. */
export type MovingStage = { readonly scene: MovingScene; readonly puppet: Page };

/** Milliseconds after the load event in which a start is over. */
const startPatience = 2_000;

const mark = 'the page';

export async function openMovingStage(): Promise<MovingStage> {
  const scene = await openMovingScene('chromium', '/virtual');
  try {
    const puppet = await tabAt(puppeteerBehind(scene.browser), crm.origin);
    await puppet.evaluateOnNewDocument((name) => performance.mark(name), mark);
    return { scene, puppet };
  } catch (error) {
    await scene.close();
    throw error;
  }
}

/** Opens a page and waits until whatever begins with that is over. */
export async function start({ puppet }: MovingStage, path: MovingPath): Promise<void> {
  await puppet.goto(`${crm.origin}${path}`, { waitUntil: 'load', timeout: 120_000 });
  await sleep(startPatience);
  // A task that still runs then runs to its end first.
  await puppet.evaluate(() => document.readyState);
}

/** What our scripts do on a page's main thread from its beginning until its start is over. */
export async function ownWorkAtStart(stage: MovingStage, path: MovingPath): Promise<OwnWork> {
  await stage.puppet.bringToFront();
  return ownWork(stage, await traced(stage.puppet, () => start(stage, path)));
}

/** What they do while something goes on in a page that is open, and what becomes of its frames. */
export async function workDuring(
  stage: MovingStage,
  during: () => Promise<void>,
): Promise<{ readonly own: OwnWork; readonly frames: Frames }> {
  const trace = await traced(stage.puppet, async () => {
    await stage.puppet.evaluate((name) => performance.mark(name), mark);
    await during();
  });
  return { own: ownWork(stage, trace), frames: framesIn(trace, threadOf(trace, mark)) };
}

const ownWork = ({ scene }: MovingStage, trace: readonly TraceEvent[]): OwnWork =>
  ownWorkIn(trace, threadOf(trace, mark), scene.browser.extensionOrigin);

/** What is measured without the extension, on a CRM where it is not allowed. */
export async function withoutUs<Measured>({ scene }: MovingStage, measure: () => Promise<Measured>): Promise<Measured> {
  await scene.browser.revokeHost(crm.origin);
  const measured = await measure();
  // What was allowed once comes back without a question, and into the open page at once.
  await scene.browser.allowHost(crm.origin);
  await scene.page.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, { what: 'us to be back' });
  return measured;
}
