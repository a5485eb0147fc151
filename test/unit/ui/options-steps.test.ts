import { describe, expect, it, vi } from 'vitest';
import type { OptionsNews, TestedService } from '../../../src/contract/options.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { currentStep, stepStates } from '../../../src/options/steps.ts';

vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));

const site = {
  id: 'crm',
  name: 'CRM',
  matches: ['https://crm.example.test/*'],
  enabled: true,
  rememberReferences: false,
};
const settings: Settings = {
  version: 1,
  enabled: true,
  linkedin: { clientId: 'abc', scopes: ['openid'], tokenService: 'https://token.example.test/token', batchSize: 50 },
  features: { ownSites: true, keepSignedIn: true, connections: true },
  salesforce: { clientId: '', host: '' },
  sites: [site],
};
const news: OptionsNews = {
  kind: 'news',
  settings: { settings, faults: [], policyFaults: [], locked: [], redirectAddress: 'https://redirect.example.test/' },
  viewer: { state: 'signed-out' },
  capabilities: { ownPicture: 'unknown', contactsPictures: 'unknown', connections: 'unknown', grantedScopes: [] },
  kept: [],
  activity: [],
  callsToday: 0,
  presets: [],
};
const worked: TestedService = { address: 'https://token.example.test/token', clientId: 'abc', verdict: 'works' };
const states = (changed: Partial<OptionsNews>, allowed: readonly string[] = ['crm']) =>
  stepStates({ news: { ...news, ...changed }, allowed: new Set(allowed) });
const withSettings = (changed: Partial<Settings>) => ({
  settings: { ...news.settings, settings: { ...settings, ...changed } },
});
const entry = (kind: 'picture', outcome: 'answered' | 'refused') =>
  ({ kind, outcome, host: 'any.example.test', at: 1, requests: 1 }) as const;
const ada = { state: 'signed-in', viewer: { personId: 'a1', name: 'Ada' } } as const;

describe('the step of the token service', () => {
  it('is not done by an address alone', () => {
    expect(states({})['token-service']).toBe('next');
  });

  it('is done once this address has worked, for this app, or by the policy', () => {
    expect(states({ testedService: worked })['token-service']).toBe('done');
    const locked = { settings: { ...news.settings, locked: ['linkedin.tokenService'] } };
    expect(states(locked)['token-service']).toBe('done');
  });

  it.each([{ address: 'https://other.example.test/' }, { clientId: 'another-app' }])(
    'is not done by what another service did, or this one for another app: %j',
    (other) => {
      const testedService = { ...worked, ...other };
      expect(states({ testedService })['token-service']).toBe('next');
      expect(states({ testedService, viewer: ada })['token-service']).toBe('next');
      expect(states({ testedService: { ...testedService, verdict: 'unreachable' } })['token-service']).toBe('next');
    },
  );

  it('needs attention when a test fails, whoever signed in before', () => {
    const testedService = { ...worked, verdict: 'unreachable' } as const;
    expect(states({ viewer: ada, testedService })['token-service']).toBe('attention');
  });
});

describe('the step of the CRM', () => {
  it('takes a site that is switched on and allowed', () => {
    expect(states({}).site).toBe('done');
    expect(states({}, []).site).toBe('waiting');
    expect(states(withSettings({ sites: [{ ...site, enabled: false }] })).site).toBe('waiting');
  });

  it('needs attention while everything is switched off', () => {
    expect(states(withSettings({ enabled: false })).site).toBe('attention');
  });
});

describe('the step of the first picture', () => {
  it('is done by a picture that was fetched', () => {
    expect(states({ activity: [entry('picture', 'answered')] }).picture).toBe('done');
    expect(states({ activity: [entry('picture', 'refused')] }).picture).toBe('waiting');
  });

  it('needs attention where the app may not read members', () => {
    const capabilities = { ...news.capabilities, contactsPictures: 'refused' } as const;
    expect(states({ viewer: ada, capabilities }).picture).toBe('attention');
  });
});

describe('the current step', () => {
  it('is the first that is not done', () => {
    expect(currentStep(states({ testedService: worked }))).toBe('sign-in');
    expect(currentStep(states({ testedService: worked, viewer: ada }))).toBe('picture');
  });

  it('is one that was done and has gone wrong, before all later ones', () => {
    const faults = [{ path: 'linkedin.clientId', code: 'wrong-type' }] as const;
    expect(currentStep(states({ settings: { ...news.settings, faults } }))).toBe('app');
  });

  it('is none where all are done', () => {
    const pictures = [entry('picture', 'answered')];
    expect(currentStep(states({ testedService: worked, viewer: ada, activity: pictures }))).toBeUndefined();
  });
});
