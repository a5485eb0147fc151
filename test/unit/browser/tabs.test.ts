import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { activeTab } from '../../../src/browser/active-tab.ts';
import { markToolbarButton } from '../../../src/browser/badge.ts';
import { runInOpenTabs, tellEveryTab } from '../../../src/browser/tabs.ts';
import { fake, open, resetBrowser } from '../fakes/browser.ts';
import { deferred } from '../fakes/turns.ts';

beforeEach(resetBrowser);

describe('telling every tab', () => {
  const notice = { kind: 'viewer-changed', epoch: 3 } as const;

  test('reaches the top frame of each, whether or not the ones before listen', async () => {
    open(
      { id: 1, url: 'https://a.example.test/' },
      { url: 'about:devtools' },
      { id: 3, url: 'https://b.example.test/' },
    );
    fake.tabs.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist.'));
    await tellEveryTab(notice);
    expect(fake.tabs.sendMessage.mock.calls).toEqual([
      [1, notice, { frameId: 0 }],
      [3, notice, { frameId: 0 }],
    ]);
  });

  test('waits until those that are there have heard it', async () => {
    open({ id: 1, url: 'https://a.example.test/' });
    const { promise, resolve } = deferred<undefined>();
    fake.tabs.sendMessage.mockReturnValueOnce(promise);
    const told = vi.fn();
    const telling = tellEveryTab(notice).then(told);
    await Promise.resolve();
    expect(told).not.toHaveBeenCalled();
    resolve(undefined);
    await telling;
  });
});

describe('running in open tabs', () => {
  test('puts the one script into those at the patterns, and passes over what takes none', async () => {
    open(
      { id: 1, url: 'https://crm.example.test/a' },
      { id: 2, url: 'https://elsewhere.example.test/' },
      { id: 3, url: 'https://crm.example.test/b', discarded: true },
      { url: 'https://crm.example.test/c' },
      { id: 5, url: 'https://crm.example.test/d' },
    );
    fake.scripting.executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
    await runInOpenTabs(['https://crm.example.test/*']);
    expect(fake.scripting.executeScript.mock.calls).toEqual([
      [{ target: { tabId: 1 }, files: ['src/content/contacts-script.js'] }],
      [{ target: { tabId: 5 }, files: ['src/content/contacts-script.js'] }],
    ]);
  });
});

describe('the active tab', () => {
  test('of a web page has an origin and a host', async () => {
    open(
      { id: 1, url: 'https://other.example.test/' },
      { id: 2, url: 'https://crm.example.test:8443/a?b', active: true },
    );
    await expect(activeTab()).resolves.toEqual({
      id: 2,
      origin: 'https://crm.example.test:8443',
      host: 'crm.example.test:8443',
    });
  });

  test.each(['about:blank', 'chrome://settings', 'file:///home/person/a.html'])('at %s has neither', async (url) => {
    open({ id: 2, url, active: true });
    await expect(activeTab()).resolves.toEqual({ id: 2, origin: undefined, host: undefined });
  });

  test('is nothing where the browser shows none', async () => {
    await expect(activeTab()).resolves.toBeUndefined();
  });
});

test('the toolbar button is marked, and the mark taken away again', async () => {
  await markToolbarButton(true);
  await expect(fake.action.getBadgeText({})).resolves.toBe('!');
  await markToolbarButton(false);
  await expect(fake.action.getBadgeText({})).resolves.toBe('');
});
