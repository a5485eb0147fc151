// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionsState } from '../../../src/contract/connections.ts';
import type { PageReport } from '../../../src/contract/messages.ts';
import { buttonNamed, buttonNames, listNamed, pageText } from './accessible.ts';
import { ada, browser, hear, open, press, report, unavailable } from './opened-popup.ts';

const addressed: PageReport['contacts'] = [
  { ...unavailable('Barbara Liskov', 'not-linked'), vanityName: 'barbara-liskov' },
  { ...unavailable('Grace Hopper', 'not-linked'), vanityName: 'grace-hopper' },
  unavailable('Radia Perlman', 'not-linked'),
];

/** The popup over a page with these contacts, while matching stands so. */
async function openWith(connections: ConnectionsState, contacts = addressed) {
  await open();
  await hear(ada, { connections });
  await report(contacts);
}
const found = (...vanityNames: string[]) =>
  browser.ask.mockImplementation(async (kind: string) =>
    kind === 'find-connections'
      ? vanityNames.map((vanityName) => ({ vanityName, personUrn: `urn:li:person:${vanityName}` }))
      : null,
  );
const asked = (kind: string) => browser.ask.mock.calls.filter(([name]) => name === kind);
const status = () => document.querySelector('.connections [role="status"]')?.textContent;

beforeEach(() => {
  found();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('contacts of whom the page has only a profile’s address', () => {
  it('are counted, and can be looked for among the connections', async () => {
    await openWith({ state: 'unread' });
    expect(pageText()).toContain("2 contacts here have only a profile's address.");
    expect(pageText()).toContain('into memory only');
    await press('Find among my connections');
    expect(asked('read-connections')).toHaveLength(1);
  });

  it.each<ConnectionsState>([{ state: 'unread' }, { state: 'no-capability' }, { state: 'read', read: 9, named: 9 }])(
    'are not spoken of where there are none: $state',
    async (state) => {
      await openWith(state, [unavailable('Radia Perlman', 'not-linked')]);
      expect(document.querySelector('.connections')).toBeNull();
      expect(asked('find-connections')).toEqual([]);
    },
  );

  it('come first while something can be done for them, and last where nothing can', async () => {
    await openWith({ state: 'unread' });
    const box = document.querySelector('.people');
    expect(box?.firstElementChild?.className).toBe('connections');
    for (const state of [{ state: 'no-capability' }, { state: 'read', read: 9, named: 9 }] as const) {
      await hear(ada, { connections: state });
      expect(box?.lastElementChild?.className).toBe('connections');
    }
  });

  it('are spoken of also while all of them are being looked up', async () => {
    await openWith({ state: 'read', read: 9, named: 9 }, [
      { name: 'Grace Hopper', availability: { state: 'pending' }, vanityName: 'grace-hopper' },
    ]);
    expect(status()).toContain('9 connections were read.');
  });

  it('are not spoken of while nobody is signed in', async () => {
    await openWith({ state: 'unknown' });
    expect(document.querySelector('.connections')).toBeNull();
  });

  it('can’t be looked for without the permission: the popup says what is missing, and leads to it', async () => {
    await openWith({ state: 'no-capability' });
    expect(pageText()).toContain('may not read those');
    expect(buttonNames()).not.toContain('Find among my connections');
    await press('What the app allows');
    expect(browser.openOptions).toHaveBeenCalledOnce();
  });
});

describe('reading the connections', () => {
  it('shows how far it is, and can be stopped', async () => {
    await openWith({ state: 'reading', read: 500, total: 1200 });
    expect(status()).toBe('Reading your connections: 500 of 1,200');
    expect(document.querySelector('progress')).toMatchObject({ value: 500, max: 1200 });
    await press('Stop');
    expect(asked('stop-reading-connections')).toHaveLength(1);
  });

  it('shows progress also where nobody knows how many there are', async () => {
    await openWith({ state: 'reading', read: 500 });
    expect(status()).toBe('Reading your connections: 500 so far');
    expect(document.querySelector('progress')?.hasAttribute('value')).toBe(false);
  });

  it('says when it has ended how many were read and found', async () => {
    found('grace-hopper');
    await openWith({ state: 'read', read: 1200, named: 1190 });
    expect(status()).toMatch(
      /^1,200 connections were read\. LinkedIn does not tell the addresses of 10 of them\. 1 contact here is among them\./,
    );
  });

  it.each<[string, Extract<ConnectionsState, { state: 'stopped' }>]>([
    ['Reading was stopped.', { state: 'stopped', read: 500, why: 'person' }],
    ['LinkedIn did not answer as expected', { state: 'stopped', read: 0, why: 'failed' }],
    ['The browser does not let Vis-à-vis reach LinkedIn', { state: 'stopped', read: 0, why: 'not-permitted' }],
  ])('that ended early says why, and can go on: %s', async (words, state) => {
    await openWith(state);
    expect(status()).toContain(words);
    await press('Go on');
    expect(asked('read-connections')).toHaveLength(1);
  });

  it('that LinkedIn’s limit ended says until when, and offers to go on only then', async () => {
    await openWith({ state: 'stopped', read: 0, why: 'throttled', until: Date.now() + 60_000 });
    expect(status()).toMatch(/limit on requests is reached\. Reading can go on at /);
    expect(buttonNames()).not.toContain('Go on');
    await hear(ada, { connections: { state: 'stopped', read: 0, why: 'throttled', until: Date.now() - 1 } });
    expect(buttonNames()).toContain('Go on');
  });

  it('says so where the worker does not answer the button', async () => {
    await openWith({ state: 'unread' });
    browser.ask.mockRejectedValue(new Error('no worker'));
    await press('Find among my connections');
    expect(document.querySelector('.connections [role="alert"]')?.textContent).toBe(
      'That did not work. Please try again.',
    );
  });
});

describe('a contact found among the connections', () => {
  it('is asked for by each address once, and again with every page that was read', async () => {
    found('grace-hopper');
    await openWith({ state: 'reading', read: 500 }, [...addressed, ...addressed]);
    expect(asked('find-connections')).toEqual([
      ['find-connections', { vanityNames: ['barbara-liskov', 'grace-hopper'] }],
    ]);
    await hear(ada, { connections: { state: 'reading', read: 1000 } });
    expect(asked('find-connections')).toHaveLength(2);
  });

  it.each(['shown', 'private'] as const)('has a person URN to copy: %s', async (standing) => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    found('grace-hopper');
    const availability =
      standing === 'shown' ? ({ state: 'shown' } as const) : ({ state: 'unavailable', reason: standing } as const);
    await openWith({ state: 'read', read: 9, named: 9 }, [
      { name: 'Grace Hopper', availability, vanityName: 'grace-hopper' },
      { name: 'Ada Lovelace', availability, vanityName: 'ada-lovelace' },
    ]);
    const button = buttonNamed('Copy person URN of Grace Hopper');
    expect(button.closest('li')?.textContent).toContain('Grace Hopper');
    expect(buttonNames().filter((name) => name.startsWith('Copy person URN'))).toHaveLength(1);
    await press('Copy person URN of Grace Hopper');
    expect(written).toHaveBeenCalledWith('urn:li:person:grace-hopper');
    expect((listNamed(standing === 'shown' ? 'Shown' : 'Unavailable') ?? []).join()).toContain(
      'Copied: urn:li:person:grace-hopper',
    );
  });

  it('says its URN where the browser does not allow copying', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    found('grace-hopper');
    await openWith({ state: 'read', read: 9, named: 9 });
    await press('Copy person URN of Grace Hopper');
    expect(pageText()).toContain('It is urn:li:person:grace-hopper');
  });

  it('is forgotten by the popup with the session', async () => {
    found('grace-hopper');
    await openWith({ state: 'read', read: 9, named: 9 });
    expect(buttonNames().join()).toContain('Copy person URN');
    await hear(ada, { connections: { state: 'unread' } });
    expect(buttonNames().join()).not.toContain('Copy person URN');
  });
});
