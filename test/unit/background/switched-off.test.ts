import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { presetsDuty } from '../../../src/background/presets.ts';
import type { Feature } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, grant, open, registeredScripts, resetBrowser, stored } from '../fakes/browser.ts';
import { fakeLinkedIn } from '../fakes/linkedin.ts';
import { turns } from '../fakes/turns.ts';
import { type Worker, wakeWorker, watchHashing } from './duties.ts';

const own = {
  id: 'own',
  name: 'Own',
  matches: ['https://own.example.test/*'],
  enabled: true,
  rememberReferences: true,
};
const theirs = { id: 'theirs', name: 'Theirs', matches: ['https://theirs.example.test/*'] };
const linkedin = { ...defaultSettings.linkedin, clientId: 'c', tokenService: 'https://token.example.test/token' };
const token = (scopes: readonly string[]) => ({ accessToken: 't', issuedAt: 1, expiresAt: Date.now() + 1e6, scopes });
const vera = { personId: 'viewerA', name: 'Vera Viewer' };
let worker: Worker;
let settled: () => Promise<void>;

/** What the organisation switches off, and nothing else of its own but one site. */
const policyWithout = (...features: Feature[]) =>
  fake.storage.managed.set({
    version: 1,
    features: Object.fromEntries(features.map((feature) => [feature, false])),
    sites: [theirs],
  });

async function wake() {
  worker = wakeWorker();
  await worker.ready;
  await settled();
}
beforeEach(async () => {
  resetBrowser();
  settled = watchHashing();
  vi.stubGlobal('fetch', fakeLinkedIn().fetch);
  grant(...own.matches, ...theirs.matches);
  open({ id: 1, url: 'https://own.example.test/' });
  await fake.storage.local.set({ settings: { ...defaultSettings, linkedin, sites: [own] } });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('where people’s own sites are switched off', () => {
  beforeEach(async () => {
    await wake();
    await policyWithout('ownSites');
    await turns(40);
  });

  test('those of the policy run, and no others, though the browser allows them', async () => {
    expect(registeredScripts()).toEqual({ 'site:theirs': theirs.matches });
    expect(worker.sites.recipeFor('https://own.example.test/')).toBeNull();
    expect(worker.sites.recipeFor('https://theirs.example.test/')).not.toBeNull();
    await expect(worker.visits.greet('https://own.example.test/')).resolves.toMatchObject({ recipe: null });
  });

  test('none comes of a permission, none can be set up, and no preset is used', async () => {
    grant('https://new.example.test/*');
    await turns(40);
    expect(worker.settings.current().sites.map(({ id }) => id)).toEqual(['theirs', 'own']);
    await expect(worker.setUp.begin({ tab: 1, origin: 'https://own.example.test' })).resolves.toBe('switched-off');
    const presets = presetsDuty(worker.settings);
    await expect(presets.offerFor('https://own.example.test', 1)).resolves.toBeNull();
    await expect(presets.use('own', 'odoo')).resolves.toBe(false);
  });

  test('they stay stored, and run again when the policy goes', async () => {
    await fake.storage.managed.clear();
    await turns(40);
    expect(registeredScripts()).toEqual({ 'site:own': own.matches });
  });
});

describe('where nobody may be kept signed in', () => {
  test('what was kept of whoever asked for it goes, and asking for it keeps nothing', async () => {
    await wake();
    await worker.session.begin(vera, token(['openid']));
    await worker.renewal.keepSignedIn(true);
    expect(await stored('local')).toHaveProperty('keptSignedIn');
    await policyWithout('keepSignedIn');
    await settled();
    expect(await stored('local')).not.toHaveProperty('keptSignedIn');
    expect(worker.renewal.keptSignedIn()).toBe(false);
    await worker.renewal.keepSignedIn(true);
    expect(await stored('local')).not.toHaveProperty('keptSignedIn');
  });

  test('no sign-in is renewed, also of somebody who was kept before the policy came', async () => {
    await wake();
    await worker.session.begin(vera, token(['openid']));
    await worker.renewal.keepSignedIn(true);
    await settled();
    await fake.storage.session.clear();
    await policyWithout('keepSignedIn');
    await wake();
    expect(worker.renewal.isRenewable('https://theirs.example.test/')).toBe(false);
    expect(await stored('local')).not.toHaveProperty('keptSignedIn');
  });
});

describe('where matching among connections is switched off', () => {
  const scopes = ['openid', 'profile', 'r_basicprofile', 'r_1st_connections'];

  test('connections are not read', async () => {
    const linkedIn = fakeLinkedIn();
    vi.stubGlobal('fetch', linkedIn.fetch);
    await policyWithout('connections');
    await wake();
    await worker.session.begin(vera, token(scopes));
    worker.connections.read();
    await turns(40);
    expect(worker.connections.state()).toEqual({ state: 'switched-off', by: 'organisation' });
    expect(linkedIn.requests).toEqual([]);
  });

  test('those read before are forgotten, and every page asks anew', async () => {
    const linkedIn = fakeLinkedIn();
    linkedIn.connections = [{ personId: 'p1', vanityName: 'name-1' }];
    vi.stubGlobal('fetch', linkedIn.fetch);
    await wake();
    await worker.session.begin(vera, token(scopes));
    worker.connections.read();
    await turns(40);
    expect(worker.connections.find(['name-1'])).toHaveLength(1);
    fake.tabs.sendMessage.mockClear();
    await policyWithout('connections');
    await turns(40);
    expect(worker.connections.find(['name-1'])).toEqual([]);
    expect(worker.connections.personIdOf({ kind: 'vanity', vanityName: 'name-1' })).toMatchObject({
      reason: 'not-linked',
    });
    expect(fake.tabs.sendMessage.mock.calls.map(([, notice]) => notice)).toContainEqual({
      kind: 'connections-changed',
    });
  });

  test('a person who did it in the settings is told so', async () => {
    const features = { ...defaultSettings.features, connections: false };
    await fake.storage.local.set({ settings: { ...defaultSettings, linkedin, features } });
    await wake();
    await worker.session.begin(vera, token(scopes));
    expect(worker.connections.state()).toEqual({ state: 'switched-off', by: 'settings' });
  });
});
