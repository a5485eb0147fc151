import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type ActivityDuty, activityDuty } from '../../../src/background/activity.ts';
import { callsTodayDuty } from '../../../src/background/calls-today.ts';
import { type ColleagueStore, colleagueStore } from '../../../src/background/colleague-store.ts';
import { type KeptDuty, keptDuty } from '../../../src/background/kept.ts';
import { type RecordReferences, recordReferencesDuty } from '../../../src/background/record-references.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { type SettingsDuty, settingsDuty } from '../../../src/background/settings.ts';
import type { EraseAsk } from '../../../src/contract/options.ts';
import { keep, own } from '../../../src/custody/custody.ts';
import { ledger } from '../../../src/custody/ledger.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { turns } from '../fakes/turns.ts';

const viewer = { personId: 'A', name: 'Änne Berg' };
const accessToken = 'secret-token-7f3a';
const tested = { address: 'https://token.example.test/token', clientId: 'c', verdict: 'works' } as const;
const atOrg = {
  origin: 'https://acme.my.salesforce.com',
  clientId: 'app',
  accessToken: '00D!access',
  refreshToken: '5Aep!refresh',
};
const sites = ['a', 'b'].map((id) => ({
  id,
  name: id,
  matches: [`https://${id}.example.test/*`],
  enabled: true,
  rememberReferences: false,
}));
let settings: SettingsDuty;
let session: Session;
let activity: ActivityDuty;
let records: RecordReferences;
let photos: ColleagueStore;
let kept: KeptDuty;

/** A session with everything that may be kept. */
beforeEach(async () => {
  resetBrowser();
  // What the worker of one test still meant to write would come into the next one's storage.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  settings = settingsDuty();
  session = createSession();
  activity = activityDuty();
  records = recordReferencesDuty(settings);
  photos = colleagueStore();
  const calls = callsTodayDuty(session, activity);
  kept = keptDuty({ settings, session, activity, calls, records, colleagues: { erasePhotos: photos.erase } });
  await Promise.all([settings.ready, session.ready, activity.ready]);
  await settings.write({ ...defaultSettings, sites });
  await session.begin(viewer, { accessToken, issuedAt: 1, expiresAt: Date.now() + 3_600_000, scopes: ['openid'] });
  await session.keepOwnPicture({ base64: '/9j/', type: 'image/jpeg' }, session.epoch());
  await session.pauseUntil(Date.now() + 60_000);
  await session.learnPeopleRead('granted');
  await session.learnConnectionsRead('granted');
  await session.learnCardFields('basic');
  activity.note({ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' });
  await Promise.all([
    keep('salt', own('c2FsdA==')),
    keep('keptSignedIn', own('hash-of-a-person')),
    keep('ownData', own({ person: 'hash-of-a-person', keeping: true, name: viewer.name } as const)),
    keep(
      'confirmedCrmUsers',
      own([
        { site: 'a', hash: 'one' },
        { site: 'a', hash: 'two' },
      ]),
    ),
    keep(
      'recordReferences',
      own([{ site: 'a', key: '/contacts/1', by: 0, reference: { kind: 'person', personId: 'AnnaB1' } }]),
    ),
    keep('activity', own(activity.entries())),
    keep('callsToday', own({ day: '2026-11-21', calls: 7 })),
  ]);
});

afterEach(() => {
  vi.useRealTimers();
});

const keysIn = async (area: 'session' | 'local') => Object.keys(await stored(area)).sort();
const listed = async () => (await kept.list()).map(({ key }) => key);
const item = async (key: string) => (await kept.list()).find((found) => found.key === key);

describe('the list', () => {
  test('has what the storage has, in either area, and nothing that is only believed to be kept', async () => {
    const inStorage = [...(await keysIn('session')), ...(await keysIn('local'))];
    expect((await listed()).sort()).toEqual(inStorage.sort());
    // Behind everybody's back: memory still has it, the storage no longer.
    await fake.storage.session.remove('ownPicture');
    expect(session.ownPicture()).toBeDefined();
    expect(await listed()).not.toContain('ownPicture');
  });

  test('tells how large each is, in bytes rather than letters', async () => {
    // Quotes, braces and names are bytes as well; Ä is two.
    expect(await item('viewer')).toMatchObject({
      area: 'session',
      bytes: '{"personId":"A","name":"Anne Berg"}'.length + 1,
    });
  });

  test('counts what is a list, and the sites of the settings', async () => {
    expect(await item('confirmedCrmUsers')).toMatchObject({ area: 'local', count: 2 });
    expect(await item('activity')).toMatchObject({ count: 1 });
    expect(await item('settings')).toMatchObject({ count: 2 });
    expect(await item('viewer')).not.toHaveProperty('count');
  });

  test.each([['text'], [{ sites: 'text' }], [{}]])('takes settings that are %j as they are', async (document) => {
    await fake.storage.local.set({ settings: document });
    expect(await item('settings')).toEqual({
      key: 'settings',
      area: 'local',
      bytes: JSON.stringify(document).length,
      erasable: true,
    });
  });

  test('says of everything but the epoch that it can be erased', async () => {
    for (const { key, erasable } of await kept.list()) expect(erasable).toBe(key !== 'epoch');
  });

  test('shows what no line speaks of, as one item of each area', async () => {
    await fake.storage.local.set({ members: [1, 2, 3], more: 'x' });
    await fake.storage.session.set({ settings: 'where no settings belong' });
    const unknown = (await kept.list()).filter(({ key }) => key === 'unknown');
    expect(unknown).toEqual([
      { key: 'unknown', area: 'session', bytes: 26, count: 1, erasable: true },
      { key: 'unknown', area: 'local', bytes: 7 + 3, count: 2, erasable: true },
    ]);
  });
});

describe('erasing', () => {
  test.each(['token', 'viewer'] as const)('the %s ends the session as a sign-out does', async (what) => {
    const epoch = session.epoch();
    await kept.erase(what);
    expect(session.viewer()).toBeUndefined();
    expect(session.epoch()).toBeGreaterThan(epoch);
    expect(await keysIn('session')).toEqual(['epoch']);
    expect(await keysIn('local')).toEqual([
      'confirmedCrmUsers',
      'recordReferences',
      'salt',
      'settings',
      'signedOutMark',
    ]);
    expect(activity.entries()).toEqual([]);
  });

  test.each(['token', 'viewer'] as const)('the %s of nobody leaves no mark of a sign-out', async (what) => {
    await session.end('expired');
    await kept.erase(what);
    expect(await keysIn('local')).not.toContain('signedOutMark');
    expect(session.lastEnd()).toEqual({ ended: 'expired' });
  });

  test.each(['ownPicture', 'peopleRead', 'cardFields', 'pausedUntil'] as const)(
    '%s erases it here and in storage, and leaves the session as it is',
    async (what) => {
      await kept.erase(what);
      expect(await keysIn('session')).not.toContain(what);
      expect(session[what]() || undefined).toBeUndefined();
      expect(session.viewer()).toEqual(viewer);
    },
  );

  test('how the last sign-in ended erases the words for it', async () => {
    await session.end('revoked');
    await kept.erase('signInEnd');
    expect(session.lastEnd()).toBeUndefined();
    expect(await keysIn('session')).toEqual(['activity', 'epoch']);
  });

  test('the activity clears the list', async () => {
    await kept.erase('activity');
    expect(activity.entries()).toEqual([]);
    expect(await keysIn('session')).not.toContain('activity');
  });

  test.each(['keptSignedIn', 'ownData', 'confirmedCrmUsers', 'signInAttempt', 'signedOutMark'] as const)(
    '%s erases that alone',
    async (what) => {
      await keep('signInAttempt', own({ renewing: false }));
      await keep('signedOutMark', own(true as const));
      const before = await listed();
      expect(before).toContain(what);
      await kept.erase(what);
      expect(await listed()).toEqual(before.filter((key) => key !== what));
    },
  );

  test('the salt erases the hashes made with it too', async () => {
    await kept.erase('salt');
    expect(await keysIn('local')).toEqual(['recordReferences', 'settings']);
  });

  test('the settings goes back to nothing stored, and takes what repeats some of them', async () => {
    await keep('testedService', own(tested));
    await kept.erase('settings');
    expect(await keysIn('local')).not.toContain('testedService');
    expect(settings.current()).toEqual(defaultSettings);
    expect(await keysIn('local')).not.toContain('settings');
    expect(session.viewer()).toEqual(viewer);
  });

  test('what is unknown erases nothing that is known', async () => {
    const before = await listed();
    await fake.storage.local.set({ more: 1 });
    await fake.storage.session.set({ members: ['B'] });
    await kept.erase('unknown');
    expect(await listed()).toEqual(before);
  });

  test('the epoch does nothing', async () => {
    const before = await listed();
    await kept.erase('epoch');
    expect(await listed()).toEqual(before);
  });

  test('everything leaves the epoch, and is as if the extension had just been installed', async () => {
    await fake.storage.local.set({ more: 1 });
    const epoch = session.epoch();
    await kept.erase('everything');
    await turns();
    expect(await stored('local')).toEqual({});
    expect(await stored('session')).toEqual({ epoch: session.epoch() });
    expect(session.epoch()).toBeGreaterThan(epoch);
    expect(session.viewer()).toBeUndefined();
    expect(settings.current()).toEqual(defaultSettings);
    expect(activity.entries()).toEqual([]);
  });

  test('everything while a former worker’s state is still being read erases that too', async () => {
    const freshSession = createSession();
    const freshSettings = settingsDuty();
    const freshActivity = activityDuty();
    const freshCalls = callsTodayDuty(freshSession, freshActivity);
    const fresh = keptDuty({
      settings: freshSettings,
      session: freshSession,
      activity: freshActivity,
      calls: freshCalls,
      records: recordReferencesDuty(freshSettings),
      colleagues: { erasePhotos: colleagueStore().erase },
    });
    await fresh.erase('everything');
    expect(freshSession.viewer()).toBeUndefined();
    expect(freshSettings.current()).toEqual(defaultSettings);
    expect(await keysIn('session')).toEqual(['epoch']);
  });

  test.each((Object.keys(ledger) as EraseAsk[]).filter((key) => key !== 'epoch'))(
    'leaves nothing of %s in the storage',
    async (what) => {
      await Promise.all([
        keep('signInAttempt', own({ renewing: false })),
        keep('signInAwaited', own(9)),
        keep('signInEnd', own({ fault: 'denied' as const })),
        keep('signInUntold', own(true as const)),
        keep('renewalTried', own(true as const)),
        keep(
          'setUp',
          own({ tabId: 1, origin: 'https://crm.example.test', key: 'k', begun: true, takenAway: false, until: 9 }),
        ),
        keep('signedOutMark', own(true as const)),
        keep('testedService', own(tested)),
        keep('orgSession', own(atOrg)),
        keep('colleaguePhotos', own([{ userId: '005A', versionId: '729A', base64: '/9j/', type: 'image/jpeg' }])),
      ]);
      expect(await listed()).toContain(what);
      await kept.erase(what);
      expect(await listed()).not.toContain(what);
    },
  );

  const aboutToBeWritten = ['recordReferences', 'colleaguePhotos'] as const;
  test.each(aboutToBeWritten.flatMap((key) => [key, 'everything' as const].map((what) => [key, what] as const)))(
    'what was about to be written of %s does not come back after %s was erased',
    async (key, what) => {
      const reference = { kind: 'vanity', vanityName: 'ben-ito' } as const;
      const site = { id: 'crm', name: 'CRM', matches: [], enabled: true, rememberReferences: true };
      records.exchange(site, [{ key: '7', by: 0, reference }]);
      photos.set({ userId: '005A', versionId: '729A', base64: '/9j/', type: 'image/jpeg' });
      await kept.erase(what);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await listed()).not.toContain(key);
    },
  );
});

describe('the export', () => {
  test('has what the storage has, but not the token’s text', async () => {
    await fake.storage.local.set({ more: { unknown: 1 } });
    const exported = (await kept.export()) as { exportedAt: string; kept: Record<'session' | 'local', unknown> };
    expect(Date.parse(exported.exportedAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(exported.kept.local).toEqual(await stored('local'));
    const session = await stored('session');
    expect(exported.kept.session).toEqual({
      ...session,
      token: { ...(session['token'] as object), accessToken: expect.stringContaining('left out') },
    });
    expect(JSON.stringify(exported)).not.toContain(accessToken);
  });

  test('has no token where nobody is signed in', async () => {
    await session.end();
    expect(JSON.stringify(await kept.export())).not.toContain('"token":');
  });

  test('has which org the viewer is signed in to, and neither of its tokens', async () => {
    await keep('orgSession', own(atOrg));
    const exported = JSON.stringify(await kept.export());
    expect(exported).toContain(atOrg.origin);
    expect(exported).not.toMatch(/!access|!refresh/);
  });

  test('has no photo of a colleague', async () => {
    await keep('colleaguePhotos', own([{ userId: '005A', versionId: '729A', base64: 'QmVu', type: 'image/jpeg' }]));
    const exported = JSON.stringify(await kept.export());
    expect(exported).toContain('"colleaguePhotos":"left out');
    expect(exported).not.toContain('QmVu');
  });

  test('leaves out a token of whatever shape', async () => {
    await fake.storage.session.set({ token: accessToken });
    expect(JSON.stringify(await kept.export())).not.toContain(accessToken);
  });
});
