import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import { clickAt, placesOver } from '../scenario/clicks.ts';
import { failuresIn, gainsWithin } from '../scenario/gains.ts';
import { attackQuickly, becomeViewer, type HostileScene, openHostileScene, openPainted } from '../scenario/hostile.ts';
import { seeded } from '../scenario/seeded.ts';
import { allow } from '../scenario/steps.ts';

/** The whole is `npm run proof -- hostile`: there each attack is also seen to find something where a naive overlay paints. */
let scene: HostileScene;
let places: Awaited<ReturnType<typeof placesOver>>;
beforeAll(async () => {
  scene = await openHostileScene(inject('browserName'));
  places = await placesOver(scene.page, 50, seeded(1));
  await allow(scene.browser, scene.page);
  await becomeViewer(scene, anna);
});
afterAll(() => scene?.close());

it('learns nothing of a member or the viewer by any quick attack', async () => {
  const learned = await attackQuickly(scene, anna);
  expect(Object.keys(learned).length).toBeGreaterThan(60);
  expect(failuresIn(learned)).toEqual([]);
  expect(gainsWithin(learned)).toEqual([]);
});

it('has every click that is made over a picture, and none of them grants anything', async () => {
  await openPainted(scene, anna);
  expect(await clickAt(scene.browser, scene.page, places)).toEqual({ clicks: 50, astray: [], granting: [] });
});
