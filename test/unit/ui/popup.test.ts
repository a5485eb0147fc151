// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UnavailableReason } from '../../../src/contract/availability.ts';
import type { PageReport, PopupNews } from '../../../src/contract/messages.ts';
import type { SignInFault, ViewerState } from '../../../src/contract/viewer.ts';
import { Popup } from '../../../src/popup/popup.tsx';
import { buttonNamed, buttonNames, listNamed, pageText, statusText } from './accessible.ts';
import { acted } from './acted.ts';

const crm = { id: 7, origin: 'https://crm.example.test', host: 'crm.example.test' };

/** The browser as these tests set it up, and what was asked of it. */
const browser = vi.hoisted(() => ({
  tab: undefined as { id: number; origin?: string; host?: string } | undefined,
  held: new Set<string>(),
  onNews: (_news: PopupNews) => {},
  onReport: (_report: PageReport) => {},
  onGone: () => {},
  pageCalls: 0,
  refresh: vi.fn(),
  ask: vi.fn(),
  request: vi.fn(),
  openOptions: vi.fn(),
  openAddress: vi.fn(),
}));
vi.mock('../../../src/browser/words.ts', () => import('./catalogue.ts'));
vi.mock('../../../src/browser/ask.ts', () => ({ ask: browser.ask }));
vi.mock('../../../src/browser/open.ts', () => ({ openOptions: browser.openOptions, openAddress: browser.openAddress }));
vi.mock('../../../src/browser/active-tab.ts', () => ({ activeTab: async () => browser.tab }));
vi.mock('../../../src/browser/permissions.ts', () => ({
  linkedInOrigins: ['https://api.linkedin.com/*'],
  holds: async (origin: string) => browser.held.has(origin),
  request: browser.request,
  onChange: () => () => {},
}));
vi.mock('../../../src/browser/popup-port.ts', () => ({
  listenToWorker: (onNews: (news: PopupNews) => void) => {
    browser.onNews = onNews;
    return () => {};
  },
  listenToPage: (_tab: number, handlers: { onReport(report: PageReport): void; onGone(): void }) => {
    browser.pageCalls += 1;
    browser.onReport = handlers.onReport;
    browser.onGone = handlers.onGone;
    return { refresh: browser.refresh, close: () => {} };
  },
}));

const ada: ViewerState = { state: 'signed-in', viewer: { personId: 'a1', name: 'Ada Lovelace' } };

async function open(): Promise<void> {
  await acted(async () => render(createElement(Popup, null), document.body));
}
const hear = (viewer: ViewerState, { configured = true, settingsFaults = 0 } = {}) =>
  acted(async () => browser.onNews({ kind: 'news', viewer, configured, settingsFaults }));
const report = (contacts: PageReport['contacts']) =>
  acted(async () => browser.onReport({ kind: 'page', state: 'site', contacts }));
const press = (name: string) => acted(async () => buttonNamed(name).click());
const wait = (milliseconds: number) =>
  acted(async () => {
    vi.advanceTimersByTime(milliseconds);
  });
const unavailable = (name: string, reason: UnavailableReason) =>
  ({ name, availability: { state: 'unavailable', reason } }) as const;

beforeEach(() => {
  vi.useFakeTimers();
  browser.tab = crm;
  browser.held = new Set([crm.origin, 'https://api.linkedin.com/*']);
  browser.pageCalls = 0;
  browser.ask.mockReset().mockResolvedValue(null);
  browser.request.mockReset().mockResolvedValue(true);
  browser.openOptions.mockReset();
  browser.openAddress.mockReset();
  browser.refresh.mockReset();
});
afterEach(async () => {
  await acted(async () => render(null, document.body));
  vi.useRealTimers();
});

describe('the viewer', () => {
  it('has a place before anything is known, and words when the worker keeps silent', async () => {
    await open();
    expect(document.querySelector('header h1')?.textContent).toBe('Vis-à-vis');
    expect(document.querySelector('.skeleton-round')).not.toBeNull();
    await wait(3000);
    expect(statusText()).toBe('Vis-à-vis does not answer.');
    await hear(ada);
    expect(statusText()).toBe('Signed in as Ada Lovelace');
  });

  it('is named, with initials until there is a picture', async () => {
    await open();
    await hear(ada);
    expect(statusText()).toBe('Signed in as Ada Lovelace');
    expect(document.querySelector('[role="status"]')?.getAttribute('aria-label')).toBe('Signed in as Ada Lovelace');
    expect(document.querySelector('.avatar')?.textContent).toBe('AL');
    expect(buttonNames()).toEqual(expect.arrayContaining(['Not you?', 'Sign out']));
    expect(buttonNames()).not.toContain('Sign in with LinkedIn');
    await hear({ ...ada, picture: { bytes: new ArrayBuffer(4), type: 'image/png' } });
    expect(document.querySelector<HTMLImageElement>('img.avatar')?.src).toMatch(/^blob:/);
  });

  it('keeps one status element from state to state, so that a change is heard', async () => {
    await open();
    await hear({ state: 'signed-out' });
    const status = document.querySelector('[role="status"]');
    expect(statusText()).toBe('Nobody is signed in');
    await hear({ state: 'signing-in' });
    expect(statusText()).toBe('Waiting for LinkedIn');
    await hear(ada);
    expect(document.querySelector('[role="status"]')).toBe(status);
  });

  it('signs in with one press', async () => {
    await open();
    await hear({ state: 'signed-out' });
    await press('Sign in with LinkedIn');
    expect(browser.ask).toHaveBeenCalledWith('sign-in', {});
  });

  it('is told the truth after signing out, with the way to LinkedIn’s permitted services', async () => {
    await open();
    await hear(ada);
    await press('Sign out');
    await hear({ state: 'signed-out' });
    expect(browser.ask).toHaveBeenCalledWith('sign-out', {});
    expect(pageText()).toContain('You are signed out here, and everything shown has been removed.');
    expect(pageText()).toContain('To withdraw access at LinkedIn itself, open its permitted services.');
    await acted(async () => document.querySelector<HTMLAnchorElement>('a[href]')?.click());
    expect(browser.openAddress).toHaveBeenCalledWith('https://www.linkedin.com/psettings/permitted-services');
    await press('Sign in with LinkedIn');
    await hear({ state: 'signed-out', fault: 'cancelled' });
    expect(pageText()).not.toContain('everything shown has been removed');
    expect(pageText()).toContain('Signing in was cancelled');
  });

  it('can be somebody else: signed out here first, then at LinkedIn', async () => {
    await open();
    await hear(ada);
    await press('Not you?');
    expect(browser.ask).not.toHaveBeenCalled();
    expect(buttonNamed('Not you?').getAttribute('aria-expanded')).toBe('true');
    await press('Sign out here and at LinkedIn');
    expect(browser.ask).toHaveBeenCalledWith('sign-out', {});
    expect(browser.openAddress).toHaveBeenCalledWith('https://www.linkedin.com/m/logout');
  });

  it('is not sent to LinkedIn where signing out here failed, and is told so', async () => {
    browser.ask.mockRejectedValue(new Error('gone'));
    await open();
    await hear(ada);
    await press('Not you?');
    await press('Sign out here and at LinkedIn');
    expect(browser.openAddress).not.toHaveBeenCalled();
    expect(document.querySelector('[role="alert"]')?.textContent).toBe('That did not work. Please try again.');
  });

  it('is led to the options where no LinkedIn app is set up', async () => {
    await open();
    await hear({ state: 'signed-out' }, { configured: false });
    expect(buttonNames()).not.toContain('Sign in with LinkedIn');
    await press('Open the options');
    expect(browser.openOptions).toHaveBeenCalledOnce();
  });

  it.each<[SignInFault, string | undefined]>([
    ['cancelled', undefined],
    ['token-service-unreachable', 'Open the options'],
    ['not-permitted', 'Allow access to LinkedIn'],
  ])('may try again after %s, and has this button besides: %s', async (fault, wayOn) => {
    if (fault === 'not-permitted') browser.held.delete('https://api.linkedin.com/*');
    await open();
    await hear({ state: 'signed-out', fault });
    expect(buttonNames()).toContain('Sign in with LinkedIn');
    const others = buttonNames().filter((name) => /^(Open the options|Allow access to LinkedIn)$/.test(name));
    expect(others).toEqual(wayOn ? [wayOn] : []);
  });

  it('is told of faults in the settings', async () => {
    await open();
    await hear(ada, { settingsFaults: 1 });
    expect(pageText()).toContain('1 thing in the settings is wrong and not used.');
  });
});

describe('the page', () => {
  it('is asked for in the very click', async () => {
    browser.held.delete(crm.origin);
    await open();
    await hear(ada);
    await acted(async () => {
      buttonNamed('Allow on crm.example.test').click();
      expect(browser.request).toHaveBeenCalledWith(['https://crm.example.test']);
    });
    expect(browser.pageCalls).toBe(0);
  });

  it('says so where the browser does not allow it', async () => {
    browser.held.delete(crm.origin);
    browser.request.mockResolvedValue(false);
    await open();
    await press('Allow on crm.example.test');
    expect(document.querySelector('[role="alert"]')?.textContent).toBe(
      'The browser did not allow it. Nothing has changed.',
    );
  });

  it.each([
    ['no tab', undefined],
    ['no website', { id: 1 }],
  ])('is nothing to speak of with %s', async (_what, tab) => {
    browser.tab = tab;
    await open();
    expect(pageText()).toContain('There is no page to speak of here.');
    expect(buttonNames().filter((name) => /Allow|Stop|Refresh/.test(name))).toEqual([]);
  });

  it('lists who is shown and who is not, each by name, with the reason and what can be done', async () => {
    await open();
    await report([
      { name: 'Grace Hopper', availability: { state: 'shown' } },
      unavailable('Radia Perlman', 'private'),
      { name: 'Mary Jackson', availability: { state: 'pending' } },
      unavailable('', 'private'),
      unavailable('Barbara Liskov', 'not-linked'),
    ]);
    expect(pageText()).toContain('Shown 1 · Unavailable 3');
    expect(pageText()).toContain('Looking up 1 contact');
    expect(document.querySelector('progress')?.value).toBe(4);
    expect(document.querySelector('progress')?.max).toBe(5);
    expect(listNamed('Shown')).toEqual(['Grace Hopper']);
    const rows = listNamed('Unavailable') ?? [];
    expect(rows.map((row) => row.split(/(?=The member|This page)/)[0])).toEqual([
      'Barbara Liskov',
      'Radia Perlman',
      'Contact without a name',
    ]);
    for (const row of rows.slice(1)) {
      expect(row).toContain('The member limits who sees this picture.');
      expect(row).toContain('That is their choice on LinkedIn; there is nothing to mend.');
    }
  });

  it('can be refreshed and stopped', async () => {
    await open();
    await report([]);
    expect(pageText()).toContain('There are no contacts on this page.');
    await press('Refresh');
    expect(browser.refresh).toHaveBeenCalledOnce();
    await press('Stop on crm.example.test');
    expect(browser.ask).toHaveBeenCalledWith('stop-site', { origin: 'https://crm.example.test' });
  });

  it('is called a few times before it counts as gone, and heard when it comes back', async () => {
    await open();
    for (let call = 1; call < 5; call += 1) {
      await acted(async () => browser.onGone());
      expect(pageText()).toContain('Looking for contacts');
      await wait(250);
    }
    await acted(async () => browser.onGone());
    expect(pageText()).toContain('This page does not answer.');
    expect(buttonNames()).toContain('Stop on crm.example.test');
    await wait(250);
    expect(browser.pageCalls).toBe(6);
    await report([]);
    expect(pageText()).toContain('There are no contacts on this page.');
  });

  it('offers the access to LinkedIn where it was withdrawn', async () => {
    browser.held.delete('https://api.linkedin.com/*');
    await open();
    await hear(ada);
    await report([unavailable('Radia Perlman', 'not-permitted')]);
    await press('Allow access to LinkedIn');
    expect(browser.request).toHaveBeenCalledWith(['https://api.linkedin.com/*']);
  });

  it('moves the keyboard’s place on where a button goes away under it', async () => {
    await open();
    await hear(ada);
    buttonNamed('Sign out').focus();
    await hear({ state: 'signed-out' });
    expect(document.activeElement?.textContent).toBe('Sign in with LinkedIn');
  });
});
