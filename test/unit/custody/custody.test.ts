import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import type { KeptKey } from '../../../src/contract/options.ts';
import {
  forget,
  forgetEpoch,
  forgetViewer,
  keep,
  onKeptChange,
  own,
  readKept,
  readSession,
} from '../../../src/custody/custody.ts';
import { type Kept, ledger } from '../../../src/custody/ledger.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';

/** One of everything that may be kept. */
const everything: Kept = {
  epoch: 3,
  token: { accessToken: 'a-token', issuedAt: 1, expiresAt: 2, scopes: ['openid'] },
  viewer: { personId: 'A', name: 'Anna Berg' },
  ownPicture: { base64: '/9j/', type: 'image/jpeg' },
  signInAttempt: { renewing: false },
  signInAwaited: 8,
  signInEnd: { fault: 'denied' },
  signInUntold: true,
  peopleRead: 'granted',
  cardFields: 'basic',
  connectionsRead: 'refused',
  callsToday: { day: '2026-11-21', calls: 7 },
  pausedUntil: 4,
  renewalTried: true,
  orgSession: { origin: 'https://acme.my.salesforce.com', clientId: 'app', accessToken: 'a', refreshToken: 'r' },
  colleaguePhotos: [{ userId: '005000000000001', versionId: '729000000000001', base64: '/9j/', type: 'image/jpeg' }],
  activity: [{ kind: 'token', host: 'token.example.test', at: 5, requests: 1, outcome: 'answered' }],
  testedService: { address: 'https://token.example.test/token', clientId: 'abc', verdict: 'works' },
  setUp: { tabId: 1, origin: 'https://crm.example.test', key: 'k', begun: true, takenAway: false, until: 9 },
  signedOutMark: true,
  keptSignedIn: 'a-hash',
  ownData: { person: 'a-hash', keeping: true, name: 'Anna Berg', picture: { base64: '/9j/', type: 'image/jpeg' } },
  confirmedCrmUsers: [{ site: 'crm', hash: 'another-hash' }],
  recordReferences: [{ site: 'crm', key: '/contacts/1', by: 0, reference: { kind: 'person', personId: 'AnnaB1' } }],
  salt: 'c2FsdA==',
  settings: defaultSettings,
};
const keys = Object.keys(everything) as KeptKey[];
const onDisk: KeptKey[] = [
  'testedService',
  'signedOutMark',
  'keptSignedIn',
  'ownData',
  'confirmedCrmUsers',
  'recordReferences',
  'salt',
  'settings',
];

const keepEverything = async () => {
  for (const key of keys) await keep(key, own(everything[key]) as never);
};

beforeEach(resetBrowser);

describe('where things are kept', () => {
  test('only a mark, hashes with their salt, the viewer’s own name and picture after their yes, the CRM’s own references and the settings reach the disk; whatever else the viewer could be read off is memory', async () => {
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
    const session = Object.fromEntries(Object.entries(everything).filter(([key]) => !onDisk.includes(key as KeptKey)));
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

  test('a viewer leaves the epoch, what is known of the token service, a site being set up, the mark, confirmations with their salt, the CRM’s references and the settings behind, and nothing else', async () => {
    await keepEverything();
    await forgetViewer();
    const { setUp, testedService, signedOutMark, confirmedCrmUsers, recordReferences, salt, settings } = everything;
    expect(await stored('session')).toEqual({ epoch: 3, setUp });
    expect(await stored('local')).toEqual({
      testedService,
      signedOutMark,
      confirmedCrmUsers,
      recordReferences,
      salt,
      settings,
    });
  });

  test('an epoch also leaves the wish to be kept signed in, what the viewer said of their own data, and what was asked of whom', async () => {
    await keepEverything();
    await forgetEpoch();
    const { activity, setUp, ...others } = everything;
    const onDiskStill = Object.fromEntries(onDisk.map((key) => [key, others[key as keyof typeof others]]));
    expect(await stored('session')).toEqual({ epoch: 3, activity, setUp });
    expect(await stored('local')).toEqual(onDiskStill);
  });

  test.each([
    ['an epoch', forgetEpoch, ['epoch-end']],
    ['a viewer', forgetViewer, ['epoch-end', 'sign-out']],
  ] as const)('%s is erased by the lines that it ends, no more and no fewer', async (_, forgetThem, ends) => {
    await keepEverything();
    await forgetThem();
    const left = Object.keys({ ...(await stored('session')), ...(await stored('local')) });
    const staying = keys.filter((key) => !(ends as readonly string[]).includes(ledger[key].until));
    expect(left.sort()).toEqual(staying.sort());
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
