import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestBrowser, TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { filesBelow } from '../scenario/disk/profile-files.ts';
import { facesOn, judge, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, openContacts, peopleInPopup, signIn, signInAgain, slotsOn } from '../scenario/steps.ts';
import { viewerIn } from '../scenario/worker.ts';

const browserName = inject('browserName');
const all = openContacts(1).length;

/** One after the other lives through it all; what each leaves is what the next begins with: somebody signed in, and the list painted. */
let scene: Scene & { page: TestPage };
let second: TestPage;
/** Another one after the restart. */
let browser: TestBrowser | undefined;
beforeAll(async () => {
  scene = await openSignedInScene(browserName, anna, { keepProfile: true });
  browser = scene.browser;
});
afterAll(async () => {
  await browser?.close();
  await scene?.sandbox.close();
  if (scene) await rm(scene.browser.profile, { recursive: true, force: true });
});

describe('the back/forward cache', () => {
  it('gives a page back without a single picture, which then come anew', async () => {
    const { page, sandbox } = scene;
    await page.evaluate(() => {
      // In the capturing phase, which comes before any other listener: what is counted is what was frozen.
      const count = ({ persisted }: PageTransitionEvent) => {
        const slots = document.querySelectorAll('vis-a-vis-picture').length;
        Object.assign(window, { cameBack: { persisted, slots } });
      };
      addEventListener('pageshow', count, { capture: true });
    });
    await page.goto(crm.record(1));
    await untilFaces(page, 1);
    sandbox.journal.clear();
    // Whatever is on the screen before LinkedIn answers can only be old.
    sandbox.control.addFault('people', 'hang', 1);
    await page.back();
    const cameBack = await page.waitFor(() => (window as { cameBack?: object }).cameBack, { what: 'the way back' });
    expect(cameBack).toEqual({ persisted: true, slots: 0 });
    await until(async () => sandbox.journal.of('people').length === 1, { what: 'the people to be asked for' });
    expect(judge(await facesOn(page)).right).toEqual([]);
    await scene.browser.stopWorker();
    await untilFaces(page, all);
  });
});

describe('an update while pages are open', () => {
  let slots: readonly number[];
  beforeAll(async () => {
    second = await scene.browser.open(crm.record(1));
    await untilFaces(second, 1);
    slots = [await slotsOn(scene.page), await slotsOn(second)];
    await scene.browser.update();
  });

  it('takes every picture away, also in a tab that nobody looks at', async () => {
    for (const page of [scene.page, second]) await untilEmpty(page);
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
    expect(judge(await facesOn(second)).right).toEqual([]);
  });

  it('ends the sign-in, since what a browser keeps in memory for an extension goes with it', async () => {
    const { unavailable } = await peopleInPopup(scene.browser, scene.page);
    expect(unavailable[0]).toContain('Nobody is signed in with LinkedIn.');
    expect(await viewerIn(scene.browser)).toEqual([]);
  });

  it('leaves each page with one script, which paints after the next sign-in, and with no error', async () => {
    // In a window: of a redirect that Firefox follows without one it notes an error in LinkedIn's page.
    scene.sandbox.control.reset();
    await signIn(scene.browser, scene.page, anna);
    await untilFaces(second, 1);
    await untilFaces(scene.page, all);
    expect([await slotsOn(scene.page), await slotsOn(second)]).toEqual(slots);
    // Each was brought to the front by now, where a script that is no longer wanted notices it.
    await untilFaces(second, 1);
    expect([await slotsOn(scene.page), await slotsOn(second)]).toEqual(slots);
    expect(await scene.browser.pageErrors()).toEqual([]);
  });
});

describe('an extension that is switched off while pages are open', () => {
  beforeAll(() => scene.browser.setEnabled(false));

  it.runIf(browserName === 'chromium')('clears a page as soon as it changes or is looked at', async () => {
    await second.evaluate(() => document.querySelector('.badge')?.append(document.createElement('i')));
    await untilEmpty(second);
    await scene.page.bringToFront();
    await untilEmpty(scene.page);
  });

  it.runIf(browserName === 'firefox')(
    'cannot clear a page any more, which keeps its pictures until it is loaded anew',
    async () => {
      await second.evaluate(() => document.querySelector('.badge')?.append(document.createElement('i')));
      await scene.page.bringToFront();
      expect(await slotsOn(second)).toBeGreaterThan(0);
      expect(await slotsOn(scene.page)).toBeGreaterThan(0);
    },
  );

  it('is in no page that is loaded from then on', async () => {
    for (const page of [scene.page, second]) {
      await page.reload();
      expect(await slotsOn(page)).toBe(0);
    }
    expect(await scene.browser.pageErrors()).toEqual([]);
  });

  it('works again, signed out, once it is switched on', async () => {
    await scene.browser.setEnabled(true);
    for (const page of [scene.page, second]) await page.reload();
    const { unavailable } = await peopleInPopup(scene.browser, scene.page);
    expect(unavailable[0]).toContain('Nobody is signed in with LinkedIn.');
    await signInAgain(scene.browser, scene.page, anna.name);
    await untilFaces(scene.page, all);
  });
});

describe('a browser that is killed and started again', () => {
  let restarted: TestBrowser;
  let page: TestPage;
  beforeAll(async () => {
    await untilPermissionIsOnDisk(scene.browser);
    browser = restarted = await scene.browser.restart({ kill: true });
    scene.sandbox.journal.clear();
    page = await restarted.open(crm.list);
    await page.setViewport(1280, 1700);
  });

  it('has the site still, and nobody signed in', async () => {
    const { shown, unavailable } = await peopleInPopup(restarted, page);
    expect([shown.length, unavailable.length]).toEqual([0, 25]);
    expect(unavailable[0]).toContain('Nobody is signed in with LinkedIn.');
    expect(await slotsOn(page)).toBe(0);
    expect(scene.sandbox.journal.entries.filter(({ host }) => /linkedin|licdn/.test(host))).toEqual([]);
  });

  it('takes nothing of the viewer up from the disk', async () => {
    expect(await viewerIn(restarted)).toEqual([]);
  });

  it('shows the pictures again after the next sign-in', async () => {
    scene.sandbox.control.reset();
    await signIn(restarted, page, anna);
    await untilFaces(page, all);
  });
});

async function untilEmpty(page: TestPage): Promise<void> {
  await page.waitFor(() => document.querySelector('vis-a-vis-picture') === null, { what: 'no slot to be left' });
}

/** Browsers write permissions down when they have time, and a killed one has none. */
async function untilPermissionIsOnDisk({ name, profile }: TestBrowser): Promise<void> {
  const file = name === 'chromium' ? /Preferences$/ : /data\.safe\.bin$/;
  const isThere = async () => {
    for await (const { path, bytes } of filesBelow(profile))
      if (file.test(path) && bytes.includes(`${crm.origin}/*`)) return true;
    return false;
  };
  await until(isThere, { what: 'the permission to be on disk', timeout: 30_000 });
}
