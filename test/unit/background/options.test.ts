import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type ActivityDuty, activityDuty } from '../../../src/background/activity.ts';
import { callsTodayDuty } from '../../../src/background/calls-today.ts';
import { colleagueStore } from '../../../src/background/colleague-store.ts';
import { type KeptDuty, keptDuty } from '../../../src/background/kept.ts';
import { optionsDuty } from '../../../src/background/options.ts';
import { presetSummaries } from '../../../src/background/presets.ts';
import { recordReferencesDuty } from '../../../src/background/record-references.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { type SettingsDuty, settingsDuty } from '../../../src/background/settings.ts';
import { keepTestedService } from '../../../src/background/tested-service.ts';
import type { Port } from '../../../src/browser/serve.ts';
import type { OptionsNews } from '../../../src/contract/options.ts';
import { readPatiently } from '../../../src/custody/patience.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';
import { turns } from '../fakes/turns.ts';

const viewer = { personId: 'A', name: 'Anna Berg' };
let settings: SettingsDuty;
let session: Session;
let activity: ActivityDuty;
let kept: KeptDuty;
let take: (port: Port) => void;

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  settings = settingsDuty();
  session = createSession();
  activity = activityDuty();
  const calls = callsTodayDuty(session, activity);
  const records = recordReferencesDuty(settings);
  kept = keptDuty({ settings, session, activity, calls, records, colleagues: { erasePhotos: colleagueStore().erase } });
  const signIn = { underWay: () => false, renewing: () => false } as Parameters<typeof optionsDuty>[2];
  const ownPicture = { current: () => undefined } as Parameters<typeof optionsDuty>[3];
  take = optionsDuty(settings, session, signIn, ownPicture, activity, kept, calls).take;
});
afterEach(() => {
  vi.useRealTimers();
});

const token = () => ({
  accessToken: 'secret-token',
  issuedAt: 1,
  expiresAt: Date.now() + 3_600_000,
  scopes: ['openid'],
});
const tested = { address: 'https://token.example.test/token', clientId: 'c', verdict: 'works' } as const;
const noted = { kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' } as const;

function openPage(): FakePort {
  const port = fakePort('options');
  take({
    address: '',
    tabId: undefined,
    send: (message) => port.postMessage(message),
    onMessage: () => undefined,
    onGone: (listener) => port.onDisconnect.addListener(listener),
  });
  return port;
}
const last = (port: FakePort) => port.sent.at(-1) as OptionsNews;
async function soon() {
  vi.advanceTimersByTime(100);
  await turns();
}

test('a page is told everything as soon as it opens', async () => {
  const port = openPage();
  await turns();
  expect(port.sent).toEqual([
    {
      kind: 'news',
      settings: settings.report(),
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
      presets: presetSummaries,
    },
  ]);
});

test('a page is told of the day’s calls, and of a pause as long as it lasts', async () => {
  const now = Date.now();
  await session.begin(viewer, token());
  await session.pauseUntil(now + 60_000);
  activity.note(noted);
  const port = openPage();
  await turns();
  expect(last(port)).toMatchObject({ callsToday: 1, pausedUntil: now + 60_000 });
  await session.pauseUntil(now - 1);
  await soon();
  expect(last(port)).not.toHaveProperty('pausedUntil');
});

test('a page is told where the browser does not let be read what the worker can’t do without', async () => {
  const before = openPage();
  await turns();
  let isLet = false;
  const reading = readPatiently(async () => {
    if (!isLet) throw new Error('corrupt');
  });
  await turns();
  expect(before.sent.at(-1)).toEqual({ kind: 'storage-refused' });
  expect(openPage().sent).toEqual([{ kind: 'storage-refused' }]);
  isLet = true;
  vi.advanceTimersByTime(2000);
  await reading;
  expect(openPage().sent).toEqual([]);
});

describe('every open page is told again, once, a tenth of a second after a change', () => {
  const changes: Record<string, [() => unknown, (news: OptionsNews) => void]> = {
    'of the settings': [
      () => settings.write({ ...defaultSettings, enabled: false }),
      (news) => expect(news.settings.settings.enabled).toBe(false),
    ],
    'of the session': [
      () => session.begin(viewer, token()),
      (news) => {
        expect(news.viewer).toEqual({ state: 'signed-in', viewer });
        expect(news.capabilities).toMatchObject({ ownPicture: 'refused', grantedScopes: ['openid'] });
      },
    ],
    'of the activity': [() => activity.note(noted), (news) => expect(news.activity).toMatchObject([noted])],
    'of what is stored, in memory': [
      () => fake.storage.session.set({ other: 1 }),
      (news) => expect(news.kept).toMatchObject([{ key: 'unknown', area: 'session' }]),
    ],
    'of the token service': [() => keepTestedService(tested), (news) => expect(news.testedService).toEqual(tested)],
    'of what is stored, on disk': [
      () => fake.storage.local.set({ salt: 'c2FsdA==' }),
      (news) => expect(news.kept).toMatchObject([{ key: 'salt', area: 'local' }]),
    ],
  };

  test.each(Object.entries(changes))('%s', async (_of, [change, isTold]) => {
    const ports = [openPage(), openPage()];
    await turns();
    await change();
    vi.advanceTimersByTime(99);
    await turns();
    for (const port of ports) expect(port.sent).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await turns();
    for (const port of ports) {
      expect(port.sent).toHaveLength(2);
      isTold(last(port));
    }
  });
});

test('a hundred changes in a moment are told once, and as they are at last', async () => {
  const port = openPage();
  await turns();
  for (let index = 0; index < 100; index += 1) activity.note(noted);
  await soon();
  expect(port.sent).toHaveLength(2);
  expect(last(port).activity).toMatchObject([{ requests: 100 }]);
});

test('what changes while the storage is being read is told afterwards', async () => {
  const port = openPage();
  await turns();
  activity.note(noted);
  vi.advanceTimersByTime(100);
  await session.begin(viewer, token());
  await turns();
  await soon();
  expect(last(port).viewer).toEqual({ state: 'signed-in', viewer });
  expect(last(port).kept.map(({ key }) => key)).toContain('viewer');
});

test('the token is never told', async () => {
  await session.begin(viewer, token());
  const port = openPage();
  await turns();
  expect(last(port).kept.map(({ key }) => key)).toContain('token');
  expect(JSON.stringify(port.sent)).not.toContain('secret-token');
});

test('a page that is gone is told nothing, and where none is open the storage is not read', async () => {
  const port = openPage();
  await turns();
  port.leave();
  const list = vi.spyOn(kept, 'list');
  activity.note(noted);
  await soon();
  expect(port.sent).toHaveLength(1);
  expect(list).not.toHaveBeenCalled();
});

test('a storage that can’t be read for once costs one telling', async () => {
  const port = openPage();
  await turns();
  vi.spyOn(fake.storage.local, 'get').mockRejectedValueOnce(new Error('busy'));
  activity.note(noted);
  await soon();
  expect(port.sent).toHaveLength(1);
  activity.note(noted);
  await soon();
  expect(last(port).activity).toMatchObject([{ requests: 2 }]);
});
