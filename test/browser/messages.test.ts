import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { untilFaces } from '../scenario/faces.ts';
import { flood, portsGot } from '../scenario/messages/in-browser.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, openContacts } from '../scenario/steps.ts';

let scene: Scene & { page: TestPage };
beforeAll(async () => {
  scene = await openSignedInScene(inject('browserName'), anna);
});
afterAll(() => scene?.close());

it('random messages out of a content script get what the table gives, and ask LinkedIn for nothing it does not document', async () => {
  const flooded = await flood(scene, 150, 1);
  expect(flooded).toMatchObject({ wronglyAccepted: 0, tokens: 0, unknown: [] });
  expect(flooded.answered).toBeGreaterThan(1);
  expect(scene.sandbox.journal.of('people').length).toBeGreaterThan(0);
});

it('a page of its own has no way to the worker', async () => {
  expect(
    await scene.page.evaluate(() => typeof (globalThis as { chrome?: typeof chrome }).chrome?.runtime?.connect),
  ).toBe('undefined');
});

it('a tab gets no more ports of a name than it may have', async () => {
  expect(await portsGot(scene.browser, 20)).toBe(16);
});

it('and the worker goes on: a page is greeted and shows its pictures', async () => {
  await scene.page.goto(crm.list);
  await untilFaces(scene.page, openContacts(1).length);
});
