import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { facesOn, judge, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, signOut, slotsOn } from '../scenario/steps.ts';

describe('sign-out', () => {
  let scene: Scene & { page: TestPage };
  let second: TestPage;
  beforeAll(async () => {
    scene = await openSignedInScene(inject('browserName'), anna);
    // Leaves a painted list in the back/forward cache, and a painted record in another tab.
    second = await scene.browser.open(crm.record(1));
    await untilFaces(second, 1);
    await scene.page.goto(crm.record(2));
    await untilFaces(scene.page, 1);
    await signOut(scene.browser, scene.page);
    scene.sandbox.journal.clear();
  });
  afterAll(() => scene?.close());

  it('empties every open page', async () => {
    expect(await slotsOn(scene.page)).toBe(0);
    expect(await slotsOn(second)).toBe(0);
    await second.bringToFront();
    expect(judge(await facesOn(second)).right).toEqual([]);
  });

  it('lets nothing come back with the Back button', async () => {
    await scene.page.bringToFront();
    await scene.page.back();
    await scene.page.waitFor(() => location.pathname === '/contacts', { what: 'the list' });
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
    expect(await slotsOn(scene.page)).toBe(0);
  });

  it('lets the next page load, and a restart of the worker, ask LinkedIn nothing', async () => {
    await scene.browser.stopWorker();
    await scene.page.goto(crm.list);
    await scene.page.waitFor(() => document.readyState === 'complete', { what: 'the list' });
    expect(await slotsOn(scene.page)).toBe(0);
    expect(scene.sandbox.journal.entries.filter(({ host }) => /linkedin|licdn/.test(host))).toEqual([]);
  });

  it('is marked durably, and nothing else of the viewer stays', async () => {
    const kept = await scene.browser.background<Record<string, unknown>>(
      `(async () => { const { storage } = globalThis.browser ?? chrome;
        return { ...await storage.session.get(null), ...await storage.local.get(null) }; })()`,
    );
    expect(kept['signedOutMark']).toBe(true);
    // The yes to *Are you …?* is a hash, of use to that person alone, and lasts until it is taken back or erased.
    expect(Object.keys(kept).sort()).toEqual([
      'confirmedCrmUsers',
      'epoch',
      'salt',
      'settings',
      'signedOutMark',
      'testedService',
    ]);
  });
});
