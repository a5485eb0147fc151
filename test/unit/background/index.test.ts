import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import {
  extensionId,
  fake,
  grant,
  open,
  registeredScripts,
  resetBrowser,
  stopWorker,
  stored,
} from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn } from '../fakes/linkedin.ts';
import { fakePort } from '../fakes/port.ts';
import { turns } from '../fakes/turns.ts';

const page = 'https://crm.example.test/contacts';
const base = `chrome-extension://${extensionId}/`;
const popup = { id: extensionId, url: `${base}src/popup/popup.html`, origin: base.slice(0, -1) };
const options = { ...popup, url: `${base}src/options/options.html` };
const contentScript = { id: extensionId, url: page, frameId: 0, tab: { id: 1 } };
const site = { id: 'crm', name: 'CRM', matches: ['https://crm.example.test/*'] };
let linkedIn: FakeLinkedIn;

beforeEach(async () => {
  vi.spyOn(globalThis, 'setTimeout');
  resetBrowser();
  linkedIn = fakeLinkedIn();
  vi.stubGlobal('fetch', linkedIn.fetch);
  const linkedin = { ...defaultSettings.linkedin, clientId: 'c', tokenService: 'https://token.example.test/token' };
  await fake.storage.local.set({ settings: { ...defaultSettings, linkedin } });
  fake.identity.launchWebAuthFlow.mockImplementation(
    async ({ url }) => `${fake.identity.getRedirectURL()}?code=c&state=${new URL(url).searchParams.get('state')}`,
  );
  open({ id: 1, url: page });
  grant('https://crm.example.test/*');
});
afterEach(() => {
  // A worker goes with all that it still meant to do: what it puts off writing would be found by the next one.
  for (const { value } of vi.mocked(setTimeout).mock.results) clearTimeout(value);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

let workers = 0;

/** Each worker is a module of its own, as if the browser had started it anew. */
async function startWorker() {
  workers += 1;
  const address = `../../../src/background/index.ts?worker=${workers}`;
  await import(/* @vite-ignore */ address);
}

const ask = (kind: string, sender: object, payload: object = {}) =>
  new Promise<{ ok: boolean; answer?: unknown }>((resolve) => {
    void fake.runtime.onMessage.trigger({ kind, ask: payload }, sender as never, resolve);
  });
const notices = () => fake.tabs.sendMessage.mock.calls.map(([, notice]) => notice);

test('a worker keeps content scripts out of what is on disk, where the browser can do that', async () => {
  const setAccessLevel = vi.fn(async () => undefined);
  Object.assign(fake.storage.local, { setAccessLevel });
  await startWorker();
  Reflect.deleteProperty(fake.storage.local, 'setAccessLevel');
  expect(setAccessLevel).toHaveBeenCalledExactlyOnceWith({ accessLevel: 'TRUSTED_CONTEXTS' });
});

test('a worker that is woken by an event has its listeners before anything was read', async () => {
  const { runtime, permissions, storage } = fake;
  const reads = [storage.session, storage.local].map((area) =>
    vi.spyOn(area, 'get').mockReturnValue(new Promise(() => undefined) as never),
  );
  await startWorker();
  expect(runtime.onStartup.hasListeners()).toBe(true);
  expect(runtime.onInstalled.hasListeners()).toBe(true);
  for (const event of [runtime.onConnect, runtime.onMessage, permissions.onAdded, permissions.onRemoved]) {
    expect(event.hasListeners()).toBe(true);
  }
  for (const read of reads) read.mockRestore();
});

describe('a whole day', () => {
  beforeEach(async () => {
    await fake.storage.local.set({
      settings: {
        ...((await stored('local'))['settings'] as object),
        sites: [site],
      },
    });
    await startWorker();
    await turns();
    fake.tabs.sendMessage.mockClear();
  });

  const signIn = async () => {
    await expect(ask('sign-in', popup)).resolves.toEqual({ ok: true, answer: null });
    await turns(40);
  };

  test('a sign-in is told to the popup and to every tab, and the own picture follows', async () => {
    const port = fakePort('popup', popup);
    fake.runtime.onConnect.trigger(port);
    await signIn();
    const states = port.sent.map((news) => (news as { viewer: { state: string } }).viewer);
    expect(states[0]).toEqual({ state: 'signed-out' });
    expect(states.map(({ state }) => state)).toContain('signing-in');
    expect(states.at(-1)).toMatchObject({ state: 'signed-in', picture: { type: 'image/jpeg' } });
    expect(notices()).toEqual([{ kind: 'viewer-changed', epoch: 2 }]);
  });

  test('a page is greeted, and gets the pictures it asks for', async () => {
    await signIn();
    const { answer } = await ask('hello', contentScript);
    expect(answer).toMatchObject({ signedIn: true, epoch: 2, recipe: {} });
    const port = fakePort('visit', contentScript);
    fake.runtime.onConnect.trigger(port);
    port.hear({
      kind: 'pictures',
      visit: 1,
      epoch: 2,
      wanted: [{ reference: { kind: 'person', personId: 'B' }, pixels: 48 }],
    });
    await turns();
    expect(port.sent).toMatchObject([{ reference: 'person:B', availability: { state: 'shown' } }]);
  });

  test('a sign-out is told to every tab, and leaves nothing of the viewer', async () => {
    await signIn();
    fake.tabs.sendMessage.mockClear();
    await expect(ask('sign-out', popup)).resolves.toEqual({ ok: true, answer: null });
    expect(notices()).toEqual([{ kind: 'viewer-changed', epoch: 3 }]);
    const testedService = { address: 'https://token.example.test/token', clientId: 'c', verdict: 'works' };
    expect(await stored('session')).toEqual({ epoch: 3 });
    expect(await stored('local')).toMatchObject({ testedService });
    await expect(ask('hello', contentScript)).resolves.toMatchObject({ answer: { signedIn: false, epoch: 3 } });
  });

  test('a sign-out while LinkedIn’s window is open ends the attempt, and a late answer changes nothing', async () => {
    let answer: (address: string) => void = () => undefined;
    let url = '';
    fake.identity.launchWebAuthFlow.mockImplementation((details) => {
      url = details.url;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    await ask('sign-in', popup);
    await turns();
    await ask('sign-out', popup);
    answer(`${fake.identity.getRedirectURL()}?code=c&state=${new URL(url).searchParams.get('state')}`);
    await turns(40);
    await expect(ask('hello', contentScript)).resolves.toMatchObject({ answer: { signedIn: false } });
    expect(await stored('session')).not.toHaveProperty('token');
  });

  test('a site that is stopped greets no more', async () => {
    expect(registeredScripts()).toEqual({ 'site:crm': ['https://crm.example.test/*'] });
    await ask('stop-site', popup, { origin: 'https://crm.example.test' });
    expect(registeredScripts()).toEqual({});
    await expect(ask('hello', contentScript)).resolves.toMatchObject({ answer: { recipe: null } });
  });

  test('settings are written by the options page, which is told of their faults', async () => {
    const written = await ask('write-settings', options, { document: { version: 1, enabled: 'yes' } });
    expect(written.answer).toMatchObject({ faults: [{ path: 'enabled', code: 'wrong-type' }] });
  });

  test('the options page hears how things stand', async () => {
    const port = fakePort('options', options);
    fake.runtime.onConnect.trigger(port);
    await vi.waitUntil(() => port.sent.length > 0);
    expect(port.sent[0]).toMatchObject({ kind: 'news', viewer: { state: 'signed-out' }, activity: [] });
  });

  test('no page of a site may ask what is the extension’s own pages’ to ask, nor open their ports', async () => {
    for (const kind of ['sign-in', 'keep-signed-in', 'crm-user', 'erase-kept', 'export-kept', 'support-report']) {
      await expect(ask(kind, contentScript)).resolves.toEqual({ ok: false });
    }
    for (const name of ['popup', 'options']) {
      const port = fakePort(name, contentScript);
      fake.runtime.onConnect.trigger(port);
      expect(port.disconnected).toBe(true);
    }
    await expect(ask('contacts-here', popup)).resolves.toEqual({ ok: false });
  });

  test('a viewer who asked for it is signed in again in a new session of the browser, by a page with contacts', async () => {
    await signIn();
    await expect(ask('keep-signed-in', popup, { wanted: true })).resolves.toEqual({ ok: true, answer: null });
    await fake.storage.session.clear();
    stopWorker();
    fake.identity.launchWebAuthFlow.mockClear();
    await startWorker();
    await expect(ask('hello', contentScript)).resolves.toMatchObject({ answer: { signedIn: false, renewable: true } });
    expect(fake.identity.launchWebAuthFlow).not.toHaveBeenCalled();
    await expect(ask('contacts-here', contentScript)).resolves.toEqual({ ok: true, answer: null });
    await vi.waitUntil(async () => 'token' in (await stored('session')));
    expect(fake.identity.launchWebAuthFlow.mock.calls.map(([{ interactive }]) => interactive)).toEqual([false]);
    await expect(ask('hello', contentScript)).resolves.toMatchObject({ answer: { signedIn: true, renewable: false } });
  });

  test('a renewal that is cancelled in the popup, or that a sign-out overtakes, signs nobody in', async () => {
    await signIn();
    await ask('keep-signed-in', popup, { wanted: true });
    await fake.storage.session.clear();
    stopWorker();
    await startWorker();
    fake.identity.launchWebAuthFlow.mockReset().mockReturnValue(new Promise(() => undefined));
    await ask('contacts-here', contentScript);
    await turns();
    expect(await stored('session')).toMatchObject({ signInAttempt: { renewing: true } });
    await ask('cancel-sign-in', popup);
    expect(await stored('session')).toMatchObject({ signInEnd: { fault: 'given-up' }, renewalTried: true });
    await ask('sign-out', popup);
    expect(await stored('local')).not.toHaveProperty('keptSignedIn');
    await expect(ask('hello', contentScript)).resolves.toMatchObject({ answer: { signedIn: false, renewable: false } });
  });

  test('a viewer says who they are in a CRM, and takes it back', async () => {
    const recipe = { ...builtInRecipe, me: { identity: { select: '#user', from: 'text' } } };
    const { settings } = await stored('local');
    const sites = [{ ...site, recipe }];
    await ask('write-settings', options, { document: { ...(settings as object), sites } });
    await signIn();
    const user = { origin: 'https://crm.example.test', identity: 'vera' };
    await expect(ask('crm-user', popup, { ...user, confirmed: true })).resolves.toEqual({ ok: true, answer: null });
    expect((await stored('local'))['confirmedCrmUsers']).toHaveLength(1);
    expect(notices()).toContainEqual({ kind: 'crm-user-changed' });
    await ask('crm-user', popup, { ...user, confirmed: false });
    expect((await stored('local'))['confirmedCrmUsers']).toEqual([]);
  });

  test('what was asked for a viewer is not there for the next one', async () => {
    await signIn();
    const port = fakePort('options', options);
    fake.runtime.onConnect.trigger(port);
    await vi.waitUntil(() => port.sent.length > 0);
    expect(port.sent.at(-1)).toMatchObject({
      activity: expect.arrayContaining([expect.objectContaining({ kind: 'token' })]),
    });
    await ask('sign-out', popup);
    await vi.waitUntil(() => (port.sent.at(-1) as { activity: unknown[] }).activity.length === 0);
  });

  test.each(['settings', 'everything'])('erasing %s takes back the permission for every site', async (what) => {
    const remove = vi.spyOn(fake.permissions, 'remove');
    await expect(ask('erase-kept', options, { what })).resolves.toEqual({ ok: true, answer: null });
    await turns();
    expect(remove.mock.calls.flatMap(([{ origins }]) => origins)).toEqual(['https://crm.example.test/*']);
    expect(await stored('local')).toEqual({});
  });

  test('erasing everything ends a sign-in under way with the rest', async () => {
    fake.identity.launchWebAuthFlow.mockReset().mockReturnValue(new Promise(() => undefined));
    await ask('sign-in', popup);
    await turns();
    await expect(ask('erase-kept', options, { what: 'everything' })).resolves.toEqual({ ok: true, answer: null });
    await turns();
    expect(Object.keys(await stored('session'))).toEqual(['epoch']);
    expect(await stored('local')).toEqual({});
    const port = fakePort('popup', popup);
    fake.runtime.onConnect.trigger(port);
    await turns();
    expect(port.sent.at(-1)).toMatchObject({ viewer: { state: 'signed-out' } });
  });

  test('what is kept is exported without the token, and support is told numbers', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Chrome/156.0.0.0' });
    await signIn();
    const { answer } = await ask('export-kept', options);
    expect(JSON.stringify(answer)).toContain('Vera Viewer');
    expect(JSON.stringify(answer)).not.toContain('a-token');
    const report = await ask('support-report', options);
    expect(report.answer).toMatchObject({ viewer: 'signed-in', sites: { all: 1 } });
    expect(JSON.stringify(report)).not.toContain('Vera');
  });

  test('the options page is told what is remembered of a site', async () => {
    await expect(ask('remembered-references', options, { site: 'crm' })).resolves.toEqual({
      ok: true,
      answer: { total: 0, pairs: [] },
    });
  });

  test('the token service is tried for the options page, and what came of it is kept', async () => {
    const tested = { address: 'nonsense', clientId: 'c', verdict: 'not-an-address' };
    await expect(ask('test-token-service', options, { address: 'nonsense' })).resolves.toEqual({
      ok: true,
      answer: tested,
    });
    expect(await stored('local')).toMatchObject({ testedService: tested });
  });

  test('the token service is tried all the same where the browser refuses to keep what came of it', async () => {
    const set = vi.spyOn(fake.storage.session, 'set').mockRejectedValue(new Error('full'));
    await expect(ask('test-token-service', options, { address: 'nonsense' })).resolves.toMatchObject({ ok: true });
    set.mockRestore();
  });
});
