import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fakes/browser.ts')).fake }));

import { orgApp } from '../../../sandbox/salesforce/app.ts';
import { OrgControl } from '../../../sandbox/salesforce/control.ts';
import { connectedApp, salesforceOrg } from '../../../sandbox/salesforce/org.ts';
import { orgAnna } from '../../../sandbox/salesforce/users.ts';
import { anna, ben } from '../../../sandbox/world/accounts.ts';
import { portrait } from '../../../sandbox/world/portraits.ts';
import { authorizationDuty } from '../../../src/background/authorization.ts';
import { crmPhotoDuty } from '../../../src/background/crm-photo.ts';
import { createHashing } from '../../../src/background/hashing.ts';
import { orgSessionDuty } from '../../../src/background/org-session.ts';
import type { OwnPictureDuty } from '../../../src/background/own-picture.ts';
import { createSession } from '../../../src/background/session.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fakeActivity } from '../fakes/activity.ts';
import { fake, redirectAddress, resetBrowser, stored } from '../fakes/browser.ts';

const host = 'https://harbour.my.salesforce.com';
const token = { accessToken: 'a-token', issuedAt: 0, expiresAt: Number.MAX_SAFE_INTEGER, scopes: ['openid'] };
let control: OrgControl;
let asked: string[];
let picture: ArrayBuffer | undefined;
let worker: Awaited<ReturnType<typeof wake>>;

/** The duties over the sandbox's own org, with Anna signed in with LinkedIn; somebody presses *Log In* and *Allow* at once. */
async function wake() {
  const settings = settingsDuty();
  const session = createSession();
  await Promise.all([settings.ready, session.ready]);
  const activity = fakeActivity();
  const hashing = createHashing();
  const org = orgSessionDuty(settings, session, activity, authorizationDuty(activity));
  const ownPicture: OwnPictureDuty = {
    fetchFrom: () => undefined,
    current: () => picture && { bytes: picture, type: 'image/jpeg' },
    settled: async () => picture && { bytes: picture, type: 'image/jpeg' },
  };
  const signIn = { underWay: () => false } as never;
  const crmPhoto = crmPhotoDuty({ settings, session, signIn, ownPicture, activity, hashing, org });
  return { settings, session, org, crmPhoto };
}

beforeEach(async () => {
  resetBrowser();
  const sandbox = salesforceOrg();
  const app = orgApp(sandbox);
  control = new OrgControl(sandbox);
  control.set({ processing: 0 });
  asked = [];
  picture = (await portrait(anna, 400)).buffer;
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${new URL(String(input)).pathname}`);
    return app.request(String(input), init);
  });
  fake.identity.launchWebAuthFlow.mockImplementation(async ({ url }) => {
    const request = new URL(url).search.slice(1);
    const post = (path: string, fields: Record<string, string>, cookie = '') =>
      app.request(host + path, {
        method: 'POST',
        body: new URLSearchParams({ request, ...fields }),
        headers: { cookie },
      });
    const loggedIn = await post('/login', { username: orgAnna.username, password: anna.password });
    const allowed = await post('/approve', { allow: '' }, loggedIn.headers.get('set-cookie')?.split(';')[0]);
    return allowed.headers.get('location') ?? redirectAddress;
  });
  await fake.storage.local.set({
    settings: { ...defaultSettings, salesforce: { host, clientId: connectedApp.clientId } },
  });
  worker = await wake();
  await worker.session.begin({ personId: anna.personId, name: anna.name }, token);
  await signIn();
});
afterEach(() => vi.unstubAllGlobals());

async function signIn() {
  worker.org.signIn();
  await vi.waitUntil(() => worker.org.state().state !== 'signing-in');
}

const read = async () => {
  const answer = await worker.crmPhoto.read();
  if (!answer.ok) throw new Error(answer.fault.code);
  return answer.value;
};
const fault = (code: string) => ({ ok: false, fault: { code } });

describe('signing in to the org', () => {
  test('is by PKCE, for the one resource, with a proof that never was in the address', async () => {
    expect(worker.org.state()).toEqual({ state: 'signed-in' });
    const { searchParams } = new URL(String(fake.identity.launchWebAuthFlow.mock.calls[0]?.[0].url));
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('scope')).toBe('chatter_api refresh_token');
    expect(searchParams.has('code_verifier')).toBe(false);
  });

  test('keeps the session in memory alone, and a worker that wakes goes on with it', async () => {
    expect(await stored('session')).toHaveProperty('orgSession.refreshToken');
    expect(JSON.stringify(await stored('local'))).not.toContain('00DHB!');
    worker = await wake();
    await expect(read()).resolves.toMatchObject({ versionId: null });
  });

  test('is not begun for nobody: a session at the org is the LinkedIn viewer’s', async () => {
    await worker.session.end();
    await vi.waitUntil(() => worker.org.state().state === 'signed-out');
    await signIn();
    expect(worker.org.state()).toEqual({ state: 'signed-out', fault: 'not-configured' });
  });

  test.each([
    ['the viewer signs out of LinkedIn', () => worker.session.end()],
    [
      'somebody else signs in with LinkedIn',
      () => worker.session.begin({ personId: ben.personId, name: ben.name }, token),
    ],
    ['the org in the settings changes', () => worker.crmPhoto.setOrg('https://acme.my.salesforce.com', 'app')],
    ['they sign out there', () => worker.org.signOut()],
    ['it is erased from what is kept', () => fake.storage.session.remove('orgSession')],
  ])('ends, and is revoked at the org, when %s', async (_, end) => {
    await end();
    await vi.waitUntil(() => asked.includes('POST /services/oauth2/revoke'));
    expect(worker.org.state().state).toBe('signed-out');
    await vi.waitUntil(async () => (await stored('session'))['orgSession'] === undefined);
    await expect(worker.crmPhoto.read()).resolves.toEqual(fault('signed-out'));
  });

  test('is refreshed where the org ended it, in the middle of an upload too', async () => {
    control.endSessions();
    await expect(worker.crmPhoto.send(undefined)).resolves.toEqual({ ok: true, value: null });
    expect(asked.filter((one) => one === 'POST /services/oauth2/token').length).toBe(2);
    expect(control.photoVersionOf(orgAnna)).toMatch(/^729/);
  });

  test('is over where it can’t be refreshed, and that is said', async () => {
    const { refreshToken: _, ...without } = (await stored('session'))['orgSession'] as { refreshToken: string };
    await fake.storage.session.set({ orgSession: without });
    worker = await wake();
    control.endSessions();
    await expect(worker.crmPhoto.read()).resolves.toEqual(fault('signed-out'));
    expect(worker.org.state()).toEqual({ state: 'signed-out', fault: 'session-over' });
  });
});

describe('the viewer’s photo', () => {
  test('becomes their own LinkedIn picture, cut as they said, and is followed until it is there', async () => {
    const { versionId } = await read();
    await expect(worker.crmPhoto.send({ x: 100, y: 100, size: 200 })).resolves.toEqual({ ok: true, value: null });
    await expect(worker.crmPhoto.follow(versionId)).resolves.toEqual({ ok: true, value: { state: 'done' } });
    expect((await read()).versionId).toMatch(/^729/);
  });

  test('can be put back as it was read, by its seal', async () => {
    await control.setPhoto(orgAnna, ben);
    const former = await read();
    await worker.crmPhoto.send(undefined);
    const { bytes } = former.picture ?? expect.fail('no picture');
    await expect(worker.crmPhoto.restore(bytes, former.seal ?? '')).resolves.toEqual({ ok: true, value: null });
  });

  test('is never anything else that a page hands in: no picture without a seal, nor with that of another or of another’s', async () => {
    await control.setPhoto(orgAnna, ben);
    const { seal = '', picture: former } = await read();
    const { bytes } = former ?? expect.fail('no picture');
    const before = control.photoVersionOf(orgAnna);
    const other = (await portrait(ben, 100)).buffer;
    for (const [handed, by] of [
      [other, ''],
      [other, seal],
      [bytes, 'a-seal'],
    ] as const)
      await expect(worker.crmPhoto.restore(handed, by)).resolves.toEqual(fault('not-own'));
    await worker.session.begin({ personId: ben.personId, name: ben.name }, token);
    await signIn();
    await expect(worker.crmPhoto.restore(bytes, seal)).resolves.toEqual(fault('not-own'));
    expect(control.photoVersionOf(orgAnna)).toBe(before);
  });

  test('has no seal while it is the default avatar, which is nobody’s to put back', async () => {
    const { versionId, picture: avatar, seal } = await read();
    expect([versionId, avatar?.type, seal]).toEqual([null, 'image/png', undefined]);
  });

  test('can be removed', async () => {
    await control.setPhoto(orgAnna, anna);
    await expect(worker.crmPhoto.remove()).resolves.toEqual({ ok: true, value: null });
    await expect(read()).resolves.toMatchObject({ versionId: null });
  });

  test('stays as it is where there is no LinkedIn picture, or the viewer changed while it was asked for', async () => {
    picture = undefined;
    await expect(worker.crmPhoto.send(undefined)).resolves.toEqual(fault('no-picture'));
    expect(asked).not.toContain('POST /services/data/v67.0/connect/user-profiles/me/photo');
  });

  test.each([
    ['an org without Chatter', { chatter: false }, 'forbidden'],
    ['an org that is too old', { versions: ['34.0'] }, 'not-found'],
    ['an hour that is used up', { requestsPerHour: 0 }, 'throttled'],
  ])('is not to be had of %s', async (_, conditions, code) => {
    control.set(conditions);
    await expect(worker.crmPhoto.read()).resolves.toMatchObject(fault(code));
  });

  test.each([
    ['outside the picture', { x: 300, y: 0, size: 200 }],
    ['of a picture that is none', undefined],
  ])('is not sent %s', async (_, crop) => {
    if (crop === undefined) picture = new TextEncoder().encode('<html>').buffer;
    await expect(worker.crmPhoto.send(crop)).resolves.toEqual(fault('wrong-picture'));
  });
});

test('an org that is none is not set', async () => {
  await expect(worker.crmPhoto.setOrg('https://evil.example', 'app')).resolves.toBe(false);
  await expect(worker.crmPhoto.setOrg('https://acme.my.salesforce.com', 'app')).resolves.toBe(true);
  expect(worker.settings.current().salesforce).toEqual({ host: 'https://acme.my.salesforce.com', clientId: 'app' });
});
