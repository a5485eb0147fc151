import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { type MovingScene, openMovingScene, untilRightRows } from '../scenario/moving.ts';

describe('wherever a page has its contacts', () => {
  let scene: MovingScene;
  beforeAll(async () => {
    scene = await openMovingScene(inject('browserName'), '/places');
  });
  afterAll(() => scene?.close());

  it('shows them at all five places, and reads on where the first link is no person', async () => {
    await scene.go('/places');
    await untilRightRows(scene.page, 5);
  });

  it.each([
    ['whose host comes with them', '/shadow'],
    ['whose host has stood there before, so that no mutation tells of them', '/shadow?how=upgraded'],
  ] as const)('shows those in late shadow roots, one within another, %s', async (_, path) => {
    await scene.go(path);
    await untilRightRows(scene.page, 8);
  });

  it('shows those in a frame of the same origin, and in a frame within it', async () => {
    await scene.go('/framed');
    await untilRightRows(scene.page, 6);
  });
});
