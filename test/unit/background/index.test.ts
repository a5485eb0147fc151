import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fakes/browser.ts')).fake }));

import { defaultSettings } from '../../../src/settings/defaults.ts';
import { extensionId, fake, grant, open, registeredScripts, resetBrowser, stored } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn } from '../fakes/linkedin.ts';
import { fakePort } from '../fakes/port.ts';
import { turns } from '../fakes/turns.ts';

const page = 'https://crm.example.test/contacts';
const base = `chrome-extension://${extensionId}/`;
const popup = { id: extensionId, url: `${base}src/popup/popup.html`, origin: base.slice(0, -1) };
const contentScript = { id: extensionId, url: page, frameId: 0, tab: { id: 1 } };
let linkedIn: FakeLinkedIn;

beforeEach(async () => {
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
        sites: [{ id: 'crm', name: 'CRM', matches: ['https://crm.example.test/*'] }],
      },
    });
    await startWorker();
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
    expect(await stored('session')).toEqual({ epoch: 3 });
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

  test('settings are read and written by the options page, with their faults', async () => {
    const { answer } = await ask('read-settings', popup);
    expect(answer).toMatchObject({ faults: [], redirectAddress: fake.identity.getRedirectURL() });
    const written = await ask('write-settings', popup, { document: { version: 1, enabled: 'yes' } });
    expect(written.answer).toMatchObject({ faults: [{ path: 'enabled', code: 'wrong-type' }] });
  });
});
