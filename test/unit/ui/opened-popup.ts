/** The popup with the browser under it replaced: for the tests of what it shows and asks. */
import { createElement, render } from 'preact';
import { afterEach, beforeEach, vi } from 'vitest';
import type { UnavailableReason } from '../../../src/contract/availability.ts';
import type { CrmUserOnPage, PageReport, PopupNews, StorageRefused } from '../../../src/contract/messages.ts';
import type { ViewerState } from '../../../src/contract/viewer.ts';
import { Popup } from '../../../src/popup/popup.tsx';
import { buttonNamed } from './accessible.ts';
import { acted } from './acted.ts';

export const crm = { id: 7, origin: 'https://crm.example.test', host: 'crm.example.test' };

/** The browser as a test sets it up, and what was asked of it. */
const mocked = vi.hoisted(() => ({
  tab: undefined as { id: number; origin?: string; host?: string } | undefined,
  held: new Set<string>(),
  onNews: (_news: PopupNews | StorageRefused) => {},
  onReport: (_report: PageReport) => {},
  onGone: () => {},
  pageCalls: 0,
  refresh: vi.fn(),
  ask: vi.fn(),
  request: vi.fn(),
  openOptions: vi.fn(),
  openOptionsAt: vi.fn(),
  openAddress: vi.fn(),
  openProfile: vi.fn(),
  closePopup: vi.fn(),
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/ask.ts', () => ({ ask: mocked.ask }));
vi.mock('../../../src/browser/open.ts', () => ({
  openOptions: mocked.openOptions,
  openOptionsAt: mocked.openOptionsAt,
  openAddress: mocked.openAddress,
  openProfile: mocked.openProfile,
  closePopup: mocked.closePopup,
}));
vi.mock('../../../src/browser/active-tab.ts', () => ({ activeTab: async () => mocked.tab }));
vi.mock('../../../src/browser/permissions.ts', () => ({
  linkedInOrigins: ['https://api.linkedin.com/*'],
  holds: async (origin: string) => mocked.held.has(origin),
  holdsPatterns: async (patterns: readonly string[]) => patterns.every((pattern) => mocked.held.has(pattern)),
  request: mocked.request,
  onChange: () => () => {},
}));
vi.mock('../../../src/browser/popup-port.ts', () => ({
  listenToWorker: (onNews: (news: PopupNews | StorageRefused) => void) => {
    mocked.onNews = onNews;
    return () => {};
  },
  listenToPage: (_tab: number, handlers: { onReport(report: PageReport): void; onGone(): void }) => {
    mocked.pageCalls += 1;
    mocked.onReport = handlers.onReport;
    mocked.onGone = handlers.onGone;
    return { refresh: mocked.refresh, close: () => {} };
  },
}));

export const browser = mocked;

export const ada = {
  state: 'signed-in',
  viewer: { personId: 'a1', name: 'Ada Lovelace' },
} as const satisfies ViewerState;

export async function open(): Promise<void> {
  await acted(async () => render(createElement(Popup, null), document.body));
}
export const newsOf = (viewer: ViewerState, more: Partial<PopupNews> = {}): PopupNews => ({
  kind: 'news',
  viewer,
  justSignedIn: false,
  configured: true,
  settingsFaults: 0,
  keptSignedIn: false,
  connections: { state: 'unknown' },
  sites: [],
  policyPatterns: [],
  switchedOff: {},
  ...more,
});
export const hear = (viewer: ViewerState, more?: Partial<PopupNews>) =>
  acted(async () => mocked.onNews(newsOf(viewer, more)));
export const report = (contacts: PageReport['contacts'], crmUser?: CrmUserOnPage, ownRecipe = true) =>
  acted(async () => mocked.onReport({ kind: 'page', state: 'site', contacts, ownRecipe, ...(crmUser && { crmUser }) }));
export const press = (name: string) => acted(async () => buttonNamed(name).click());
export const wait = (milliseconds: number) =>
  acted(async () => {
    vi.advanceTimersByTime(milliseconds);
  });
/** The computer goes on the network, or off it. */
export const goOnline = (online: boolean) =>
  acted(async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    dispatchEvent(new Event(online ? 'online' : 'offline'));
  });
export const unavailable = (name: string, reason: UnavailableReason) =>
  ({ name, availability: { state: 'unavailable', reason } }) as const;

beforeEach(() => {
  vi.useFakeTimers();
  mocked.tab = crm;
  mocked.held = new Set([crm.origin, 'https://api.linkedin.com/*']);
  mocked.pageCalls = 0;
  mocked.ask.mockReset().mockImplementation(async (kind: string) => (kind === 'find-connections' ? [] : null));
  mocked.request.mockReset().mockResolvedValue(true);
  mocked.openOptions.mockReset();
  mocked.openOptionsAt.mockReset();
  mocked.openAddress.mockReset();
  mocked.openProfile.mockReset();
  mocked.closePopup.mockReset();
  mocked.refresh.mockReset();
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.restoreAllMocks();
  vi.useRealTimers();
});
