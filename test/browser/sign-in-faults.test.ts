import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { openAllowedScene, type Scene } from '../scenario/scene.ts';
import { configure, logIn, signIn, signOut } from '../scenario/steps.ts';

describe('a sign-in that does not end with a viewer says why', () => {
  let scene: Scene & { page: TestPage };
  beforeAll(async () => {
    scene = await openAllowedScene(inject('browserName'));
  });
  afterAll(() => scene?.close());
  afterEach(async () => {
    scene.sandbox.control.reset();
    await configure(scene.browser);
  });

  /** Firefox shows in its window what Chromium reports by itself. */
  const closeInFirefox = inject('browserName') === 'firefox' ? (window: TestPage) => window.close() : undefined;

  /** Presses the button, does something in LinkedIn's window, and reads the popup. */
  async function failing(words: string, inWindow?: (window: TestPage) => Promise<void>): Promise<void> {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('Sign in with LinkedIn');
    if (inWindow) await inWindow(await scene.browser.authorizationWindow());
    const after = await scene.browser.openPopup(scene.page);
    await after.waitForText(words);
    // No dead end: the way to try again is there, and nothing goes on turning.
    expect(await after.buttons()).toContain('Sign in with LinkedIn');
    expect(await after.evaluate(() => document.querySelector('.waiting') === null)).toBe(true);
    await after.close();
  }

  it('cancelled at the login', () =>
    failing("Signing in was cancelled on LinkedIn's page.", (window) => window.click('button[name=cancel]')));

  it('denied at the consent', () =>
    failing('LinkedIn was told not to give access.', async (window) => {
      await window.type('input[name=session_key]', anna.email);
      await window.type('input[name=session_password]', anna.password);
      await window.click('button[name=sign-in]');
      await window.waitFor(() => document.querySelector('button[name=allow]') !== null, { what: 'the consent' });
      await window.click('button[name=cancel]');
    }));

  it('window closed', () =>
    failing("LinkedIn's window was closed before signing in was finished.", (window) => window.close()));

  it('a client ID that LinkedIn does not know, for which LinkedIn has no answer but a page of its own', async () => {
    const settings = sandboxSettings();
    await configure(scene.browser, { ...settings, linkedin: { ...settings.linkedin, clientId: 'another-app' } });
    await failing('check the client ID and the redirect address in the options', closeInFirefox);
  });

  it('a scope that the app does not have', async () => {
    scene.sandbox.control.setApplicationScopes(['openid', 'profile']);
    await failing('LinkedIn does not grant this app one of the permissions that were asked for.');
  });

  it("LinkedIn's page in trouble", async () => {
    scene.sandbox.control.addFault('authorization', 'reset');
    await failing(inject('browserName') === 'firefox' ? 'window was closed' : 'could not be loaded.', closeInFirefox);
  });

  it.each([
    ['down', { status: 503, body: 'Service Unavailable' }, 'could not be reached.'],
    ['answering nonsense', 'html', 'What answers at the token service’s address is not a token service.'],
    [
      'refusing',
      { status: 400, body: '{"error":"invalid_grant"}', headers: { 'Content-Type': 'application/json' } },
      'refused to complete the sign-in.',
    ],
    ['cutting the connection', 'reset', 'could not be reached.'],
  ] as const)('the token service %s', async (_what, fault, words) => {
    scene.sandbox.control.addFault('token-service', fault);
    await failing(words.replace('’', "'"), (window) => logIn(window, anna));
  });

  it.each([
    ['500', { status: 500, body: '{"status":500,"message":"Internal Server Error"}' }],
    ['HTML for JSON', 'html'],
    [
      '403',
      {
        status: 403,
        body: '{"status":403,"serviceErrorCode":100,"code":"ACCESS_DENIED","message":"Not enough permissions"}',
      },
    ],
  ] as const)('LinkedIn not saying who it is: %s', async (_what, fault) => {
    scene.sandbox.control.addFault('userinfo', fault);
    await failing('You signed in, but LinkedIn did not say as whom.', (window) => logIn(window, anna));
  });

  it('nothing set up', async () => {
    await configure(scene.browser, { version: 1 });
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText('Before anybody can sign in, a LinkedIn app has to be set up.');
    await popup.close();
  });

  it('and after all of that, signing in works', async () => {
    await signIn(scene.browser, scene.page, anna);
    await signOut(scene.browser, scene.page);
  });
});
