import { describe, expect, it } from 'vitest';
import type { Settings, Site } from '../../../src/contract/settings.ts';
import { readSettings } from '../../../src/settings/check.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { withParts } from '../../../src/settings/merge.ts';
import {
  countedSites,
  lockedFaults,
  lockedPaths,
  policyPatterns,
  switchedOff,
  wasWritten,
  withoutPolicy,
} from '../../../src/settings/policy.ts';

const site = (id: string, name = id): Site => ({
  id,
  name,
  matches: [`https://${id}.example.test/*`],
  enabled: true,
  rememberReferences: false,
});
const stored: Settings = {
  version: 1,
  enabled: true,
  linkedin: { clientId: 'mine', scopes: ['openid'], tokenService: 'https://mine.example.test/', batchSize: 20 },
  salesforce: { clientId: 'my-app', host: 'https://mine.my.salesforce.com' },
  features: { ownSites: true, keepSignedIn: true, connections: true },
  sites: [site('a'), site('b', 'My own'), site('c')],
};
const org = { host: 'https://theirs.my.salesforce.com' };
const policy = {
  enabled: false,
  linkedin: { clientId: 'theirs', batchSize: 10 },
  salesforce: org,
  features: { connections: false },
  sites: [site('b'), site('z')],
};
const merged: Settings = {
  version: 1,
  enabled: false,
  linkedin: { ...stored.linkedin, clientId: 'theirs', batchSize: 10 },
  salesforce: { ...stored.salesforce, ...org },
  features: { ownSites: true, keepSignedIn: true, connections: false },
  sites: [site('b'), site('z'), site('a'), site('c')],
};

describe('merging', () => {
  it('takes objects by key, and sites whole by id, those of the policy first', () =>
    expect(withParts(stored, policy)).toEqual(merged));

  it('of nothing changes nothing', () => expect(withParts(stored, {})).toEqual(stored));

  it('of an empty list takes no site away', () => expect(withParts(stored, { sites: [] })).toEqual(stored));

  it('takes only what has no fault', () => {
    const { parts, faults } = readSettings({
      version: 1,
      enabled: 'no',
      linkedin: { clientId: 'theirs', scopes: [7], batchSize: 10 },
      sites: [site('b'), { id: 'half' }],
    });
    expect(faults.map(({ path }) => path)).toEqual([
      'enabled',
      'linkedin.scopes[0]',
      'sites[1].name',
      'sites[1].matches',
    ]);
    expect(parts).toEqual({ linkedin: { clientId: 'theirs', batchSize: 10 }, sites: [site('b')] });
  });

  it('takes nothing of a policy of a newer version', () =>
    expect(readSettings({ ...policy, version: 2 })).toEqual({
      parts: {},
      faults: [{ path: 'version', code: 'newer-version' }],
    }));
});

describe('what is locked', () => {
  it('is named by its path in what is in force', () => {
    expect(lockedPaths(policy)).toEqual([
      'enabled',
      'linkedin.clientId',
      'linkedin.batchSize',
      'salesforce.host',
      'features.connections',
      'sites[0]',
      'sites[1]',
    ]);
    expect(lockedPaths({})).toEqual([]);
  });

  it('is told where a document would have it otherwise', () => {
    const document = {
      enabled: true,
      linkedin: { clientId: 'mine', scopes: ['openid'], batchSize: 10 },
      features: { ownSites: false, connections: true },
      sites: [site('a'), site('z', 'Renamed'), site('b')],
    };
    expect(lockedFaults(document, policy)).toEqual([
      { path: 'enabled', code: 'locked' },
      { path: 'linkedin.clientId', code: 'locked' },
      { path: 'features.connections', code: 'locked' },
      { path: 'sites[1]', code: 'locked' },
    ]);
  });

  it('is not where a document says the same, or nothing', () => {
    expect(lockedFaults(merged, policy)).toEqual([]);
    expect(lockedFaults({}, policy)).toEqual([]);
    expect(lockedFaults(stored, {})).toEqual([]);
  });
});

describe('what is stored under a policy', () => {
  it('keeps what was stored where the policy decides, so that it holds again without the policy', () => {
    const wanted = {
      ...merged,
      linkedin: { ...merged.linkedin, tokenService: '' },
      sites: [...merged.sites, site('d')],
    };
    expect(withoutPolicy(wanted, stored, policy)).toEqual({
      ...stored,
      linkedin: { ...stored.linkedin, tokenService: '' },
      sites: [site('a'), site('c'), site('d'), site('b', 'My own')],
    });
  });

  it('is what was wanted where there is no policy', () => expect(withoutPolicy(merged, stored, {})).toEqual(merged));

  it('is in force as it was wanted, the policy over it', () => {
    const wanted = { ...merged, linkedin: { ...merged.linkedin, tokenService: '' } };
    expect(withParts(withoutPolicy(wanted, stored, policy), policy)).toEqual(wanted);
    expect(withParts(withoutPolicy(defaultSettings, stored, policy), policy).linkedin.clientId).toBe('theirs');
  });
});

it('what the policy keeps stops nothing else from being written', () => {
  expect(wasWritten([])).toBe(true);
  expect(wasWritten([{ path: 'enabled', code: 'locked' }])).toBe(true);
  expect(
    wasWritten([
      { path: 'enabled', code: 'locked' },
      { path: 'sites', code: 'wrong-type' },
    ]),
  ).toBe(false);
});

describe('what a policy comes to', () => {
  const settings = { ...merged, enabled: true };
  const locked = lockedPaths(policy);

  it('is what is switched off, and by whom', () => {
    expect(switchedOff({ settings, locked })).toEqual({ connections: 'organisation' });
    const more = { ...settings, features: { ownSites: true, keepSignedIn: false, connections: false } };
    expect(switchedOff({ settings: more, locked })).toEqual({ keepSignedIn: 'settings', connections: 'organisation' });
    expect(switchedOff({ settings: stored, locked: [] })).toEqual({});
  });

  it('leaves its own sites where those of people are switched off', () => {
    expect(countedSites({ settings, locked })).toEqual(settings.sites);
    const without = { ...settings, features: { ...settings.features, ownSites: false } };
    expect(countedSites({ settings: without, locked })).toEqual([site('b'), site('z')]);
    expect(countedSites({ settings: without, locked: [] })).toEqual([]);
  });

  it('is the patterns to ask the browser for, of its sites that are switched on', () => {
    expect(policyPatterns({ settings, locked })).toEqual(['https://b.example.test/*', 'https://z.example.test/*']);
    const [b, ...others] = settings.sites;
    if (!b) expect.fail('There is a site.');
    const offSite = { ...settings, sites: [{ ...b, enabled: false }, ...others] };
    expect(policyPatterns({ settings: offSite, locked })).toEqual(['https://z.example.test/*']);
    expect(policyPatterns({ settings: { ...settings, enabled: false }, locked })).toEqual([]);
    expect(policyPatterns({ settings, locked: [] })).toEqual([]);
  });
});
