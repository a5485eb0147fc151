import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type MovingScene, openMovingScene, peopleAsked, tallyOfFling, untilRightRows } from '../scenario/moving.ts';

describe('a virtualised table of 10,000 records', () => {
  let scene: MovingScene;
  beforeAll(async () => {
    scene = await openMovingScene(inject('browserName'), '/virtual');
  });
  afterAll(() => scene?.close());

  it('shows the right faces, and never a wrong one while it is flung', async () => {
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
