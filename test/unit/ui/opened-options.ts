/** The options with the browser under them replaced: for the tests of what they show and ask. */
import { createElement, render } from 'preact';
import { afterEach, beforeEach, vi } from 'vitest';
import type { OptionsNews, TokenServiceVerdict } from '../../../src/contract/options.ts';
import type { Settings, SettingsFault, SettingsReport } from '../../../src/contract/settings.ts';
import { Options } from '../../../src/options/options.tsx';
import { wasWritten } from '../../../src/settings/policy.ts';
import { buttonNamed } from './accessible.ts';
import { acted } from './acted.ts';

export const settings: Settings = {
  version: 1,
  enabled: true,
  linkedin: {
    clientId: 'abc',
    scopes: ['openid', 'profile'],
    tokenService: 'https://token.example.test/token',
    batchSize: 50,
  },
  features: { ownSites: true, keepSignedIn: true, connections: true },
  salesforce: { clientId: '', host: '' },
  sites: [
    { id: 'crm', name: 'Local CRM', matches: ['https://crm.example.test/*'], enabled: true, rememberReferences: false },
    { id: 'other', name: 'Other', matches: ['https://other.example.test/*'], enabled: true, rememberReferences: false },
    { id: 'off', name: 'Old', matches: ['https://crm.example.test/*'], enabled: false, rememberReferences: false },
  ],
};

/** Settings as they are at installation. */
export const untouched: Settings = {
  ...settings,
  linkedin: { ...settings.linkedin, clientId: '', tokenService: '' },
  sites: [],
};

/** The worker and the browser as a test sets them up, and what was asked of them. */
const mocked = vi.hoisted(() => ({
  onNews: (_news: unknown) => {},
  ask: vi.fn<(kind: string, payload: Record<string, unknown>) => Promise<unknown>>(),
  request: vi.fn<(origins: readonly string[]) => Promise<boolean>>(),
  held: new Set<string>(),
  permissionsChanged: () => {},
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/open.ts', () => ({
  openOptions: () => {},
  openCrmPhoto: () => {},
  openAddress: () => {},
}));
vi.mock('../../../src/browser/ask.ts', () => ({ ask: mocked.ask }));
vi.mock('../../../src/browser/permissions.ts', () => ({
  linkedInOrigins: ['https://api.linkedin.com/*'],
  holds: async (pattern: string) => mocked.held.has(pattern),
  holdsPatterns: async (patterns: readonly string[]) => patterns.every((pattern) => mocked.held.has(pattern)),
  request: mocked.request,
  onChange: (listener: () => void) => {
    const others = mocked.permissionsChanged;
    mocked.permissionsChanged = () => {
      others();
      listener();
    };
    return () => {};
  },
}));
vi.mock('../../../src/browser/page-ports.ts', () => ({
  listenToWorkerAsOptions: (onNews: (news: unknown) => void) => {
    mocked.onNews = onNews;
    return () => {};
  },
}));

export const browser = mocked;

/** What the worker says next, and how it answers what is to be written. */
export const worker = {
  news: {} as OptionsNews,
  writeFaults: [] as readonly SettingsFault[],
  written: [] as unknown[],
  /** What testing a token service comes to. */
  verdict: 'works' as TokenServiceVerdict,
};

export const reportOf = (changed: Partial<SettingsReport> = {}): SettingsReport => ({
  settings,
  faults: [],
  policyFaults: [],
  locked: [],
  redirectAddress: 'https://redirect.example.test/',
  ...changed,
});

/** The page as it stands before the worker has spoken. */
export async function openUnheard(): Promise<void> {
  await acted(async () => render(createElement(Options, null), document.body));
}

/** What the worker knows, changed so, reaches the page. */
export const hear = (changed: Partial<OptionsNews> = {}) =>
  acted(async () => {
    worker.news = { ...worker.news, ...changed };
    mocked.onNews(worker.news);
  });

export async function open(changed: Partial<OptionsNews> = {}): Promise<void> {
  await openUnheard();
  await hear(changed);
}

/** The page of somebody with these settings. */
export const openWith = (changed: Partial<Settings>, report: Partial<SettingsReport> = {}) =>
  open({ settings: reportOf({ settings: { ...settings, ...changed }, ...report }) });

export function field(id: string): HTMLInputElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no field “${id}”.`);
  return found as HTMLInputElement;
}
export const type = (id: string, value: string) =>
  acted(async () => {
    field(id).value = value;
    field(id).dispatchEvent(new Event('input', { bubbles: true }));
  });
export const press = (name: string) =>
  acted(async () => {
    buttonNamed(name).focus();
    buttonNamed(name).click();
  });
export const faultOf = (id: string) => document.getElementById(`${id}-fault`)?.textContent;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  worker.news = {
    kind: 'news',
    settings: reportOf(),
    viewer: { state: 'signed-out' },
    capabilities: {
      ownPicture: 'unknown',
      contactsPictures: 'unknown',
      connections: 'unknown',
      grantedScopes: [],
    },
    kept: [],
    activity: [],
    callsToday: 0,
    presets: [
      { id: 'odoo', name: 'Odoo', provenance: 'documentation' },
      { id: 'tryton', name: 'Tryton', provenance: 'run' },
    ],
  };
  worker.writeFaults = [];
  worker.written = [];
  worker.verdict = 'works';
  mocked.held = new Set(['https://crm.example.test/*']);
  mocked.request.mockReset().mockResolvedValue(true);
  mocked.ask.mockReset().mockImplementation(async (kind, { document, address }) => {
    if (kind === 'test-token-service') {
      const { clientId } = worker.news.settings.settings.linkedin;
      const testedService = { address: String(address), clientId, verdict: worker.verdict };
      worker.news = { ...worker.news, testedService };
      return testedService;
    }
    if (kind !== 'write-settings') return null;
    worker.written.push(document);
    const written = wasWritten(worker.writeFaults);
    return { ...worker.news.settings, ...(written && { settings: document }), faults: worker.writeFaults };
  });
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.useRealTimers();
  vi.restoreAllMocks();
});
