import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { authorizationDuty } from '../../../src/background/authorization.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import { type SignInDuty, signInDuty } from '../../../src/background/sign-in.ts';
import type { Artifact } from '../../../src/linkedin/artifacts.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { type FakeActivity, fakeActivity } from '../fakes/activity.ts';
import { fake, redirectAddress, resetBrowser, revoke, stored } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn, json, tokenAnswer } from '../fakes/linkedin.ts';
import { deferred, turns } from '../fakes/turns.ts';

const linkedInSettings = {
  clientId: 'sandbox-client',
  scopes: ['openid', 'profile', 'r_liteprofile'],
  tokenService: 'https://token.example.test/token',
  batchSize: 50,
};
const { launchWebAuthFlow } = fake.identity;
const onSignedIn = vi.fn<(artifacts: readonly Artifact[]) => void>();
let linkedIn: FakeLinkedIn;
let session: Session;
let duty: SignInDuty;
let activity: FakeActivity;

beforeEach(async () => {
  resetBrowser();
  onSignedIn.mockReset();
  linkedIn = fakeLinkedIn();
  activity = fakeActivity();
  vi.stubGlobal('fetch', linkedIn.fetch);
  await configure(linkedInSettings);
  launchWebAuthFlow.mockImplementation(async ({ url }) => grantAt(url));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function configure(linkedin: typeof linkedInSettings) {
  await fake.storage.local.set({ settings: { ...defaultSettings, linkedin } });
  const settings = settingsDuty();
  session = createSession();
  await Promise.all([settings.ready, session.ready]);
  duty = signInDuty(settings, session, activity, authorizationDuty(activity), onSignedIn);
}

const stateIn = (url: string) => new URL(url).searchParams.get('state') ?? '';
const grantAt = (url: string) => `${redirectAddress}?code=the-code&state=${stateIn(url)}`;
const errorAt = (url: string, error: string) => `${redirectAddress}?error=${error}&state=${stateIn(url)}`;

/** Begins, and waits until the attempt has ended one way or the other. */
async function attempt() {
  await duty.begin();
  await vi.waitUntil(() => !duty.underWay());
  await turns();
}

describe('a sign-in', () => {
  test('ends with the viewer, the token and the viewer’s own picture', async () => {
    const before = Date.now();
    await attempt();
    expect(session.viewer()).toEqual({ personId: 'viewerA', name: 'Vera Viewer' });
    const token = session.token();
    expect(token).toMatchObject({ accessToken: 'a-token', scopes: ['openid', 'profile', 'r_liteprofile'] });
    expect(token?.issuedAt).toBeGreaterThanOrEqual(before);
    expect((token?.expiresAt ?? 0) - (token?.issuedAt ?? 0)).toBe(5_184_000_000);
    expect(onSignedIn).toHaveBeenCalledTimes(1);
    expect(onSignedIn.mock.calls[0]?.[0]).toMatchObject([{ address: 'https://media.licdn.com/viewerA/100' }]);
  });

  test('opens LinkedIn’s page with what the settings say, first without a window', async () => {
    await attempt();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
    const { url, interactive } = launchWebAuthFlow.mock.calls[0]?.[0] ?? { url: '', interactive: true };
    expect(interactive).toBe(false);
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe('https://www.linkedin.com/oauth/v2/authorization');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'sandbox-client',
      redirect_uri: redirectAddress,
      state: expect.stringMatching(/^[\w-]{43}$/),
      scope: 'openid profile r_liteprofile',
    });
  });

  test('shows a window where LinkedIn needs the person, with the same state', async () => {
    launchWebAuthFlow.mockRejectedValueOnce(new Error('User interaction required.'));
    await attempt();
    expect(launchWebAuthFlow.mock.calls.map(([{ interactive }]) => interactive)).toEqual([false, true]);
    expect(new Set(launchWebAuthFlow.mock.calls.map(([{ url }]) => url)).size).toBe(1);
    expect(session.viewer()?.personId).toBe('viewerA');
  });

  test('is noted before LinkedIn’s page is opened, and no longer afterwards; its state is never kept', async () => {
    let kept: unknown;
    launchWebAuthFlow.mockImplementation(async ({ url }) => {
      kept = await stored('session');
      return grantAt(url);
    });
    await attempt();
    expect(kept).toEqual({ signInAttempt: { renewing: false } });
    expect(await stored('session')).not.toHaveProperty('signInAttempt');
  });

  test('exchanges the code at the token service and asks LinkedIn who it is, and nothing else', async () => {
    await attempt();
    expect(linkedIn.requests.map(({ address }) => address.href)).toEqual([
      'https://token.example.test/token',
      'https://api.linkedin.com/v2/userinfo',
    ]);
    const body = new URLSearchParams(String(linkedIn.requests[0]?.init.body));
    expect(body.get('code')).toBe('the-code');
  });

  test('is noted step by step: LinkedIn’s page, the exchange, and who it is', async () => {
    await attempt();
    expect(activity.noted).toEqual([{ kind: 'authorization', host: 'www.linkedin.com', outcome: 'answered' }]);
    expect(activity.fetches).toEqual([{ kind: 'token' }, { kind: 'viewer' }]);
  });

  test.each([
    ['The user did not approve access.', 'cancelled'],
    ['Authorization page could not be loaded.', 'unreachable'],
    ['Authorization page load timed out.', 'unreachable'],
  ])('whose window ends with “%s” is noted as %s, after the page without a window', async (text, outcome) => {
    launchWebAuthFlow
      .mockRejectedValueOnce(new Error('User interaction required.'))
      .mockRejectedValueOnce(new Error(text));
    await attempt();
    const opened = { kind: 'authorization', host: 'www.linkedin.com' };
    expect(activity.noted).toEqual([
      { ...opened, outcome: 'answered' },
      { ...opened, outcome },
    ]);
  });

  test('takes the scopes asked for as granted where none are named', async () => {
    linkedIn.answerToken = () => json({ ...tokenAnswer, scope: undefined });
    await attempt();
    expect(session.token()?.scopes).toEqual(linkedInSettings.scopes);
  });

  test('believes LinkedIn where fewer scopes were granted than asked for', async () => {
    linkedIn.answerToken = () => json({ ...tokenAnswer, scope: 'openid profile' });
    await attempt();
    expect(session.token()?.scopes).toEqual(['openid', 'profile']);
  });

  test('is under way from the first moment until its end', async () => {
    const page = deferred<string>();
    let url = '';
    launchWebAuthFlow.mockImplementation(async (details) => {
      url = details.url;
      return page.promise;
    });
    expect(duty.underWay()).toBe(false);
    await duty.begin();
    expect(duty.underWay()).toBe(true);
    await turns();
    page.resolve(grantAt(url));
    await turns();
    expect(duty.underWay()).toBe(false);
  });

  test('clears away the signed-out mark', async () => {
    await session.end();
    await attempt();
    expect(await stored('local')).not.toHaveProperty('signedOutMark');
  });
});

describe('a sign-in that fails', () => {
  const endsWith = async (fault: string) => {
    await attempt();
    expect(session.lastEnd()).toEqual({ fault });
    expect(session.viewer()).toBeUndefined();
    expect(session.token()).toBeUndefined();
    expect(onSignedIn).not.toHaveBeenCalled();
    expect(await stored('session')).not.toHaveProperty('signInAttempt');
    expect(await stored('session')).not.toHaveProperty('token');
  };

  test.each([
    ['user_cancelled_login', 'cancelled'],
    ['user_cancelled_authorize', 'denied'],
    ['unauthorized_scope_error', 'scope-refused'],
    ['server_error', 'answer-refused'],
  ])('by LinkedIn’s %s is %s', async (error, fault) => {
    launchWebAuthFlow.mockImplementation(async ({ url }) => errorAt(url, error));
    await endsWith(fault);
    expect(linkedIn.requests).toEqual([]);
  });

  test.each([
    ['The user did not approve access.', 'window-closed'],
    ['User cancelled or denied access.', 'window-closed'],
    ['Authorization page could not be loaded.', 'page-error'],
    ['Authorization page load timed out.', 'no-answer'],
    ['Only one web auth flow is allowed at a time.', 'window-open'],
  ])('in its window with “%s” is %s', async (text, fault) => {
    launchWebAuthFlow
      .mockRejectedValueOnce(new Error('User interaction required.'))
      .mockRejectedValueOnce(new Error(text));
    await endsWith(fault);
  });

  test('because LinkedIn’s page never answers shows no window', async () => {
    launchWebAuthFlow.mockRejectedValueOnce(new Error('Authorization page load timed out.'));
    await endsWith('no-answer');
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['another attempt’s state', () => `${redirectAddress}?code=the-code&state=another`],
    ['no state', () => `${redirectAddress}?code=the-code`],
    ['another address', (url: string) => `https://evil.example/?code=the-code&state=${stateIn(url)}`],
    ['no code', (url: string) => `${redirectAddress}?state=${stateIn(url)}`],
  ])('with %s in the redirect exchanges nothing', async (_, back) => {
    launchWebAuthFlow.mockImplementation(async ({ url }) => back(url));
    await endsWith('answer-refused');
    expect(linkedIn.requests).toEqual([]);
  });

  test('at a token service that is down', async () => {
    linkedIn.answerToken = () => {
      throw new TypeError('Failed to fetch');
    };
    await endsWith('token-service-unreachable');
  });

  test('at a token service that refuses', async () => {
    linkedIn.answerToken = () => json({ error: 'invalid_grant' }, 400);
    await endsWith('token-service-refused');
  });

  test('at a token service that answers with a page', async () => {
    linkedIn.answerToken = () => new Response('<p>Welcome', { headers: { 'Content-Type': 'text/html' } });
    await endsWith('token-service-nonsense');
  });

  test.each([
    ['HTML', () => new Response('<p>Welcome')],
    ['nobody', () => json({ name: 'Vera Viewer' })],
    ['a refusal', () => json({}, 403)],
    ['401', () => json({ serviceErrorCode: 65_600 }, 401)],
  ])('where LinkedIn says %s to the question who it is', async (_, reply) => {
    linkedIn.answerUserinfo = reply;
    await endsWith('viewer-unreadable');
  });

  test('because the browser’s access to LinkedIn was withdrawn says so', async () => {
    vi.useFakeTimers();
    revoke('https://api.linkedin.com/*');
    linkedIn.answerUserinfo = () => {
      throw new TypeError('Failed to fetch');
    };
    await duty.begin();
    await vi.advanceTimersByTimeAsync(5000);
    expect(session.lastEnd()).toEqual({ fault: 'not-permitted' });
    expect(duty.underWay()).toBe(false);
  });

  test.each([
    ['client ID', { clientId: '' }],
    ['token service', { tokenService: '' }],
  ])('for want of a %s opens nothing', async (_, more) => {
    await configure({ ...linkedInSettings, ...more });
    await endsWith('not-configured');
    expect(launchWebAuthFlow).not.toHaveBeenCalled();
  });

  test('can be tried again', async () => {
    launchWebAuthFlow.mockImplementationOnce(async ({ url }) => errorAt(url, 'user_cancelled_login'));
    await attempt();
    await attempt();
    expect(session.viewer()?.personId).toBe('viewerA');
    expect(session.lastEnd()).toBeUndefined();
  });
});

describe('an attempt under way', () => {
  const page = () => {
    const answer = deferred<string>();
    let url = '';
    launchWebAuthFlow.mockImplementationOnce(async (details) => {
      url = details.url;
      return answer.promise;
    });
    return { redirect: () => answer.resolve(grantAt(url)) };
  };

  test('is the only one: a second is not begun', async () => {
    const { redirect } = page();
    await duty.begin();
    await turns();
    await duty.begin();
    await turns();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
    redirect();
    await turns();
    expect(session.viewer()?.personId).toBe('viewerA');
    expect(session.epoch()).toBe(2);
    // What LinkedIn answered the first was not thrown away for the second.
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
  });

  test('that is abandoned is over, and LinkedIn’s late answer changes nothing', async () => {
    const { redirect } = page();
    await duty.begin();
    await turns();
    duty.abandon();
    expect(duty.underWay()).toBe(false);
    await session.end();
    const epoch = session.epoch();
    redirect();
    await turns();
    expect(session.viewer()).toBeUndefined();
    expect(session.epoch()).toBe(epoch);
    expect(session.lastEnd()).toBeUndefined();
    expect(onSignedIn).not.toHaveBeenCalled();
    expect(await stored('session')).toEqual({ epoch });
  });

  test('that is abandoned while the token is awaited changes nothing either', async () => {
    const answer = deferred<Response>();
    linkedIn.answerToken = () => answer.promise;
    await duty.begin();
    await turns();
    duty.abandon();
    answer.resolve(json(tokenAnswer));
    await turns();
    expect(session.viewer()).toBeUndefined();
    expect(onSignedIn).not.toHaveBeenCalled();
  });

  test('that is abandoned is noted as cancelled at once', async () => {
    page();
    await duty.begin();
    await turns();
    duty.abandon();
    await turns();
    expect(activity.noted).toEqual([{ kind: 'authorization', host: 'www.linkedin.com', outcome: 'cancelled' }]);
  });

  test('that is abandoned makes room for another, which waits for the browser’s one flow, and whose answer counts', async () => {
    const first = page();
    await duty.begin();
    await turns();
    duty.abandon();
    const second = page();
    await duty.begin();
    await turns();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
    first.redirect();
    await turns();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(2);
    expect(session.viewer()).toBeUndefined();
    expect(duty.underWay()).toBe(true);
    second.redirect();
    await turns();
    expect(session.viewer()?.personId).toBe('viewerA');
    expect(onSignedIn).toHaveBeenCalledTimes(1);
  });

  test('cannot be begun while the window of one that was dropped is open, and can once it is closed', async () => {
    const window = deferred<string>();
    launchWebAuthFlow
      .mockRejectedValueOnce(new Error('User interaction required.'))
      .mockReturnValueOnce(window.promise);
    await duty.begin();
    await vi.waitUntil(() => launchWebAuthFlow.mock.calls.length === 2);
    duty.abandon();
    await attempt();
    expect(session.lastEnd()).toEqual({ fault: 'window-open' });
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(2);
    window.resolve('');
    await turns();
    await attempt();
    expect(session.viewer()?.personId).toBe('viewerA');
  });

  test('that is abandoned while it waits for the browser opens nothing', async () => {
    const first = page();
    await duty.begin();
    await turns();
    duty.abandon();
    await duty.begin();
    await turns();
    duty.abandon();
    first.redirect();
    await turns();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
    expect(duty.underWay()).toBe(false);
  });

  test('is not joined by a renewal, nor is anybody’s session', async () => {
    const objection = vi.fn(async () => undefined);
    const { redirect } = page();
    await duty.begin();
    duty.renew(objection);
    expect(duty.renewing()).toBe(false);
    await turns();
    redirect();
    await turns();
    duty.renew(objection);
    expect(duty.underWay()).toBe(false);
    expect(objection).not.toHaveBeenCalled();
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(1);
  });

  test('begun by somebody signed in ends their session first, however it ends itself', async () => {
    await attempt();
    const former = session.epoch();
    launchWebAuthFlow.mockImplementation(async ({ url }) => {
      expect(session.viewer()).toBeUndefined();
      expect(session.epoch()).toBe(former + 1);
      return errorAt(url, 'user_cancelled_login');
    });
    await attempt();
    expect(session.viewer()).toBeUndefined();
    expect(session.lastEnd()).toEqual({ fault: 'cancelled' });
    expect(launchWebAuthFlow).toHaveBeenCalledTimes(2);
  });
});
