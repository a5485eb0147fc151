import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { TestPage } from '../drivers/driver.ts';
import { tallyOf } from '../scenario/frames.ts';
import { type MovingScene, openMovingScene, peopleAsked, untilRightRows } from '../scenario/moving.ts';

/** Rows are looked out for in groups of so many. */
const group = 16;

/** The rows within one viewport of the screen, and the rest of a group at either end of them. */
const rowsNear = async (page: TestPage): Promise<number> =>
  2 * group +
  (await page.evaluate(
    () =>
      [...document.querySelectorAll('.moving-contact')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > -innerHeight && top < 2 * innerHeight;
      }).length,
  ));

describe('a list of 10,000 rows', () => {
  let scene: MovingScene;
  beforeAll(async () => {
    scene = await openMovingScene(inject('browserName'), '/places');
    scene.sandbox.journal.clear();
    await scene.go('/long?rows=10000');
  });
  afterAll(() => scene?.close());

  it('shows those in sight, without asking for all the others', async () => {
    await untilRightRows(scene.page, 10);
    expect(peopleAsked(scene)).toBeLessThanOrEqual(await rowsNear(scene.page));
  });

  it('shows those that are jumped to, and no wrong face on the way', async () => {
    scene.sandbox.journal.clear();
    const frames = await scene.page.recordFrames(async () => {
      await scene.page.evaluate(() => scrollTo(0, 200_000));
      await sleep(500);
    });
    expect((await tallyOf(frames)).wrong).toEqual([]);
    await untilRightRows(scene.page, 10);
    // A batch that was on its way when the page was jumped may have ended since.
    expect(peopleAsked(scene)).toBeLessThanOrEqual(await rowsNear(scene.page));
  });
});
