import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, openContacts, peopleInPopup } from '../scenario/steps.ts';

const apiHost = 'api.linkedin.com';

describe('what the LinkedIn app allows, and what it was asked', () => {
  let scene: Scene & { readonly page: TestPage };
  let options: TestPage;
  beforeAll(async () => {
    scene = await openSignedInScene(inject('browserName'), anna);
    options = await scene.browser.openExtensionPage('src/options/options.html');
  });
  afterAll(() => scene?.close());

  const allowed = async () =>
    (await options.list('What this LinkedIn app allows')).map((item) => item.replace(/\s+/g, ' '));
  const callsShown = () =>
    options.evaluate(() => /([\d,]+) calls? to LinkedIn's API as you/.exec(document.body.textContent ?? '')?.[1] ?? '');

  it('the options name what was granted, and say of the rest how to get it', async () => {
    await options.waitForText('As LinkedIn writes it:');
    const [own, contacts, connections] = await allowed();
    expect(own).toContain('Your own name and picture Granted');
    expect(contacts).toContain("Your contacts' pictures Granted");
    expect(connections).toContain('Matching among your own connections Not granted');
    expect(connections).toContain('r_1st_connections');
  });

  it('the calls of the day are counted as LinkedIn counts them, those of the sign-in included', async () => {
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
    await options.bringToFront();
    const made = scene.sandbox.journal.of(apiHost).length;
    expect(made).toBeGreaterThan(1);
    await options.waitForText(`${made} calls to LinkedIn's API as you`);
  });

  it('a pause is said, and outlasts the worker, as does the count', async () => {
    scene.sandbox.control.setThrottled('people', true);
    await scene.page.goto(crm.list);
    await peopleInPopup(scene.browser, scene.page);
    await options.bringToFront();
    await options.waitForText("LinkedIn's limit is reached: nobody is looked up until");
    const before = await callsShown();
    expect(before).toBe(String(scene.sandbox.journal.of(apiHost).length));
    // What is counted is written down a moment later.
    await scene.browser.background(`new Promise((resolve) => setTimeout(() => resolve(true), 1000))`);
    await scene.browser.stopWorker();
    scene.sandbox.control.setThrottled('people', false);
    scene.sandbox.journal.clear();
    await scene.page.goto(crm.list);
    const { unavailable } = await peopleInPopup(scene.browser, scene.page);
    expect(unavailable.join()).toContain("LinkedIn's limit on requests is reached.");
    expect(scene.sandbox.journal.of('people')).toEqual([]);
    await options.bringToFront();
    await options.waitForText("LinkedIn's limit is reached: nobody is looked up until");
    expect(await callsShown()).toBe(before);
  });

  it('a refusal of the whole call shows in the options at once', async () => {
    await scene.browser.background(
      `(globalThis.browser ?? chrome).storage.session.remove('pausedUntil').then(() => true)`,
    );
    await scene.browser.stopWorker();
    scene.sandbox.control.setPeopleRead(false);
    await scene.page.goto(crm.list);
    await peopleInPopup(scene.browser, scene.page);
    await options.bringToFront();
    await options.waitFor(
      () =>
        [...document.querySelectorAll('#allows li')].some((item) =>
          /pictures\s*Not granted/.test(item.textContent ?? ''),
        ),
      { what: 'the refusal to be shown' },
    );
    expect((await allowed())[1]).toContain('LinkedIn has to approve the app');
  });
});
