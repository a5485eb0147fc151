import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import type { AuthorizationDuty } from '../../../src/background/authorization.ts';
import { orgSessionDuty } from '../../../src/background/org-session.ts';
import { createSession } from '../../../src/background/session.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import { fault } from '../../../src/http/result.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fakeActivity } from '../fakes/activity.ts';
import { fake, grant, redirectAddress, resetBrowser, revoke, stored } from '../fakes/browser.ts';
import { deferred, turns } from '../fakes/turns.ts';

const host = 'https://harbour.my.salesforce.com';
const clientId = 'app';
const anna = { personId: 'AnnaB1', name: 'Anna Berg' };
const ben = { personId: 'BenIt2', name: 'Ben Ito' };
const linkedInToken = { accessToken: 'linkedin', issuedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER, scopes: ['openid'] };

/** The org's answer to a code, and to a refresh token. */
let answer: Record<string, string>;
/** What the org was asked, and with which form. */
let asked: { readonly path: string; readonly form: URLSearchParams }[];
/** The addresses of the org's own page that were opened. */
let opened: URL[];
/** Awaited before the org's page, and before its tokens, are there. */
let page: Promise<void>;
let tokens: Promise<void>;
let worker: Awaited<ReturnType<typeof wake>>;

const authorization: AuthorizationDuty = {
  async open(address) {
    const { searchParams } = new URL(address);
    opened.push(new URL(address));
    await page;
    const parameters = new URLSearchParams({ code: 'a-code', state: searchParams.get('state') ?? '' });
    return { ok: true, value: `${redirectAddress}?${parameters}` };
  },
};

async function wake() {
  const settings = settingsDuty();
  const session = createSession();
  const org = orgSessionDuty(settings, session, fakeActivity(), authorization);
  await Promise.all([settings.ready, session.ready, org.ready]);
  return { settings, session, org };
}

beforeEach(async () => {
  resetBrowser();
  answer = { access_token: 'access-1', refresh_token: 'refresh-1', token_type: 'Bearer', instance_url: host };
  asked = [];
  opened = [];
  page = Promise.resolve();
  tokens = Promise.resolve();
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const { pathname } = new URL(String(input));
    asked.push({ path: pathname, form: new URLSearchParams(String(init.body)) });
    if (pathname.endsWith('/revoke')) return new Response(null);
    await tokens;
    return Response.json(answer);
  });
  await fake.storage.local.set({ settings: { ...defaultSettings, salesforce: { host, clientId } } });
  worker = await wake();
  await worker.session.begin(anna, linkedInToken);
});
afterEach(() => vi.unstubAllGlobals());

const state = () => worker.org.state();
const kept = async () => (await stored('session'))['orgSession'];
const revoked = () => asked.flatMap(({ path, form }) => (path.endsWith('/revoke') ? [form.get('token')] : []));

async function signIn() {
  worker.org.signIn();
  await vi.waitUntil(() => state().state !== 'signing-in');
  await turns();
}

describe('signing in', () => {
  test('asks for the one resource, with a new state and a new proof each time, which is not in the address', async () => {
    await signIn();
    await worker.org.signOut();
    await signIn();
    const told = (name: string) => opened.map(({ searchParams }) => searchParams.get(name));
    expect(told('scope')).toEqual(['chatter_api refresh_token', 'chatter_api refresh_token']);
    for (const name of ['state', 'code_challenge']) expect(new Set(told(name)).size).toBe(2);
    const proofs = asked.flatMap(({ form }) => form.get('code_verifier') ?? []);
    expect(new Set(proofs).size).toBe(2);
    expect(opened.some(({ href }) => proofs.some((proof) => href.includes(proof)))).toBe(false);
  });

  test.each([
    'https://acme.my.salesforce.com',
    'https://evil.example',
    'http://harbour.my.salesforce.com',
    '',
    undefined,
  ])('is refused where the token is good at %j: it is not sent to another org', async (instance) => {
    const { instance_url: _, ...without } = answer;
    answer = instance === undefined ? without : { ...without, instance_url: instance };
    await signIn();
    expect(state()).toEqual({ state: 'signed-out', fault: 'token-service-nonsense' });
    expect(await kept()).toBeUndefined();
    const asking = vi.fn();
    await expect(worker.org.ask(asking)).resolves.toEqual(fault({ code: 'session-over' }));
    expect(asking).not.toHaveBeenCalled();
  });

  test('is not begun for nobody', async () => {
    await worker.session.end();
    await signIn();
    expect(state()).toEqual({ state: 'signed-out', fault: 'not-configured' });
    expect(opened).toEqual([]);
  });
});

const endings = [
  ['the viewer signs out of LinkedIn', () => worker.session.end()],
  ['somebody else signs in with LinkedIn', () => worker.session.begin(ben, linkedInToken)],
  ['they give it up', () => worker.org.signOut()],
] as const;

test.each(endings)('an attempt that is under way when %s is none any more', async (_, end) => {
  const waited = deferred<void>();
  page = waited.promise;
  worker.org.signIn();
  await vi.waitUntil(() => opened.length === 1);
  await end();
  expect(state().state).toBe('signed-out');
  waited.resolve();
  await turns();
  expect(state().state).toBe('signed-out');
  expect(await kept()).toBeUndefined();
});

const given = [
  ['a refresh token, which takes with it what came of it', () => undefined, 'refresh-1'],
  ['an access token alone', () => delete answer['refresh_token'], 'access-1'],
] as const;

test.each(endings.flatMap(([when, end]) => given.map(([what, give, gone]) => [what, when, end, give, gone] as const)))(
  '%s that comes when %s is revoked, and is not theirs',
  async (_what, _when, end, give, gone) => {
    give();
    const waited = deferred<void>();
    tokens = waited.promise;
    worker.org.signIn();
    await vi.waitUntil(() => asked.length === 1);
    await end();
    waited.resolve();
    await vi.waitUntil(() => revoked().length > 0);
    expect(revoked()).toEqual([gone]);
    await turns();
    expect(state().state).toBe('signed-out');
    expect(await kept()).toBeUndefined();
  },
);

describe('a session', () => {
  beforeEach(signIn);

  test.each([
    ...endings,
    [
      'the org in the settings changes',
      () =>
        worker.settings.write({
          ...worker.settings.current(),
          salesforce: { host: 'https://acme.my.salesforce.com', clientId },
        }),
    ],
    [
      'the browser lets nobody reach the org any more',
      async () => {
        grant(`${host}/*`);
        revoke(`${host}/*`);
      },
    ],
    ['it is erased from what is kept', () => fake.storage.session.remove('orgSession')],
  ] as const)('ends when %s, and with it whatever came of it at the org', async (_, end) => {
    expect(state()).toEqual({ state: 'signed-in' });
    await end();
    await vi.waitUntil(() => revoked().length > 0);
    expect(revoked()).toEqual(['refresh-1']);
    expect(state().state).toBe('signed-out');
    await turns();
    expect(await kept()).toBeUndefined();
    worker = await wake();
    expect(state().state).toBe('signed-out');
  });

  test('goes on when the browser lets nobody onto some other site any more', async () => {
    grant(`${host}/*`, 'https://crm.example.test/*');
    revoke('https://crm.example.test/*');
    await turns();
    expect(state()).toEqual({ state: 'signed-in' });
  });

  test('that is signed out of while it is refreshed does not come back', async () => {
    const waited = deferred<void>();
    tokens = waited.promise;
    const call = vi.fn(async () => fault({ code: 'session-over' as const }));
    const answered = worker.org.ask(call);
    await vi.waitUntil(() => asked.some(({ form }) => form.get('grant_type') === 'refresh_token'));
    await worker.org.signOut();
    waited.resolve();
    await expect(answered).resolves.toEqual(fault({ code: 'session-over' }));
    expect(call).toHaveBeenCalledTimes(1);
    expect(state().state).toBe('signed-out');
    expect(await kept()).toBeUndefined();
  });
});
