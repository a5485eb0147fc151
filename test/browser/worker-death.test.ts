import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { facesOn, judge, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, logIn, openContacts, signIn, signInAgain, signInButton, signOut, slotsOn } from '../scenario/steps.ts';
import { keptIn, stopAt, viewerIn } from '../scenario/worker.ts';

const interrupted = "The browser stopped Vis-à-vis while LinkedIn's window was open.";

const all = openContacts(1).length;

let scene: Scene & { page: TestPage };
beforeAll(async () => {
  scene = await openSignedInScene(inject('browserName'), anna);
});
afterAll(() => scene?.close());

describe('a worker that is stopped in the middle of signing in', () => {
  // LinkedIn knows nobody either, so that the sign-in goes the whole way; the viewer has said who they are in the CRM, which lasts over a sign-out.
  beforeEach(async () => {
    await signOut(scene.browser, scene.page);
    scene.sandbox.control.reset();
  });

  async function pressSignIn(): Promise<TestPage> {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press(signInButton);
    return scene.browser.authorizationWindow();
  }

  /** The popup says what happened and offers the way on, nobody is signed in, and nothing goes on turning. */
  async function untilToldOfIt(): Promise<void> {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText(interrupted);
    await popup.waitForText("Close LinkedIn's window if it is still open, then sign in again.");
    expect(await popup.buttons()).toContain(signInButton);
    expect(await popup.evaluate(() => document.querySelector('.waiting') === null)).toBe(true);
    await popup.close();
    expect(await viewerIn(scene.browser)).toEqual([]);
    expect(await slotsOn(scene.page)).toBe(0);
  }

  async function signingInWorks(): Promise<void> {
    scene.sandbox.control.reset();
    await signIn(scene.browser, scene.page, anna);
    await untilFaces(scene.page, all);
  }

  it("with LinkedIn's window open says so, and signing in works once that is closed", async () => {
    const window = await pressSignIn();
    await scene.browser.stopWorker();
    await untilToldOfIt();
    await window.close();
    await signingInWorks();
  });

  it('takes no answer from a window that is finished afterwards', async () => {
    const window = await pressSignIn();
    await scene.browser.stopWorker();
    await untilToldOfIt();
    await logIn(window, anna);
    const isAllowed = () =>
      scene.sandbox.journal.entries.some(
        ({ path, status }) => path === '/oauth/v2/authorization-submit' && status === 302,
      );
    await until(async () => isAllowed(), { what: "LinkedIn's window to be done" });
    await untilToldOfIt();
    expect(scene.sandbox.journal.of('token-service')).toEqual([]);
    await window.close();
    await signingInWorks();
  });

  it('with the code on its way to the token service says so, and what was granted is used by nobody', async () => {
    scene.sandbox.control.addFault('token', 'hang', 1);
    const window = await pressSignIn();
    await logIn(window, anna);
    await until(async () => scene.sandbox.journal.of('token').length > 0, { what: 'the code to be on its way' });
    await scene.browser.stopWorker();
    await untilToldOfIt();
    expect(scene.sandbox.journal.of('userinfo')).toEqual([]);
    await signingInWorks();
  });
});

describe('a worker that is stopped in the middle of its work', () => {
  afterEach(() => scene.sandbox.control.clearFaults());

  async function showEverybody(): Promise<void> {
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, all);
  }

  it('asks again for the people whom LinkedIn was just being asked for', async () => {
    scene.sandbox.control.addFault('people', 'hang', 1);
    scene.sandbox.journal.clear();
    await scene.page.goto(crm.list);
    await until(async () => scene.sandbox.journal.of('people').length === 1, { what: 'the people to be asked for' });
    await scene.browser.stopWorker();
    await untilFaces(scene.page, all);
    const [first, second] = scene.sandbox.journal.of('people');
    expect(second?.query).toBe(first?.query);
  });

  it('asks only for what it had not delivered', async () => {
    const lacking = 3;
    scene.sandbox.control.addFault('media', 'hang', lacking);
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, all - lacking);
    scene.sandbox.journal.clear();
    await scene.browser.stopWorker();
    const faces = await untilFaces(scene.page, all);
    expect(judge(faces).wrong).toEqual([]);
    expect(scene.sandbox.journal.of('media')).toHaveLength(lacking);
  });

  it('leaves the settings whole, and they can be written again', async () => {
    const before = (await keptIn(scene.browser))['settings'];
    const options = await scene.browser.openExtensionPage('src/options/options.html');
    const document = { ...sandboxSettings(), linkedin: { ...sandboxSettings().linkedin, batchSize: 10 } };
    const write = `void (globalThis.browser ?? chrome).runtime.sendMessage(
      ${JSON.stringify({ kind: 'write-settings', ask: { document } })}).catch(() => undefined)`;
    const stop = await stopAt(scene.browser, 'storage.local.set');
    await options.evaluate(write);
    await stop();
    expect((await keptIn(scene.browser))['settings']).toEqual(before);
    await showEverybody();
    await options.evaluate(write);
    const written = async () => JSON.stringify(await keptIn(scene.browser)).includes('"batchSize":10');
    await until(written, { what: 'the settings to be written' });
    await options.close();
    scene.sandbox.journal.clear();
    await showEverybody();
    expect(scene.sandbox.journal.of('people').length).toBeGreaterThan(1);
  });

  it('shows the pictures on a site that was just allowed as soon as it runs again', async () => {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('Stop on crm.example.test');
    await popup.waitForText('Allow on crm.example.test');
    const stop = await stopAt(scene.browser, 'scripting.registerContentScripts');
    await scene.browser.allowHost(crm.origin);
    await popup.press('Allow on crm.example.test');
    await stop();
    expect(await slotsOn(scene.page)).toBe(0);
    const after = await scene.browser.openPopup(scene.page);
    await after.waitForText('Signed in as Anna Lindqvist');
    await untilFaces(scene.page, all);
    await scene.page.reload();
    await untilFaces(scene.page, all);
  });

  it('has emptied the pages when it is stopped before a sign-out is marked, and signs nobody in', async () => {
    await showEverybody();
    const stop = await stopAt(scene.browser, 'storage.local.set');
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('Sign out');
    await stop();
    scene.sandbox.journal.clear();
    await scene.page.waitFor(() => document.querySelector('vis-a-vis-picture') === null, {
      what: 'no slot to be left',
    });
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
    const after = await scene.browser.openPopup(scene.page);
    await after.waitForText(signInButton);
    await after.close();
    await scene.page.goto(crm.list);
    await scene.page.waitFor(() => document.readyState === 'complete', { what: 'the list' });
    expect(await slotsOn(scene.page)).toBe(0);
    expect(scene.sandbox.journal.entries.filter(({ host }) => /linkedin|licdn/.test(host))).toEqual([]);
    await signInAgain(scene.browser, scene.page, anna.name);
    await untilFaces(scene.page, all);
  });

  it('knows the viewer still when it is stopped before a sign-out has erased anything, and signs out when asked again', async () => {
    await showEverybody();
    const stop = await stopAt(scene.browser, 'storage.session.remove');
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('Sign out');
    await stop();
    expect(await slotsOn(scene.page)).toBe(0);
    const again = await scene.browser.openPopup(scene.page);
    await again.waitForText('Signed in as Anna Lindqvist');
    await again.close();
    await signOut(scene.browser, scene.page);
    expect(await viewerIn(scene.browser)).toEqual([]);
    expect(await keptIn(scene.browser)).toHaveProperty('signedOutMark', true);
    await scene.page.goto(crm.list);
    expect(await slotsOn(scene.page)).toBe(0);
  });
});
