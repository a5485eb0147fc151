import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import type { Port } from '../../../src/browser/serve.ts';
import type { SetUpAnswer, SetUpAsk } from '../../../src/contract/set-up.ts';
import type { ContactRecipe, Recipe, Settings } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, grant, resetBrowser, revoke, stored } from '../fakes/browser.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';
import { turns } from '../fakes/turns.ts';
import { type Worker, wakeWorker } from './duties.ts';

const origin = 'https://crm.example.test';
const page = `${origin}/people`;
const tab = 7;
const contact: ContactRecipe = {
  container: '.row',
  reference: [{ select: 'a', from: 'href' }],
  name: { select: 'b', from: 'text' },
  slot: { select: 'b', place: 'before' },
};
const other: ContactRecipe = { ...contact, container: 'article' };
const picked = { contact, replaces: [] };
let worker: Worker;

async function wake(): Promise<void> {
  worker = wakeWorker();
  await worker.ready;
  await turns();
}

const storedSites = async () => ((await stored('local'))['settings'] as Settings | undefined)?.sites ?? [];
const pickers = () =>
  fake.scripting.executeScript.mock.calls.filter(([{ files }]) => files.includes('src/picker/picker-script.js'));
const noticesTo = (id: number) =>
  fake.tabs.sendMessage.mock.calls.filter(([to]) => to === id).map(([, notice]) => notice);
const recipeIn = async (tabId: number) => (await worker.visits.greet(page, tabId)).recipe;

type Picker = FakePort & { last(): SetUpAnswer | undefined };

/** A picker's port, after it has said this. */
async function connect(
  begin: Omit<Extract<SetUpAsk, { kind: 'begin' }>, 'kind'> = {},
  from = { address: page, tabId: tab },
): Promise<Picker> {
  const port = fakePort('set-up');
  const end: Port = {
    ...from,
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onGone: (listener) => port.onDisconnect.addListener(listener),
  };
  worker.setUp.take(end);
  const picker = Object.assign(port, { last: () => port.sent.at(-1) as SetUpAnswer | undefined });
  await say(picker, { kind: 'begin', ...begin });
  return picker;
}

async function say(picker: Picker, asked: SetUpAsk): Promise<SetUpAnswer | undefined> {
  picker.hear(asked);
  await turns();
  return picker.last();
}

async function begun(): Promise<Picker> {
  await worker.setUp.begin({ tab, origin });
  return connect();
}

beforeEach(async () => {
  resetBrowser();
  await wake();
  grant(`${origin}/*`);
  await turns();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a person who wants to set up a site', () => {
  test('gets the picker in that tab', async () => {
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('begun');
    expect(pickers()).toEqual([[{ target: { tabId: tab }, files: ['src/picker/picker-script.js'] }]]);
  });

  test('gets it once the browser has their permission, and once only', async () => {
    revoke(`${origin}/*`);
    await turns();
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('begun');
    expect(pickers()).toEqual([]);
    grant(`${origin}/*`);
    grant(`${origin}/*`);
    await turns();
    expect(pickers()).toHaveLength(1);
  });

  test('gets it where the browser allows the site already and the settings have none', async () => {
    await fake.storage.local.set({ settings: defaultSettings });
    await turns();
    expect(await storedSites()).toEqual([]);
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('begun');
    expect(pickers()).toHaveLength(1);
    expect(await storedSites()).toMatchObject([{ matches: [`${origin}/*`] }]);
  });

  test('is told where the page takes no script', async () => {
    fake.scripting.executeScript.mockRejectedValueOnce(new Error('an error page'));
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('unreachable');
  });

  test('is told where the site is switched off, or everything', async () => {
    const site = { id: 'crm', name: 'CRM', matches: [`${origin}/*`], enabled: false };
    await fake.storage.local.set({ settings: { ...defaultSettings, sites: [site] } });
    await turns();
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('switched-off');
    await fake.storage.local.set({ settings: { ...defaultSettings, enabled: false } });
    await turns();
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('switched-off');
    expect(pickers()).toEqual([]);
  });

  test('is told where the settings have faults, which are left as they are', async () => {
    await fake.storage.local.set({ settings: { ...defaultSettings, sites: [{ id: '' }] } });
    await turns();
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('faulty');
    expect(pickers()).toEqual([]);
  });

  test('is told where the policy sets the site', async () => {
    const site = { id: 'ours', name: 'Ours', matches: [`${origin}/*`], recipe: { contacts: [other] } };
    await fake.storage.managed.set({ version: 1, sites: [site] });
    await wake();
    expect(worker.setUp.sitesInBrief()[0]).toEqual({
      matches: [`${origin}/*`],
      locked: true,
      described: true,
      takenAway: false,
    });
    await expect(worker.setUp.begin({ tab, origin })).resolves.toBe('locked');
    expect(pickers()).toEqual([]);
  });
});

describe('the picker', () => {
  test('is served where it was asked for', async () => {
    const picker = await begun();
    expect(picker.last()).toEqual({ kind: 'begun', key: expect.any(String), signedIn: false, containers: [] });
  });

  test.each([
    ['another tab', { address: page, tabId: 8 }],
    ['another site', { address: 'https://other.example.test/', tabId: tab }],
  ])('is refused in %s, and can save nothing', async (_what, from) => {
    await worker.setUp.begin({ tab, origin });
    const picker = await connect({}, from);
    expect(picker.last()).toEqual({ kind: 'refused' });
    expect(await say(picker, { kind: 'save', ...picked })).toEqual({ kind: 'refused' });
    expect((await storedSites())[0]?.recipe).toBeUndefined();
  });

  test('is refused on another site in that tab, also on one that is allowed', async () => {
    grant('https://other.example.test/*');
    await turns();
    await worker.setUp.begin({ tab, origin });
    expect((await connect({}, { address: 'https://other.example.test/', tabId: tab })).last()).toEqual({
      kind: 'refused',
    });
  });

  test('is refused where the permission was taken back before it came', async () => {
    await worker.setUp.begin({ tab, origin });
    revoke(`${origin}/*`);
    await turns();
    expect((await connect()).last()).toEqual({ kind: 'refused' });
  });

  test('is refused where nobody asked, a second time, and too late', async () => {
    expect((await connect()).last()).toEqual({ kind: 'refused' });
    await begun();
    expect((await connect()).last()).toEqual({ kind: 'refused' });
    await worker.setUp.begin({ tab, origin });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await connect()).last()).toEqual({ kind: 'refused' });
  });

  test('goes on by its key after the worker stopped, and by no other', async () => {
    const { key } = (await begun()).last() as Extract<SetUpAnswer, { kind: 'begun' }>;
    await wake();
    expect((await connect({ key: 'another' })).last()).toEqual({ kind: 'refused' });
    const again = await connect({ key });
    expect(again.last()).toMatchObject({ kind: 'begun', key });
    expect(await say(again, { kind: 'save', ...picked })).toEqual({ kind: 'saved' });
  });

  test('is told where the browser refuses to keep what was picked, and can say so again', async () => {
    const picker = await begun();
    vi.spyOn(fake.storage.local, 'set').mockRejectedValueOnce(new Error('quota') as never);
    expect(await say(picker, { kind: 'save', ...picked })).toEqual({ kind: 'not-saved' });
    expect(await say(picker, { kind: 'save', ...picked })).toEqual({ kind: 'saved' });
    expect((await storedSites())[0]?.recipe).toEqual({ contacts: [contact] });
  });

  test('goes on where the browser refuses to keep anything any more', async () => {
    const { key } = (await begun()).last() as Extract<SetUpAnswer, { kind: 'begun' }>;
    await wake();
    const refused = vi.spyOn(fake.storage.session, 'set').mockRejectedValue(new Error('quota') as never);
    expect((await connect({ key })).last()).toMatchObject({ kind: 'begun', key });
    refused.mockRestore();
  });

  test('leaves nothing kept when it goes', async () => {
    const picker = await begun();
    expect(await stored('session')).toHaveProperty('setUp');
    picker.leave();
    await turns();
    expect(await stored('session')).not.toHaveProperty('setUp');
  });

  test('that a page takes away leaves word of it, which outlives the worker, until the next is asked for', async () => {
    const listener = vi.fn();
    worker.setUp.onChange(listener);
    const isTakenAway = () => worker.setUp.sitesInBrief().map(({ takenAway }) => takenAway);
    const picker = await begun();
    picker.hear({ kind: 'taken-away' });
    picker.leave();
    await turns();
    expect(isTakenAway()).toEqual([true]);
    expect(listener).toHaveBeenCalledOnce();
    await wake();
    expect(isTakenAway()).toEqual([true]);
    expect((await connect()).last()).toEqual({ kind: 'refused' });
    await worker.setUp.begin({ tab, origin });
    expect(isTakenAway()).toEqual([false]);
  });

  test('that goes takes nothing from the next', async () => {
    const former = await begun();
    await worker.setUp.begin({ tab, origin });
    former.leave();
    await turns();
    expect((await connect()).last()).toMatchObject({ kind: 'begun' });
  });
});

describe('a preview', () => {
  test('is what this one tab is painted by, and is not written', async () => {
    const before = await recipeIn(8);
    const picker = await begun();
    expect(await say(picker, { kind: 'preview', ...picked })).toEqual({ kind: 'previewed' });
    expect(await recipeIn(tab)).toEqual({ contacts: [contact] } satisfies Recipe);
    expect(await recipeIn(8)).toEqual(before);
    expect(noticesTo(tab)).toContainEqual({ kind: 'site-changed' });
    expect((await storedSites())[0]?.recipe).toBeUndefined();
  });

  test.each(['end-preview', 'leave'])('goes by %s, and the tab hears of it', async (how) => {
    const before = await recipeIn(tab);
    const picker = await begun();
    await say(picker, { kind: 'preview', ...picked });
    fake.tabs.sendMessage.mockClear();
    if (how === 'leave') picker.leave();
    else picker.hear({ kind: 'end-preview' });
    await turns();
    expect(await recipeIn(tab)).toEqual(before);
    expect(noticesTo(tab)).toEqual([{ kind: 'site-changed' }]);
  });

  test('is never shown on a site that the browser does not let us on any more', async () => {
    const picker = await begun();
    await say(picker, { kind: 'preview', ...picked });
    revoke(`${origin}/*`);
    await turns();
    expect(await recipeIn(tab)).toBeNull();
  });
});

describe('saving', () => {
  test('gives the site its recipe, and what was set up for others stays', async () => {
    const site = { id: 'crm', name: 'CRM', matches: [`${origin}/*`], recipe: { contacts: [other] } };
    await fake.storage.local.set({ settings: { ...defaultSettings, sites: [site] } });
    await turns();
    const picker = await begun();
    expect(picker.last()).toMatchObject({ containers: ['article'] });
    expect(await say(picker, { kind: 'save', ...picked })).toEqual({ kind: 'saved' });
    expect(await storedSites()).toEqual([
      expect.objectContaining({ id: 'crm', recipe: { contacts: [contact, other] } }),
    ]);
  });

  test.each([
    ['no container', { ...contact, container: '' }],
    ['no reference', { ...contact, reference: [] }],
    ['something else in it', { ...contact, script: 'alert(1)' } as ContactRecipe],
    ['a source that there is not', { ...contact, name: { select: '', from: 'innerHTML' } } as unknown as ContactRecipe],
  ])('of a contact with %s is refused by the settings’ own check, and so is its preview', async (_what, faulty) => {
    const picker = await begun();
    const before = await stored('local');
    expect(await say(picker, { kind: 'preview', contact: faulty, replaces: [] })).toEqual({ kind: 'not-saved' });
    expect(await say(picker, { kind: 'save', contact: faulty, replaces: [] })).toEqual({ kind: 'not-saved' });
    expect(await stored('local')).toEqual(before);
  });

  test('is refused where the policy has set the site since somebody began', async () => {
    const picker = await begun();
    const site = { id: 'ours', name: 'Ours', matches: [`${origin}/*`], recipe: { contacts: [other] } };
    await fake.storage.managed.set({ version: 1, sites: [site] });
    await turns();
    const before = await stored('local');
    expect(await say(picker, { kind: 'preview', ...picked })).toEqual({ kind: 'not-saved' });
    expect(await say(picker, { kind: 'save', ...picked })).toEqual({ kind: 'not-saved' });
    expect(await stored('local')).toEqual(before);
  });

  test('paints the page by the very words of the preview, so that nothing there moves', async () => {
    const picker = await begun();
    await say(picker, { kind: 'preview', ...picked });
    const previewed = JSON.stringify(await worker.visits.greet(page, tab));
    await say(picker, { kind: 'save', ...picked });
    expect(JSON.stringify(await worker.visits.greet(page, tab))).toBe(previewed);
  });
});
