import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings, Site } from '../../../src/contract/settings.ts';
import { checkSettings } from '../../../src/settings/check.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { matchesPattern } from '../../../src/settings/match-pattern.ts';
import { isConfigured, isLinkedIn, newSite, runningSites, siteFor, withSite } from '../../../src/settings/sites.ts';

const site = (id: string, ...matches: string[]): Site => ({
  id,
  name: id,
  matches,
  enabled: true,
  rememberReferences: false,
});

const settingsWith = (...sites: Site[]): Settings => ({ ...defaultSettings, sites });

describe('the site of an address', () => {
  const crm = site('crm', 'https://crm.example.test/*', 'https://old.example.test/*');
  const all = { ...site('all', 'https://*.example.test/*'), enabled: false };
  const settings = settingsWith(crm, all);

  it('is the first whose pattern matches, enabled or not', () => {
    expect(siteFor(settings, 'https://crm.example.test/contacts')).toBe(crm);
    expect(siteFor(settings, 'https://old.example.test/')).toBe(crm);
    expect(siteFor(settings, 'https://wiki.example.test/')).toBe(all);
  });

  it('is none for an address that no site has', () => {
    expect(siteFor(settings, 'https://other.test/')).toBeUndefined();
    expect(siteFor(settings, 'not an address')).toBeUndefined();
  });
});

describe('a new site', () => {
  it('has what a site needs', () => {
    expect(newSite('https://crm.example.test', [])).toEqual({
      id: 'crm-example-test',
      name: 'crm.example.test',
      matches: ['https://crm.example.test/*'],
      enabled: true,
      rememberReferences: false,
    });
    expect(newSite('http://localhost:8069', [])).toMatchObject({
      id: 'localhost-8069',
      name: 'localhost:8069',
      matches: ['http://localhost:8069/*'],
    });
    expect(newSite('http://[::1]:8069', [])).toMatchObject({ id: '1-8069', matches: ['http://[::1]:8069/*'] });
  });

  it('has an id of its own', () => {
    const first = newSite('https://crm.example.test', []);
    const second = newSite('http://crm.example.test', [first]);
    const third = newSite('https://crm.example.test', [first, second]);
    expect([first.id, second.id, third.id]).toEqual(['crm-example-test', 'crm-example-test-2', 'crm-example-test-3']);
  });

  it('is refused for what is no origin of a site', () => {
    expect(() => newSite('chrome://extensions', [])).toThrow(TypeError);
    expect(() => newSite('crm', [])).toThrow(TypeError);
  });

  it('is without fault for every host, and is found again', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    );
    fc.assert(
      fc.property(host, fc.option(fc.integer({ min: 1, max: 65_535 })), (name, port) => {
        const { origin } = new URL(`https://${name}${port === null ? '' : `:${port}`}`);
        const added = newSite(origin, [newSite(origin, [])]);
        const settings = withSite(defaultSettings, added);
        expect(checkSettings(settings)).toEqual({ settings, faults: [] });
        expect(siteFor(settings, `${origin}/contacts`)).toBe(added);
        expect(matchesPattern(added.matches[0] ?? '', origin)).toBe(true);
      }),
    );
  });
});

describe('settings with a site', () => {
  const [a, b] = [site('a', 'https://a.test/*'), site('b', 'https://b.test/*')];

  it('have it at the end where it is new', () => {
    expect(withSite(settingsWith(a), b).sites).toEqual([a, b]);
  });

  it('have it in the place of the one with its id', () => {
    const changed = { ...a, enabled: false };
    const before = settingsWith(a, b);
    expect(withSite(before, changed).sites).toEqual([changed, b]);
    expect(before.sites).toEqual([a, b]);
  });
});

describe('signing in is configured', () => {
  const withApp = (clientId: string, tokenService: string): Settings => ({
    ...defaultSettings,
    linkedin: { ...defaultSettings.linkedin, clientId, tokenService },
  });

  it('where a client ID and a token service are set', () => {
    expect(isConfigured(withApp('app', 'https://token.example.test/token'))).toBe(true);
    expect(isConfigured(withApp('app', ''))).toBe(false);
    expect(isConfigured(withApp('', 'https://token.example.test/token'))).toBe(false);
    expect(isConfigured(defaultSettings)).toBe(false);
  });
});

it('LinkedIn’s own pages are told from those that only sound like them', () => {
  for (const host of ['linkedin.com', 'www.linkedin.com', 'www.linkedin.com:8443']) expect(isLinkedIn(host)).toBe(true);
  for (const host of ['notlinkedin.com', 'linkedin.com.example.test']) expect(isLinkedIn(host)).toBe(false);
});

it('a site runs where it is switched on and the browser lets it in', () => {
  const [on, off, out] = ['on', 'off', 'out'].map((id) => ({ ...newSite(`https://${id}.example.test`, []), id }));
  if (!on || !off || !out) expect.fail('There are three sites.');
  const settings = { ...defaultSettings, sites: [on, { ...off, enabled: false }, out] };
  const allowed = new Set(['on', 'off']);
  expect(runningSites({ settings, locked: [] }, allowed)).toEqual([on]);
  const without = { ...settings, features: { ...settings.features, ownSites: false } };
  expect(runningSites({ settings: without, locked: [] }, allowed)).toEqual([]);
  expect(runningSites({ settings: without, locked: ['sites[0]'] }, allowed)).toEqual([on]);
});
