import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type ConnectionsDuty, connectionsDuty } from '../../../src/background/connections.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { type SettingsDuty, settingsDuty } from '../../../src/background/settings.ts';
import { type FakeActivity, fakeActivity } from '../fakes/activity.ts';
import { fake, linkedInPatterns, open, resetBrowser, revoke, stored } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn, json } from '../fakes/linkedin.ts';
import { deferred, turns } from '../fakes/turns.ts';

const allowed = ['openid', 'profile', 'r_basicprofile', 'r_1st_connections'];
let linkedIn: FakeLinkedIn;
let settings: SettingsDuty;
let session: Session;
let activity: FakeActivity;
let connections: ConnectionsDuty;
let heard: string[];

beforeEach(async () => {
  resetBrowser();
  linkedIn = fakeLinkedIn();
  linkedIn.connections = connectionsUpTo(1200);
  vi.stubGlobal('fetch', linkedIn.fetch);
  settings = settingsDuty();
  session = createSession(() => Date.now());
  activity = fakeActivity();
  connections = connectionsDuty(settings, session, activity);
  await Promise.all([settings.ready, session.ready]);
  heard = [];
  connections.onChange(() => heard.push(connections.state().state));
  open({ id: 7, url: 'https://crm.example.test/' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const connectionsUpTo = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ personId: `p${index}`, vanityName: `name-${index}` }));
const signIn = (scopes: readonly string[] = allowed, personId = 'viewerA') =>
  session.begin(
    { personId, name: 'Vera Viewer' },
    { accessToken: 'a-token', issuedAt: Date.now() - 60_000, expiresAt: Date.now() + 5_184_000_000, scopes },
  );
const pagesAsked = () =>
  linkedIn.requests
    .filter(({ address }) => address.pathname === '/v2/connections')
    .map(({ address }) => address.searchParams.get('start'));
const vanity = (vanityName: string) => ({ kind: 'vanity', vanityName }) as const;
const unavailable = (reason: string) => ({ state: 'unavailable', reason });
const noticesTold = () => fake.tabs.sendMessage.mock.calls.filter(([, notice]) => isConnectionsNotice(notice));
const isConnectionsNotice = (notice: unknown) => (notice as { kind: string }).kind === 'connections-changed';

async function readAll() {
  connections.read();
  await turns(60);
}

/** Answers the first page, and the second when the test likes. */
function slowSecondPage() {
  const second = deferred<Response>();
  linkedIn.answerConnections = (asked) => (asked.get('start') === '0' ? undefined : second.promise);
  return second;
}

describe('how matching stands', () => {
  test('is not known while nobody is signed in, and nothing is asked then', async () => {
    expect(connections.state()).toEqual({ state: 'unknown' });
    await readAll();
    expect(pagesAsked()).toEqual([]);
  });

  test('is that the app lacks the permission without its scope, and nothing is asked then', async () => {
    await signIn(['openid', 'profile', 'r_basicprofile']);
    expect(connections.state()).toEqual({ state: 'no-capability' });
    await readAll();
    expect(pagesAsked()).toEqual([]);
  });

  test('is unread after a sign-in: nothing is read before the viewer asks for it', async () => {
    await signIn();
    expect(connections.state()).toEqual({ state: 'unread' });
    expect(linkedIn.requests).toEqual([]);
  });

  test('is that the app lacks the permission once LinkedIn has said so, and a restarted worker knows it', async () => {
    await signIn();
    linkedIn.answerConnections = () => json({ status: 403 }, 403);
    await readAll();
    expect(connections.state()).toEqual({ state: 'no-capability' });
    const next = createSession(() => Date.now());
    await next.ready;
    expect(connectionsDuty(settings, next, activity).state()).toEqual({ state: 'no-capability' });
  });
});

describe('reading', () => {
  beforeEach(() => signIn());

  test('goes page by page to the end, and says how far it has come', async () => {
    const progress: unknown[] = [];
    connections.onChange(() => progress.push(connections.state()));
    await readAll();
    expect(pagesAsked()).toEqual(['0', '500', '1000']);
    expect(progress).toEqual([
      { state: 'reading', read: 0 },
      { state: 'reading', read: 500, total: 1200 },
      { state: 'reading', read: 1000, total: 1200 },
      { state: 'reading', read: 1200, total: 1200 },
      { state: 'read', read: 1200, named: 1200 },
    ]);
    expect(activity.fetches).toEqual([{ kind: 'connections' }]);
  });

  test('of 5,000 takes in no more than a page between two questions to LinkedIn, so that others have their turn', async () => {
    linkedIn.connections = connectionsUpTo(5_000);
    await signIn();
    const answer = linkedIn.fetch;
    const readAtEachQuestion: number[] = [];
    vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
      const state = connections.state();
      readAtEachQuestion.push('read' in state ? state.read : 0);
      await turns(1);
      return answer(...asked);
    });
    connections.read();
    await turns(400);
    expect(readAtEachQuestion).toEqual(Array.from({ length: 10 }, (_, page) => page * 500));
    expect(connections.state()).toEqual({ state: 'read', read: 5_000, named: 5_000 });
    expect(connections.personIdOf(vanity('name-4999'))).toBe('p4999');
  });

  test('asked for twice happens once, and not again when all are read', async () => {
    connections.read();
    await readAll();
    await readAll();
    expect(pagesAsked()).toEqual(['0', '500', '1000']);
  });

  test('keeps nothing of anybody', async () => {
    await readAll();
    expect(connections.find(['name-7'])).toHaveLength(1);
    const kept = JSON.stringify([await stored('session'), await stored('local')]);
    expect(kept).not.toMatch(/name-\d|p\d{2}|urn:li:person/);
  });

  test('tells every tab, once, when it has ended', async () => {
    await readAll();
    expect(noticesTold()).toHaveLength(1);
  });

  test('counts those whom LinkedIn does not name', async () => {
    linkedIn.answerConnections = () =>
      json({ elements: [{ to: 'urn:li:person:A', 'to!': { status: 403 } }], paging: { count: 500, total: 1 } });
    await readAll();
    expect(connections.state()).toEqual({ state: 'read', read: 1, named: 0 });
  });
});

describe('a reading that is stopped', () => {
  beforeEach(() => signIn());

  test('keeps what it has read, tells the tabs, and goes on from there', async () => {
    slowSecondPage();
    await readAll();
    connections.stop();
    await turns();
    expect(connections.state()).toEqual({ state: 'stopped', read: 500, total: 1200, why: 'person' });
    expect(connections.find(['name-7', 'name-700']).map(({ vanityName }) => vanityName)).toEqual(['name-7']);
    expect(noticesTold()).toHaveLength(1);
    linkedIn.answerConnections = () => undefined;
    await readAll();
    expect(connections.state()).toEqual({ state: 'read', read: 1200, named: 1200 });
    expect(pagesAsked()).toEqual(['0', '500', '500', '1000']);
  });

  test('before its first page has read nothing, and no tab is told', async () => {
    linkedIn.answerConnections = () => new Promise(() => undefined);
    await readAll();
    connections.stop();
    await turns();
    expect(connections.state()).toEqual({ state: 'stopped', read: 0, why: 'person' });
    expect(noticesTold()).toEqual([]);
  });
});

describe('a reading that LinkedIn ends', () => {
  beforeEach(() => signIn());

  test('by its limit goes on only after that, and people are asked for as before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 21, 22) });
    const midnight = Date.UTC(2026, 10, 22);
    await signIn();
    linkedIn.answerConnections = () => json({ status: 429, serviceErrorCode: 101 }, 429);
    await readAll();
    expect(connections.state()).toEqual({ state: 'stopped', read: 0, why: 'throttled', until: midnight });
    expect(session.pausedUntil()).toBe(0);
    linkedIn.answerConnections = () => undefined;
    await readAll();
    expect(pagesAsked()).toHaveLength(1);
    vi.setSystemTime(midnight + 1);
    await readAll();
    expect(connections.state()).toMatchObject({ state: 'read', read: 1200 });
  });

  test('by an answer that is none has failed', async () => {
    linkedIn.answerConnections = () => new Response('<html>');
    await readAll();
    expect(connections.state()).toEqual({ state: 'stopped', read: 0, why: 'failed' });
  });

  test('by refusing the token ends the session', async () => {
    linkedIn.answerConnections = () => json({ status: 401, serviceErrorCode: 65602 }, 401);
    await readAll();
    expect(session.lastEnd()).toEqual({ ended: 'revoked' });
    expect(connections.state()).toEqual({ state: 'unknown' });
  });

  test('where the browser withholds the access says so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    revoke(...linkedInPatterns);
    linkedIn.answerConnections = () => Promise.reject(new TypeError('Failed to fetch'));
    connections.read();
    for (let tries = 0; tries < 3; tries += 1) {
      await turns();
      await vi.advanceTimersByTimeAsync(5_000);
    }
    await turns();
    expect(connections.state()).toEqual({ state: 'stopped', read: 0, why: 'not-permitted' });
  });
});

describe('a reference', () => {
  beforeEach(() => signIn());

  test('that is a person ID leads to it, whatever has been read', () => {
    expect(connections.personIdOf({ kind: 'person', personId: 'A' })).toBe('A');
  });

  test('that is a profile’s address leads nowhere before anything is read', () => {
    expect(connections.personIdOf(vanity('name-7'))).toEqual(unavailable('not-linked'));
  });

  test('leads to a connection as soon as its page has been read', async () => {
    slowSecondPage();
    await readAll();
    expect(connections.personIdOf(vanity('name-7'))).toBe('p7');
    expect(connections.personIdOf(vanity('name-700'))).toEqual(unavailable('not-linked'));
  });

  test('that is none of all connections is not connected', async () => {
    await readAll();
    expect(connections.personIdOf(vanity('name-700'))).toBe('p700');
    expect(connections.personIdOf(vanity('somebody-else'))).toEqual(unavailable('not-connected'));
  });

  test('to somebody with no connections at all is not connected', async () => {
    linkedIn.connections = [];
    await readAll();
    expect(connections.personIdOf(vanity('name-7'))).toEqual(unavailable('not-connected'));
  });

  test('is not called unconnected where LinkedIn named no connection’s address', async () => {
    linkedIn.answerConnections = () =>
      json({ elements: [{ to: 'urn:li:person:A', 'to!': { status: 403 } }], paging: { count: 500, total: 1 } });
    await readAll();
    expect(connections.personIdOf(vanity('name-7'))).toEqual(unavailable('not-linked'));
  });
});

describe('those found', () => {
  test('are told with the person URN that the record can hold, and nobody else', async () => {
    await signIn();
    await readAll();
    expect(connections.find(['name-7', 'somebody-else'])).toEqual([
      { vanityName: 'name-7', personUrn: 'urn:li:person:p7' },
    ]);
  });

  test('are nobody’s once the session is over', async () => {
    await signIn();
    await readAll();
    const ending = session.end();
    expect(connections.find(['name-7'])).toEqual([]);
    expect(connections.personIdOf(vanity('name-7'))).toEqual(unavailable('not-linked'));
    await ending;
    await signIn(allowed, 'viewerB');
    expect(connections.state()).toEqual({ state: 'unread' });
    expect(connections.find(['name-7'])).toEqual([]);
    expect(heard.at(-1)).toBe('unread');
  });

  test('of a reading that outlived its viewer are nobody’s', async () => {
    await signIn();
    const second = slowSecondPage();
    await readAll();
    await signIn(allowed, 'viewerB');
    second.resolve(json({ elements: [{ to: 'urn:li:person:Z', 'to~': { id: 'Z', vanityName: 'zoe' } }] }));
    await turns();
    expect(connections.state()).toEqual({ state: 'unread' });
    expect(connections.find(['name-7', 'zoe'])).toEqual([]);
    expect(noticesTold()).toEqual([]);
  });
});
