import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fakes/browser.ts')).fake }));

import { forget, forgetViewer, keep, onKeptChange, own, readKept, readSession } from '../../../src/custody/custody.ts';
import { type Kept, type KeptKey, ledger } from '../../../src/custody/ledger.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';

/** One of everything that may be kept. */
const everything: Kept = {
  epoch: 3,
  token: { accessToken: 'a-token', issuedAt: 1, expiresAt: 2, scopes: ['openid'] },
  viewer: { personId: 'A', name: 'Anna Berg' },
  ownPicture: { base64: '/9j/', type: 'image/jpeg' },
  signInAttempt: true,
  signInEnd: { fault: 'denied' },
  peopleRead: 'granted',
  pausedUntil: 4,
  signedOutMark: true,
  settings: defaultSettings,
};
const keys = Object.keys(everything) as KeptKey[];
const onDisk: KeptKey[] = ['signedOutMark', 'settings'];

const keepEverything = async () => {
  for (const key of keys) await keep(key, own(everything[key]) as never);
};

beforeEach(resetBrowser);

describe('where things are kept', () => {
  test('only a mark and the settings reach the disk; whatever is the viewer’s own is memory', async () => {
    await keepEverything();
    expect(Object.keys(await stored('local')).sort()).toEqual([...onDisk].sort());
    expect(Object.keys(await stored('session')).sort()).toEqual(keys.filter((key) => !onDisk.includes(key)).sort());
  });

  test('the token is never written to the disk', async () => {
    const write = vi.spyOn(fake.storage.local, 'set');
    await keepEverything();
    expect(JSON.stringify(write.mock.calls)).not.toContain('a-token');
    write.mockRestore();
  });

  test('the table has one line for everything', () => {
    expect(Object.keys(ledger).sort()).toEqual([...keys].sort());
  });
});

describe('reading', () => {
  test.each(keys)('%s comes back as it was kept', async (key) => {
    await expect(readKept(key)).resolves.toBeUndefined();
    await keepEverything();
    await expect(readKept(key)).resolves.toEqual(everything[key]);
  });

  test('the session comes back whole, without anything of the disk', async () => {
    await keepEverything();
    const { signedOutMark: _mark, settings: _settings, ...session } = everything;
    await expect(readSession()).resolves.toEqual(session);
  });

  test('what somebody else put into the same storage is not read', async () => {
    await fake.storage.session.set({ members: ['B'] });
    await expect(readSession()).resolves.not.toHaveProperty('members');
  });
});

describe('forgetting', () => {
  test('erases exactly the keys named, in either area', async () => {
    await keepEverything();
    await forget('token', 'settings');
    expect(Object.keys({ ...(await stored('session')), ...(await stored('local')) }).sort()).toEqual(
      keys.filter((key) => key !== 'token' && key !== 'settings').sort(),
    );
  });

  test('a viewer leaves the epoch, the mark and the settings behind, and nothing else', async () => {
    await keepEverything();
    await forgetViewer();
    expect(await stored('session')).toEqual({ epoch: 3 });
    expect(await stored('local')).toEqual({ signedOutMark: true, settings: defaultSettings });
  });

  test('a viewer is erased by the lines that end with a sign-out, no more and no fewer', async () => {
    await keepEverything();
    await forgetViewer();
    const left = Object.keys({ ...(await stored('session')), ...(await stored('local')) });
    expect(left.sort()).toEqual(keys.filter((key) => ledger[key].until !== 'sign-out').sort());
  });
});

describe('hearing of changes', () => {
  test('of the one key, by whoever and whether kept or erased', async () => {
    const listener = vi.fn();
    onKeptChange('settings', listener);
    await keep('settings', own(defaultSettings));
    expect(listener).toHaveBeenCalledTimes(1);
    await fake.storage.local.set({ settings: { version: 1 } });
    expect(listener).toHaveBeenCalledTimes(2);
    await forget('settings');
    expect(listener).toHaveBeenCalledTimes(3);
  });

  test('not of another key, nor of the same name in the other area', async () => {
    const listener = vi.fn();
    onKeptChange('settings', listener);
    await keep('signedOutMark', own(true as const));
    await fake.storage.session.set({ settings: { version: 1 } });
    expect(listener).not.toHaveBeenCalled();
  });
});
