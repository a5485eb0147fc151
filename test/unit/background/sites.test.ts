import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { settingsDuty } from '../../../src/background/settings.ts';
import { sitesDuty } from '../../../src/background/sites.ts';
import type { Recipe, Settings, Site } from '../../../src/contract/settings.ts';
import { builtInRecipe } from '../../../src/crm/built-in.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import {
  fake,
  grant,
  linkedInPatterns,
  open,
  registeredScripts,
  resetBrowser,
  revoke,
  stored,
} from '../fakes/browser.ts';
import { turns } from '../fakes/turns.ts';

const pattern = 'https://crm.example.test/*';
const page = 'https://crm.example.test/contacts?page=2';
const recipe: Recipe = { contacts: [] };
const site = (more: Partial<Site> = {}): Site => ({
  id: 'crm',
  name: 'CRM',
  matches: [pattern],
  enabled: true,
  rememberReferences: false,
  ...more,
});
const withSites = (...sites: Site[]): Settings => ({ ...defaultSettings, sites });
const store = (settings: Settings) => fake.storage.local.set({ settings });
const { sendMessage } = fake.tabs;
const { executeScript, getRegisteredContentScripts, registerContentScripts } = fake.scripting;

beforeEach(resetBrowser);

async function start(stored?: Settings) {
  if (stored) await store(stored);
  const settings = settingsDuty();
  const sites = sitesDuty(settings);
  await sites.ready;
  return { settings, sites };
}

/** The same where the browser's record is right already, as a worker finds it that was not stopped over a change. */
async function startAfterAnother(stored: Settings) {
  await start(stored);
  await turns();
  const former = [fake.permissions.onAdded, fake.permissions.onRemoved, fake.storage.onChanged];
  for (const event of former) event.removeAllListeners();
  vi.clearAllMocks();
  return start();
}

const noticesTo = (tabId: number) => sendMessage.mock.calls.filter(([id]) => id === tabId).map(([, notice]) => notice);

describe('when the worker starts', () => {
  test('what is registered becomes what the settings wish and the browser grants', async () => {
    grant(pattern, 'https://extra.example.test/*');
    await fake.scripting.registerContentScripts([{ id: 'site:gone', matches: ['https://gone.example.test/*'] }]);
    await start(withSites(site(), site({ id: 'other', matches: ['https://other.example.test/*'] })));
    expect(registeredScripts()).toEqual({ 'site:crm': [pattern] });
  });

  test('its sites are known before the browser’s record is looked at', async () => {
    grant(pattern);
    await store(withSites(site({ recipe })));
    getRegisteredContentScripts.mockReturnValueOnce(new Promise<never>(() => undefined));
    const sites = sitesDuty(settingsDuty());
    await sites.known;
    expect(sites.recipeFor(page)).toEqual(recipe);
    // And a withdrawal counts while that goes on.
    revoke(pattern);
    await turns();
    expect(sites.recipeFor(page)).toBeNull();
  });

  test('nothing is registered where everything is switched off', async () => {
    grant(pattern);
    await start({ ...withSites(site()), enabled: false });
    expect(registeredScripts()).toEqual({});
  });

  test('a site that is switched off is not registered', async () => {
    grant(pattern);
    await start(withSites(site({ enabled: false })));
    expect(registeredScripts()).toEqual({});
  });

  test('of a site’s patterns only those are registered that the browser grants', async () => {
    grant(pattern);
    await start(withSites(site({ matches: ['https://new.example.test/*', pattern] })));
    expect(registeredScripts()).toEqual({ 'site:crm': [pattern] });
  });

  test('a pattern for subdomains is granted by one for subdomains, and not by one for a host', async () => {
    const subdomains = site({ matches: ['https://*.example.test/*'] });
    grant(pattern);
    await start(withSites(subdomains));
    expect(registeredScripts()).toEqual({});
    grant('https://*.example.test/*');
    await turns();
    expect(registeredScripts()).toEqual({ 'site:crm': ['https://*.example.test/*'] });
  });

  test('everything right already is left alone', async () => {
    grant(pattern);
    open({ id: 1, url: page });
    await startAfterAnother(withSites(site()));
    await turns();
    expect(registerContentScripts).not.toHaveBeenCalled();
    expect(sendMessage).not.toHaveBeenCalled();
    expect(executeScript).not.toHaveBeenCalled();
  });

  test('what a worker that was stopped over a change had still to do is done', async () => {
    grant(pattern);
    open({ id: 1, url: page }, { id: 2, url: 'https://other.example.test/' });
    await start(withSites(site()));
    await turns();
    expect(noticesTo(1)).toEqual([{ kind: 'site-changed' }]);
    expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([1]);
  });
});

describe('a page’s recipe', () => {
  test('is its site’s own, else the built-in one', async () => {
    grant(pattern, 'https://other.example.test/*');
    const other = site({ id: 'other', matches: ['https://other.example.test/*'] });
    const { sites } = await start(withSites(site({ recipe }), other));
    expect(sites.recipeFor(page)).toEqual(recipe);
    expect(sites.recipeFor('https://other.example.test/')).toBe(builtInRecipe);
  });

  test.each([
    ['is switched off', withSites(site({ enabled: false })), [pattern]],
    ['is not permitted', withSites(site()), []],
    ['is permitted and no site', withSites(), [pattern]],
    ['is one of a product that is switched off', { ...withSites(site()), enabled: false }, [pattern]],
  ])('is none where the site %s', async (_, settings, granted) => {
    grant(...granted);
    const { sites } = await start(settings);
    expect(sites.recipeFor(page)).toBeNull();
  });

  test.each(['', 'not an address', 'about:blank', 'file:///home/person/a.html'])('is none at %j', async (address) => {
    grant(pattern);
    const { sites } = await start(withSites(site()));
    expect(sites.recipeFor(address)).toBeNull();
  });

  test('is none on LinkedIn itself, whatever the settings say', async () => {
    const { sites } = await start(withSites(site({ matches: ['https://api.linkedin.com/*'] })));
    expect(sites.recipeFor('https://api.linkedin.com/')).toBeNull();
  });
});

describe('a person who allows an origin', () => {
  test('gets a site with the built-in recipe, registered and run in the tabs that are open', async () => {
    open({ id: 1, url: page }, { id: 2, url: 'https://other.example.test/' });
    const { settings, sites } = await start();
    grant(pattern);
    await turns();
    expect(settings.current().sites).toMatchObject([{ matches: [pattern], enabled: true, name: 'crm.example.test' }]);
    expect((await stored('local'))['settings']).toEqual(settings.current());
    expect(Object.values(registeredScripts())).toEqual([[pattern]]);
    expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([1]);
    expect(sites.recipeFor(page)).toBe(builtInRecipe);
  });

  test('gets no second site where one speaks of it already', async () => {
    const { settings } = await start(withSites(site({ recipe })));
    grant(pattern);
    await turns();
    expect(settings.current().sites).toEqual([site({ recipe })]);
    expect(registeredScripts()).toEqual({ 'site:crm': [pattern] });
  });

  test('is not given a site that was switched off in the settings', async () => {
    open({ id: 1, url: page });
    const { sites } = await start(withSites(site({ enabled: false })));
    grant(pattern);
    await turns();
    expect(registeredScripts()).toEqual({});
    expect(executeScript).not.toHaveBeenCalled();
    expect(sites.recipeFor(page)).toBeNull();
  });

  test('gets nothing run while everything is switched off', async () => {
    open({ id: 1, url: page });
    await start({ ...withSites(site()), enabled: false });
    grant(pattern);
    await turns();
    expect(executeScript).not.toHaveBeenCalled();
  });

  test('gets the script run in that origin’s tabs alone, also where other sites are allowed', async () => {
    const other = 'https://other.example.test/*';
    grant(other);
    open({ id: 1, url: page }, { id: 2, url: 'https://other.example.test/' });
    await startAfterAnother(withSites(site(), site({ id: 'other', matches: [other] })));
    grant(pattern);
    await turns();
    expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([1]);
  });

  test.each([
    'https://api.linkedin.com/*',
    'https://*.licdn.com/*',
    'https://*.example.test/*',
    'https://*/*',
    '<all_urls>',
    'file:///*',
    'https://crm.example.test/contacts/*',
  ])('and gives %s makes no site of it', async (granted) => {
    const { settings } = await start();
    grant(granted);
    await turns();
    expect(settings.current().sites).toEqual([]);
    expect(registeredScripts()).toEqual({});
    expect(executeScript).not.toHaveBeenCalled();
  });

  test('and gives two at once gets both', async () => {
    const { settings } = await start();
    grant(pattern, 'http://localhost/*');
    await turns();
    expect(settings.current().sites.map(({ matches }) => matches)).toEqual([[pattern], ['http://localhost/*']]);
  });

  test('and another in the same moment gets each registered once', async () => {
    const { settings } = await start();
    grant(pattern);
    grant('http://localhost/*');
    await turns(40);
    expect(settings.current().sites).toHaveLength(2);
    expect(Object.values(registeredScripts())).toEqual([[pattern], ['http://localhost/*']]);
    const ids = registerContentScripts.mock.calls.flat(2).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('and takes it back in the same moment is left with nothing registered', async () => {
    const { sites } = await start();
    grant(pattern);
    revoke(pattern);
    await turns(40);
    expect(registeredScripts()).toEqual({});
    expect(sites.recipeFor(page)).toBeNull();
  });
});

describe('the org’s own host, which is allowed in order to sign in there,', () => {
  const host = 'https://acme.my.salesforce.com';
  const orgPattern = `${host}/*`;
  const withOrg = (...sites: Site[]): Settings => ({
    ...withSites(...sites),
    salesforce: { host, clientId: 'app' },
  });
  const orgSite = site({ matches: [orgPattern], recipe });

  test('is no site by that', async () => {
    open({ id: 1, url: `${host}/home` });
    const { settings, sites } = await start(withOrg());
    grant(orgPattern, pattern);
    await turns();
    expect(settings.current().sites.map(({ matches }) => matches)).toEqual([[pattern]]);
    expect(Object.values(registeredScripts())).toEqual([[pattern]]);
    expect(executeScript).not.toHaveBeenCalled();
    expect(sites.recipeFor(`${host}/home`)).toBeNull();
  });

  test('is none for a worker that starts again, nor once settings with faults are mended', async () => {
    grant(orgPattern);
    const { settings } = await start({ ...withOrg(), sites: [{ id: '' }] } as unknown as Settings);
    expect(registeredScripts()).toEqual({});
    await store(withOrg());
    await turns();
    expect(settings.report().faults).toEqual([]);
    expect(settings.current().sites).toEqual([]);
  });

  test.each([
    ['before the browser is asked', false],
    ['where the browser allows it already', true],
  ])('is one for whoever wants it, %s', async (_when, isGranted) => {
    open({ id: 1, url: `${host}/home` });
    if (isGranted) grant(orgPattern);
    const { settings, sites } = await start(withOrg());
    await sites.allow(host);
    if (!isGranted) grant(orgPattern);
    await turns();
    expect(settings.current().sites.map(({ matches }) => matches)).toEqual([[orgPattern]]);
    expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([1]);
    expect(sites.recipeFor(`${host}/home`)).toBe(builtInRecipe);
  });

  test('is none where they have said no to the browser, and sign in to the org later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { settings, sites } = await start(withOrg());
    await sites.allow(host);
    vi.setSystemTime(Date.now() + 61_000);
    grant(orgPattern);
    await turns();
    vi.useRealTimers();
    expect(settings.current().sites).toEqual([]);
  });

  test('stays allowed for that where its site is stopped, and the site is switched off', async () => {
    grant(orgPattern);
    const { settings, sites } = await start(withOrg(orgSite));
    expect(registeredScripts()).toEqual({ 'site:crm': [orgPattern] });
    await sites.stop(host);
    expect(await fake.permissions.contains({ origins: [orgPattern] })).toBe(true);
    expect(registeredScripts()).toEqual({});
    expect(settings.current().sites).toEqual([{ ...orgSite, enabled: false }]);
  });

  test('is allowed no more where nobody wants a site there and it is stopped, nor once everything is taken back', async () => {
    grant(orgPattern);
    const { sites } = await start(withOrg());
    await sites.stop(host);
    expect(await fake.permissions.contains({ origins: [orgPattern] })).toBe(false);
    grant(orgPattern);
    await sites.withdrawAll();
    expect(await fake.permissions.contains({ origins: [orgPattern] })).toBe(false);
  });
});

describe('a person who takes a permission back', () => {
  test('has the script unregistered and every tab told, and keeps the recipe', async () => {
    grant(pattern);
    open({ id: 1, url: page });
    const { settings, sites } = await startAfterAnother(withSites(site({ recipe })));
    revoke(pattern);
    await turns();
    expect(registeredScripts()).toEqual({});
    expect(noticesTo(1)).toEqual([{ kind: 'site-changed' }]);
    expect(sites.recipeFor(page)).toBeNull();
    expect(settings.current().sites).toEqual([site({ recipe })]);
  });

  test('by Stop finds it all done when Stop is', async () => {
    grant(pattern);
    open({ id: 1, url: page });
    const { settings, sites } = await start(withSites(site({ recipe })));
    await sites.stop('https://crm.example.test');
    expect(await fake.permissions.contains({ origins: [pattern] })).toBe(false);
    expect(registeredScripts()).toEqual({});
    expect(noticesTo(1)).toContainEqual({ kind: 'site-changed' });
    expect(sites.recipeFor(page)).toBeNull();
    expect(settings.current().sites).toEqual([site({ recipe })]);
  });

  test('by Stop leaves other sites as they are', async () => {
    const other = 'https://other.example.test/*';
    grant(pattern, other);
    const { sites } = await start(withSites(site(), site({ id: 'other', matches: [other] })));
    await sites.stop('https://crm.example.test');
    expect(registeredScripts()).toEqual({ 'site:other': [other] });
  });

  test('for LinkedIn has every tab told, so that each says what is missing', async () => {
    open({ id: 1, url: page });
    await start();
    revoke('https://api.linkedin.com/*');
    await turns();
    expect(noticesTo(1)).toEqual([{ kind: 'site-changed' }]);
  });
});

describe('an extension that was just updated', () => {
  test('runs its script anew in the open tabs of every allowed site, and in no others', async () => {
    grant(pattern);
    open({ id: 1, url: page }, { id: 2, url: 'https://other.example.test/' });
    const other = site({ id: 'other', matches: ['https://other.example.test/*'] });
    const { sites } = await startAfterAnother(withSites(site(), other));
    await sites.runAnew();
    expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([1]);
  });

  test('runs nothing while everything is switched off', async () => {
    grant(pattern);
    open({ id: 1, url: page });
    const { sites } = await start({ ...withSites(site()), enabled: false });
    await sites.runAnew();
    expect(executeScript).not.toHaveBeenCalled();
  });
});

describe('changed settings', () => {
  test('are registered anew and told to every tab', async () => {
    grant(pattern, 'https://new.example.test/*');
    open({ id: 1, url: page });
    const { sites } = await startAfterAnother(withSites(site()));
    await store(withSites(site({ matches: ['https://new.example.test/*'], recipe })));
    await turns();
    expect(registeredScripts()).toEqual({ 'site:crm': ['https://new.example.test/*'] });
    expect(noticesTo(1)).toEqual([{ kind: 'site-changed' }]);
    expect(sites.recipeFor(page)).toBeNull();
    expect(sites.recipeFor('https://new.example.test/')).toEqual(recipe);
  });

  test('that switch everything off unregister everything', async () => {
    grant(pattern);
    const { sites } = await start(withSites(site()));
    await store({ ...withSites(site()), enabled: false });
    await turns();
    expect(registeredScripts()).toEqual({});
    expect(sites.recipeFor(page)).toBeNull();
  });

  test('twice in a moment end as the second says, each script registered once', async () => {
    grant(pattern, 'https://new.example.test/*');
    await start();
    const two = withSites(site(), site({ id: 'new', matches: ['https://new.example.test/*'] }));
    void store(withSites(site()));
    void store(two);
    await turns(40);
    expect(registeredScripts()).toEqual({ 'site:crm': [pattern], 'site:new': ['https://new.example.test/*'] });
    expect(
      registerContentScripts.mock.calls
        .flat(2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['site:crm', 'site:new']);
  });

  test('are worked off also after a change that the browser refused', async () => {
    grant(pattern);
    await start();
    const refused = vi.fn();
    process.once('unhandledRejection', refused);
    registerContentScripts.mockRejectedValueOnce(new Error('Refused'));
    await store(withSites(site()));
    await store(withSites(site({ name: 'CRM again' })));
    await turns(40);
    process.removeListener('unhandledRejection', refused);
    expect(registeredScripts()).toEqual({ 'site:crm': [pattern] });
  });
});

test('the permission for every site is taken back, wildcards too, and no site comes of it', async () => {
  grant(pattern, 'https://*.example.org/*', ...linkedInPatterns);
  open({ id: 1, url: page });
  const { sites } = await start(withSites(site(), site({ id: 'wide', matches: ['https://*.example.org/*'] })));
  await sites.withdrawAll();
  expect((await fake.permissions.getAll()).origins).toEqual(linkedInPatterns);
  expect(registeredScripts()).toEqual({});
  expect(noticesTo(1)).toContainEqual({ kind: 'site-changed' });
});
