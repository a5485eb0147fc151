import { type Account, anna, ben } from '../../../sandbox/world/accounts.ts';
import type { TestPage, TestPopup } from '../../drivers/driver.ts';
import { configure, crm, logIn, signInButton } from '../steps.ts';
import { giveBackLinkedIn, keepSignedIn, settingsWith, untilLater } from './conditions.ts';
import type { Stage, State } from './state.ts';

const again = [signInButton] as const;
const orOptions = [signInButton, 'Open the options'] as const;

/** Presses *Sign in with LinkedIn*, does something in LinkedIn's window where there is one, and opens the popup again. */
async function trying(stage: Stage, inWindow?: (window: TestPage) => Promise<void>): Promise<TestPopup> {
  const popup = await stage.browser.openPopup(stage.page);
  await popup.press(signInButton);
  if (inWindow) await inWindow(await stage.browser.authorizationWindow());
  return stage.browser.openPopup(stage.page);
}

/** Fills in the login page and stops at the consent. */
async function untilConsent(window: TestPage, account: Account): Promise<void> {
  await window.type('input[name=session_key]', account.email);
  await window.type('input[name=session_password]', account.password);
  await window.click('button[name=sign-in]');
  await window.waitFor(() => document.querySelector('button[name=allow]') !== null, { what: 'the consent' });
}

/** What Chromium reports by itself, Firefox shows in its window. */
const closedInFirefox = ({ browser }: Stage) =>
  browser.name === 'firefox' ? (window: TestPage) => window.close() : undefined;

const closedWords = ['fault_window_closed', 'fault_window_closed_remedy'] as const;

const answeringOnce = (body: string, status = 200) =>
  ({ status, body, headers: { 'Content-Type': 'application/json' } }) as const;

/** An open window keeps the browser's one authorization flow. */
const closeLinkedIn = async ({ browser }: Stage) => (await browser.authorizationWindow()).close();

/** Presses *Cancel* in the popup, which leaves LinkedIn's window open. */
async function givingUp(stage: Stage): Promise<TestPopup> {
  const popup = await trying(stage, async (window) => {
    await window.waitFor(() => document.querySelector('input[name=session_key]') !== null, { what: 'the login' });
  });
  await popup.press('Cancel');
  await popup.waitForText('You cancelled signing in.');
  return popup;
}

/** Everything that signing in can come to. */
export const signingInStates: readonly State[] = [
  {
    id: 'not-configured',
    when: 'The extension has just been installed, and no LinkedIn app is set up.',
    words: ['not_configured_title', 'not_configured_hint'],
    ways: ['Open the options'],
    from: 'nobody',
    async reach({ browser, page }) {
      await configure(browser, { version: 1 });
      return browser.openPopup(page);
    },
  },
  {
    id: 'invited',
    when: 'Everything is set up, and nobody is signed in.',
    words: ['viewer_signed_out', 'sign_in_invitation'],
    ways: again,
    from: 'nobody',
    reach: ({ browser, page }) => browser.openPopup(page),
  },
  {
    id: 'signing-in',
    when: "LinkedIn's window is open.",
    words: ['viewer_signing_in', 'signing_in_hint', 'signing_in_hidden'],
    ways: ['Cancel'],
    from: 'nobody',
    async reach(stage) {
      const popup = await trying(stage, async (window) => {
        await window.waitFor(() => document.querySelector('input[name=session_key]') !== null, { what: 'the login' });
      });
      return popup;
    },
    leave: closeLinkedIn,
  },
  {
    id: 'given-up',
    when: "The person presses *Cancel* here while LinkedIn's window is open.",
    words: ['fault_given_up', 'fault_given_up_remedy'],
    ways: again,
    from: 'nobody',
    reach: givingUp,
    leave: closeLinkedIn,
  },
  {
    id: 'window-open',
    when: "The person signs in again while LinkedIn's window of an earlier attempt is still open.",
    words: ['fault_window_open', 'fault_window_open_remedy'],
    ways: again,
    from: 'nobody',
    async reach(stage) {
      const popup = await givingUp(stage);
      await popup.press(signInButton);
      return popup;
    },
    leave: closeLinkedIn,
  },
  {
    id: 'cancelled',
    when: "The person cancels on LinkedIn's login page.",
    words: ['fault_cancelled', 'fault_cancelled_remedy'],
    ways: again,
    from: 'nobody',
    reach: (stage) => trying(stage, (window) => window.click('button[name=cancel]')),
  },
  {
    id: 'denied',
    when: "The person does not allow what LinkedIn's page asks for.",
    words: ['fault_denied', 'fault_denied_remedy'],
    ways: again,
    from: 'nobody',
    reach: (stage) =>
      trying(stage, async (window) => {
        await untilConsent(window, anna);
        await window.click('button[name=cancel]');
      }),
  },
  {
    id: 'window-closed',
    when: "The person closes LinkedIn's window.",
    words: closedWords,
    ways: orOptions,
    from: 'nobody',
    reach: (stage) => trying(stage, (window) => window.close()),
  },
  {
    id: 'page-error',
    when: "LinkedIn's page cannot be loaded.",
    words: ['fault_page_error', 'fault_page_error_remedy'],
    firefoxWords: closedWords,
    ways: orOptions,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.addFault('authorization', 'reset');
      return trying(stage, closedInFirefox(stage));
    },
  },
  {
    id: 'no-answer',
    when: "LinkedIn's page takes the connection and never answers; after 20 seconds the waiting ends.",
    words: ['fault_no_answer', 'fault_no_answer_remedy'],
    ways: again,
    from: 'nobody',
    async reach(stage) {
      stage.sandbox.control.addFault('authorization', 'hang');
      const popup = await trying(stage);
      await popup.waitFor(() => !document.body.innerText.includes('Waiting for LinkedIn'), {
        what: 'the waiting to end',
        timeout: 40_000,
      });
      return popup;
    },
  },
  {
    id: 'wrong-client-id',
    when: 'The client ID in the options is not one that LinkedIn knows, which it says on a page of its own.',
    words: ['fault_page_error', 'fault_page_error_remedy'],
    firefoxWords: closedWords,
    ways: orOptions,
    from: 'nobody',
    async reach(stage) {
      await configure(stage.browser, settingsWith({ linkedin: { clientId: 'another-app' } }));
      return trying(stage, closedInFirefox(stage));
    },
  },
  {
    id: 'wrong-redirect-address',
    when: 'The redirect address is not registered with the LinkedIn app.',
    words: ['fault_page_error', 'fault_page_error_remedy'],
    firefoxWords: closedWords,
    ways: orOptions,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.setRedirectAddresses([]);
      return trying(stage, closedInFirefox(stage));
    },
  },
  {
    id: 'scope-refused',
    when: 'The options ask for a permission that LinkedIn has not given the app.',
    words: ['fault_scope_refused', 'fault_scope_refused_remedy'],
    ways: again,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.setApplicationScopes(['openid', 'profile']);
      return trying(stage);
    },
  },
  {
    id: 'answer-refused',
    when: 'What comes back carries the state of another attempt.',
    words: ['fault_answer_refused', 'fault_answer_refused_remedy'],
    ways: again,
    from: 'nobody',
    async reach(stage) {
      const redirect = await stage.browser.background<string>(
        '(globalThis.browser ?? chrome).identity.getRedirectURL()',
      );
      const headers = { Location: `${redirect}?code=made-up&state=of-another-attempt` };
      stage.sandbox.control.addFault('authorization', { status: 302, headers });
      return trying(stage);
    },
  },
  {
    id: 'interrupted',
    when: "The browser stops the extension's worker while LinkedIn's window is open.",
    words: ['fault_interrupted', 'fault_interrupted_remedy'],
    ways: again,
    from: 'nobody',
    reach: (stage) =>
      trying(stage, async (window) => {
        await window.waitFor(() => document.querySelector('input[name=session_key]') !== null, { what: 'the login' });
        await stage.browser.stopWorker();
      }),
    leave: closeLinkedIn,
  },
  {
    id: 'token-service-unreachable',
    when: 'The token service is down.',
    words: ['fault_token_service_unreachable', 'fault_token_service_unreachable_remedy'],
    ways: orOptions,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.addFault('token-service', 'reset');
      return trying(stage, (window) => logIn(window, anna));
    },
  },
  {
    id: 'token-service-in-trouble',
    when: 'The token service is there, and has too much to do, or cannot reach LinkedIn.',
    words: ['fault_token_service_in_trouble', 'fault_token_service_in_trouble_remedy'],
    ways: again,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.addFault('token-service', answeringOnce('{"error":"temporarily_unavailable"}', 503));
      return trying(stage, (window) => logIn(window, anna));
    },
  },
  {
    id: 'token-service-refused',
    when: 'The token service refuses the exchange.',
    words: ['fault_token_service_refused', 'fault_token_service_refused_remedy'],
    ways: orOptions,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.addFault('token-service', answeringOnce('{"error":"invalid_grant"}', 400));
      return trying(stage, (window) => logIn(window, anna));
    },
  },
  {
    id: 'token-service-nonsense',
    when: 'Something else than a token service answers at its address.',
    words: ['fault_token_service_nonsense', 'fault_token_service_nonsense_remedy'],
    ways: orOptions,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.addFault('token-service', 'html');
      return trying(stage, (window) => logIn(window, anna));
    },
  },
  {
    id: 'viewer-unreadable',
    when: 'The token is there, and LinkedIn does not say whose it is.',
    words: ['fault_viewer_unreadable', 'fault_viewer_unreadable_remedy'],
    ways: again,
    from: 'nobody',
    reach(stage) {
      stage.sandbox.control.addFault('userinfo', { status: 500 });
      return trying(stage, (window) => logIn(window, anna));
    },
  },
  {
    id: 'sign-in-not-permitted',
    when: "The browser's permission to reach LinkedIn has been withdrawn.",
    words: ['fault_not_permitted', 'fault_not_permitted_remedy'],
    ways: ['Allow access to LinkedIn', signInButton],
    from: 'nobody',
    async reach(stage) {
      await stage.browser.revokeHost('https://api.linkedin.com');
      return trying(stage, (window) => logIn(window, anna));
    },
    leave: giveBackLinkedIn,
  },
  {
    id: 'expired',
    when: "The access token's lifetime is over.",
    words: ['ended_expired', 'ended_expired_remedy'],
    ways: again,
    from: 'nobody',
    async reach(stage) {
      stage.sandbox.control.setTokenLifetime(3);
      const popup = await trying(stage, (window) => logIn(window, anna));
      // A slow machine comes to see it only when it is over.
      await popup.waitFor(() => /Signed in as|has expired/.test(document.body.innerText), { what: 'the sign-in' });
      await untilLater(popup, 3_000);
      return stage.browser.openPopup(stage.page);
    },
  },
  {
    id: 'revoked',
    when: 'LinkedIn refuses the token: the member has withdrawn it, or signed in elsewhere with other permissions.',
    words: ['ended_revoked', 'ended_revoked_remedy'],
    ways: again,
    from: 'signed-in',
    async reach({ browser, sandbox, page }) {
      sandbox.control.revokeTokens();
      await page.goto(crm.list);
      return browser.openPopup(page);
    },
  },
  {
    id: 'signed-out',
    when: 'The person has just signed out.',
    words: ['signed_out_truth', 'signed_out_link'],
    ways: again,
    from: 'signed-in',
    async reach({ browser, page }) {
      const popup = await browser.openPopup(page);
      await popup.press('Sign out');
      await popup.waitForText('open its permitted services.');
      return popup;
    },
  },
  {
    id: 'renewing',
    when: 'The viewer asked to be kept signed in, and a page with contacts has been opened after a restart of the browser.',
    words: ['viewer_renewing'],
    ways: ['Cancel'],
    from: 'signed-in',
    async reach(stage) {
      await endedButKept(stage);
      stage.sandbox.control.setLatency('www.linkedin.com', 6_000);
      return onceRenewing(stage);
    },
  },
  {
    id: 'not-renewed',
    when: 'The viewer asked to be kept signed in, and LinkedIn wants to ask them anew.',
    words: ['ended_not_renewed', 'ended_not_renewed_remedy'],
    ways: again,
    from: 'signed-in',
    async reach(stage) {
      await endedButKept(stage);
      stage.sandbox.control.reset();
      return onceRenewing(stage);
    },
  },
  {
    id: 'somebody-else',
    when: 'The viewer asked to be kept signed in, and somebody else has signed in at LinkedIn meanwhile.',
    words: ['fault_somebody_else', 'fault_somebody_else_remedy'],
    ways: again,
    from: 'signed-in',
    async reach(stage) {
      await endedButKept(stage);
      await stage.browser.setCookie(stage.sandbox.control.openSession(ben));
      return onceRenewing(stage);
    },
  },
  {
    id: 'offline-invited',
    when: 'Nobody is signed in, and this computer is offline.',
    words: ['viewer_signed_out', 'offline', 'offline_sign_in'],
    ways: again,
    from: 'nobody',
    async reach({ browser, page }) {
      const popup = await browser.openPopup(page);
      await browser.setOffline(true);
      return popup;
    },
  },
  {
    id: 'offline',
    when: 'A sign-in came to nothing because this computer is offline.',
    words: ['offline', 'offline_sign_in'],
    ways: again,
    from: 'nobody',
    async reach(stage) {
      stage.sandbox.control.addFault('token-service', 'reset');
      const popup = await trying(stage, (window) => logIn(window, anna));
      await popup.waitForText(signInButton);
      await stage.browser.setOffline(true);
      return popup;
    },
  },
];

/** As after a restart of the browser: what is kept in memory has gone, and the wish to be kept signed in has not. */
async function endedButKept(stage: Stage): Promise<void> {
  await keepSignedIn(stage);
  await stage.page.goto(crm.quiet);
  await stage.browser.background(`(globalThis.browser ?? chrome).storage.session.clear()`);
  await stage.browser.stopWorker();
}

/** Opens a page with contacts, which is what a renewal waits for. */
async function onceRenewing({ browser, page }: Stage): Promise<TestPopup> {
  await page.goto(crm.list);
  return browser.openPopup(page);
}
