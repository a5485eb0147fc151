import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { TestPage } from '../drivers/driver.ts';
import { pagerPaths } from '../proof/faces.ts';
import { tallyOf } from '../scenario/frames.ts';
import {
  type MovingScene,
  openMovingScene,
  peopleAsked,
  tallyOfFling,
  tallyOfPaging,
  untilRightRows,
} from '../scenario/moving.ts';

let scene: MovingScene;
beforeAll(async () => {
  scene = await openMovingScene(inject('browserName'), '/places');
});
afterAll(() => scene?.close());

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
  it('shows those in sight, without asking for all the others', async () => {
    scene.sandbox.journal.clear();
    await scene.go('/long?rows=10000');
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

describe('a virtualised table of 10,000 records', () => {
  it('shows the right faces, and never a wrong one while it is flung', async () => {
    await scene.go('/virtual');
    await untilRightRows(scene.page, 10);
    const tally = await tallyOfFling(scene.page, 5);
    expect(tally.wrong).toEqual([]);
    // Whoever sees nothing sees nothing wrong.
    expect(tally.frames).toBeGreaterThan(10);
    expect(tally.right).toBeGreaterThan(20);
    await untilRightRows(scene.page, 10);
  });

  it('looks up at most one person for each row that is in sight after a leap', async () => {
    await scene.page.evaluate(() => document.querySelector('.moving-viewport')?.scrollTo(0, 240_000));
    await untilRightRows(scene.page, 10);
    scene.sandbox.journal.clear();
    await scene.page.evaluate(() => document.querySelector('.moving-viewport')?.scrollTo(0, 120_000));
    await untilRightRows(scene.page, 10);
    expect(peopleAsked(scene)).toBeGreaterThan(0);
    expect(peopleAsked(scene)).toBeLessThanOrEqual(14);
  });

  it('is judged by somebody who notices: a page that paints wrong faces itself is found out', async () => {
    await scene.go('/virtual?lie');
    const tally = await tallyOfFling(scene.page, 2);
    expect(tally.wrong.length).toBeGreaterThan(10);
  });
});

describe('a pager that reuses one form for every record', () => {
  it.each(pagerPaths)('takes the old face away before the new name is painted: %s', async (path) => {
    await scene.go(path);
    await untilRightRows(scene.page, 1);
    const tally = await tallyOfPaging(scene, 3);
    expect(tally.wrong).toEqual([]);
    expect(tally.frames).toBeGreaterThan(5);
  });

  it.each(['url-first', 'url-last', 'no-url'])(
    'shows the face of the record where it came to rest: %s',
    async (order) => {
      await scene.go(`/pager?order=${order}`);
      await untilRightRows(scene.page, 1);
      for (let turn = 0; turn < 3; turn += 1) await scene.page.click('#next');
      await scene.page.waitFor(
        `document.forms[1].elements.linkedin.value !== document.forms[1].elements.linkedin.defaultValue`,
        {
          what: 'another record',
        },
      );
      await untilRightRows(scene.page, 1);
    },
  );
});
