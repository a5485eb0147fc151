import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { createSession } from '../../../src/background/session.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, grant, open, redirectAddress, registeredScripts, resetBrowser, stored } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn } from '../fakes/linkedin.ts';
import { fakePort } from '../fakes/port.ts';
import { deferred, turns } from '../fakes/turns.ts';
import { wakeWorker, watchHashing } from './duties.ts';

const pattern = 'https://crm.example.test/*';
const page = 'https://crm.example.test/contacts';
const linkedin = {
  clientId: 'c',
  scopes: ['openid', 'profile', 'r_liteprofile'],
  tokenService: 'https://token.example.test/token',
  batchSize: 50,
};
const site = { id: 'crm', name: 'CRM', matches: [pattern], enabled: true, rememberReferences: false };
const me = { identity: { select: '#user', from: 'text' } };
const settingsDocument = { ...defaultSettings, linkedin, sites: [site] };
const anna = { personId: 'A', name: 'Anna Berg' };
const token = () => ({
  accessToken: 'token-a',
  issuedAt: Date.now() - 60_000,
  expiresAt: Date.now() + 3_600_000,
  scopes: ['r_liteprofile'],
});
let linkedIn: FakeLinkedIn;
const stateIn = (url: string) => new URL(url).searchParams.get('state') ?? '';
beforeEach(() => {
  resetBrowser();
  linkedIn = fakeLinkedIn();
  vi.stubGlobal('fetch', linkedIn.fetch);
  fake.identity.launchWebAuthFlow.mockImplementation(
    async ({ url }) => `${redirectAddress}?code=c&state=${stateIn(url)}`,
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
async function worker(doc: unknown = settingsDocument) {
  await fake.storage.local.set({ settings: doc });
  return wakeWorker();
}
function connect(visits: { take(port: never): void }, address = page) {
  const port = fakePort('visit');
  visits.take({
    address,
    send: (m: unknown) => port.postMessage(m),
    onMessage: (l: never) => port.onMessage.addListener(l),
    onGone: (l: never) => port.onDisconnect.addListener(l),
  } as never);
  return port;
}

test('a chip asked for while the own picture is on its way gets it', async () => {
  const settled = watchHashing();
  grant(pattern);
  const w = await worker({ ...settingsDocument, sites: [{ ...site, recipe: { ...builtInRecipe, me } }] });
  await w.visits.greet(page);
  const bytes = deferred<Response>();
  linkedIn.answerPicture = () => bytes.promise;
  await w.signIn.begin();
  await vi.waitUntil(() => linkedIn.picturesAsked().length === 1);
  await w.desk.confirm('https://crm.example.test', 'vera');
  const port = connect(w.visits as never);
  port.hear({ kind: 'crm-user', visit: 1, epoch: w.session.epoch(), identity: 'vera', pixels: 32 });
  await settled();
  bytes.resolve(new Response(new Uint8Array([0xff, 0xd8, 0xff, 1])));
  await settled();
  expect(w.session.ownPicture()).toBeDefined();
  expect(port.sent.at(-1)).toMatchObject({ kind: 'crm-user', confirmed: true, picture: { type: 'image/jpeg' } });
});

test('a sign-out while a sign-in is being written leaves no token', async () => {
  const session = createSession();
  await session.ready;
  const beginning = session.begin(anna, token());
  const ending = session.end();
  await Promise.all([beginning, ending]);
  expect(await stored('session')).toEqual({ epoch: 3 });
  expect(await stored('local')).toEqual({ signedOutMark: true });
});

test('a sign-out while a sign-in is being written fetches no own picture', async () => {
  const w = await worker();
  await Promise.all([w.settings.ready, w.session.ready]);
  const written = deferred<void>();
  const set = fake.storage.session.set.bind(fake.storage.session);
  vi.spyOn(fake.storage.session, 'set').mockImplementation((async (items: object) => {
    if ('token' in items) await written.promise;
    return set(items as never);
  }) as never);
  await w.signIn.begin();
  await vi.waitUntil(() => w.session.viewer() !== undefined);
  w.signIn.abandon();
  const ending = w.session.end();
  written.resolve();
  await ending;
  await turns(40);
  expect(linkedIn.picturesAsked()).toEqual([]);
  expect(w.session.ownPicture()).toBeUndefined();
  expect(await stored('session')).not.toHaveProperty('ownPicture');
});

test('allowing a site keeps a document of a newer version', async () => {
  const newer = { version: 2, everything: 'different' };
  const w = await worker(newer);
  await w.sites.ready;
  grant(pattern);
  await turns(40);
  expect((await stored('local'))['settings']).toEqual(newer);
});

test('allowing a site keeps the faulty site that was stored', async () => {
  const faulty = { ...settingsDocument, sites: [{ ...site, matches: ['everywhere'] }] };
  const w = await worker(faulty);
  await w.sites.ready;
  grant('https://other.example.test/*');
  await turns(40);
  const { sites } = (await stored('local'))['settings'] as { sites: unknown[] };
  expect(sites).toContainEqual(faulty.sites[0]);
});

test('an attempt abandoned before the window opens no window', async () => {
  const w = await worker();
  await Promise.all([w.settings.ready, w.session.ready]);
  const quiet = deferred<string>();
  fake.identity.launchWebAuthFlow.mockReturnValueOnce(quiet.promise);
  await w.signIn.begin();
  await turns();
  w.signIn.abandon();
  quiet.reject(new Error('User interaction required.'));
  await turns();
  expect(fake.identity.launchWebAuthFlow).toHaveBeenCalledTimes(1);
});

test('an attempt abandoned while the former session ends does not begin', async () => {
  const w = await worker();
  await Promise.all([w.settings.ready, w.session.ready]);
  await w.session.begin(anna, token());
  const beginning = w.signIn.begin();
  w.signIn.abandon();
  await beginning;
  await turns();
  expect(fake.identity.launchWebAuthFlow).not.toHaveBeenCalled();
  // The next worker would take it for one that was interrupted.
  expect(await stored('session')).not.toHaveProperty('signInAttempt');
});

test('what is cancelled while the worker wakes is not asked for', async () => {
  grant(pattern);
  const s = createSession();
  await s.ready;
  await s.begin(anna, token());
  const w = await worker();
  const port = connect(w.visits as never);
  port.hear({
    kind: 'pictures',
    visit: 1,
    epoch: 2,
    wanted: [{ reference: { kind: 'person', personId: 'A' }, pixels: 48 }],
  });
  port.hear({ kind: 'cancel', visit: 1 });
  const gone = connect(w.visits as never);
  gone.hear({
    kind: 'pictures',
    visit: 1,
    epoch: 2,
    wanted: [{ reference: { kind: 'person', personId: 'A' }, pixels: 48 }],
  });
  gone.leave();
  await turns(40);
  expect(linkedIn.requests).toEqual([]);
});

test('nothing is told to a page after the script was run in it', async () => {
  open({ id: 1, url: page });
  const w = await worker({ ...settingsDocument, sites: [] });
  await w.sites.ready;
  grant(pattern);
  await turns(40);
  const [run] = fake.scripting.executeScript.mock.invocationCallOrder;
  const after = fake.tabs.sendMessage.mock.invocationCallOrder.filter((order) => order > (run ?? 0));
  expect(after).toEqual([]);
});

test.each(['https://*/*', '*://*/*', '<all_urls>', '*://crm.example.test/*'])(
  'a permission for %s covers the site',
  async (all) => {
    grant(all);
    const w = await worker();
    await w.sites.ready;
    expect(w.sites.recipeFor(page)).toEqual(builtInRecipe);
    expect(registeredScripts()).toEqual({ 'site:crm': [pattern] });
  },
);

test('one refused registration does not silence every site', async () => {
  grant(pattern, 'https://other.example.test/*');
  fake.scripting.registerContentScripts.mockImplementation(async (scripts: { matches?: string[]; id: string }[]) => {
    if (scripts.some(({ matches = [] }) => matches.some((m) => /:\d+/.test(m)))) throw new Error('Invalid url pattern');
  });
  const w = await worker({
    ...settingsDocument,
    sites: [site, { ...site, id: 'other', matches: ['https://other.example.test:8443/*'] }],
  });
  await expect(w.visits.greet(page)).resolves.toMatchObject({ recipe: builtInRecipe });
  fake.scripting.registerContentScripts.mockReset();
});

test('one tab that never answers does not hold up the next change', async () => {
  open({ id: 1, url: page });
  const w = await worker();
  await w.sites.ready;
  fake.tabs.sendMessage.mockReturnValue(new Promise(() => undefined));
  grant(pattern);
  await turns(40);
  grant('https://other.example.test/*');
  await turns(40);
  fake.tabs.sendMessage.mockReset();
  fake.tabs.sendMessage.mockResolvedValue(undefined);
  expect(Object.values(registeredScripts())).toContainEqual(['https://other.example.test/*']);
});

test('the mark goes when the pause is over', async () => {
  vi.useFakeTimers({ now: Date.now() });
  const w = await worker();
  await w.session.ready;
  await w.session.begin(anna, token());
  await w.session.pauseUntil(Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(61_000);
  await expect(fake.action.getBadgeText({})).resolves.toBe('');
});

test('an attempt that breaks in storage ends', async () => {
  const w = await worker();
  await Promise.all([w.settings.ready, w.session.ready]);
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  vi.spyOn(fake.storage.session, 'set').mockRejectedValueOnce(new Error('quota') as never);
  await w.signIn.begin();
  await turns();
  process.off('unhandledRejection', unhandled);
  expect(w.signIn.underWay()).toBe(false);
});
