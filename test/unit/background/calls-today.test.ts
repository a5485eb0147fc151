import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type ActivityDuty, activityDuty } from '../../../src/background/activity.ts';
import { type CallsToday, callsTodayDuty } from '../../../src/background/calls-today.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { resetBrowser, stopWorker, stored } from '../fakes/browser.ts';
import { turns } from '../fakes/turns.ts';

const evening = Date.UTC(2026, 10, 21, 23, 59);
const people = 'https://api.linkedin.com/v2/people?ids=List((id:A))';
let session: Session;
let activity: ActivityDuty;
let calls: CallsToday;

/** A worker over what is kept; a former one is stopped. */
async function wake() {
  stopWorker();
  session = createSession(() => Date.now());
  activity = activityDuty();
  calls = callsTodayDuty(session, activity);
  await Promise.all([session.ready, activity.ready, calls.ready]);
}

beforeEach(async () => {
  resetBrowser();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: evening });
  vi.stubGlobal('fetch', async () => new Response());
  await wake();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const signIn = (personId = 'A') =>
  session.begin(
    { personId, name: 'Anna Berg' },
    { accessToken: 'a-token', issuedAt: 1, expiresAt: Date.now() + 3_600_000, scopes: [] },
  );
const call = (address = people) => activity.fetchFor('members')(address);
async function soon() {
  await vi.advanceTimersByTimeAsync(600);
  await turns();
}

describe('the calls of a day', () => {
  beforeEach(() => signIn());

  test('are counted one by one, also where LinkedIn refuses them', async () => {
    await call();
    vi.stubGlobal('fetch', async () => new Response(null, { status: 429 }));
    await call();
    expect(calls.count()).toBe(2);
  });

  test('are those to LinkedIn’s API alone: pictures and the token service have no such limit', async () => {
    await call('https://media.licdn.com/a');
    await call('https://token.example.test/token');
    activity.note({ kind: 'authorization', host: 'www.linkedin.com', outcome: 'answered' });
    expect(calls.count()).toBe(0);
  });

  test('are none where nobody was reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await call().catch(() => undefined);
    expect(calls.count()).toBe(0);
  });

  test('begin anew at 00:00 UTC', async () => {
    await call();
    vi.setSystemTime(evening + 60_000);
    expect(calls.count()).toBe(0);
    await call();
    expect(calls.count()).toBe(1);
  });

  test('are still counted after the worker was stopped', async () => {
    await call();
    await call();
    await soon();
    await wake();
    expect(calls.count()).toBe(2);
    await call();
    expect(calls.count()).toBe(3);
  });

  test('can be erased, and nothing under way brings them back', async () => {
    await call();
    await calls.clear();
    await soon();
    expect(calls.count()).toBe(0);
    expect(await stored('session')).not.toHaveProperty('callsToday');
  });
});

describe('the viewer whose calls they are', () => {
  test('is also who was asked about while signing in', async () => {
    await call('https://api.linkedin.com/v2/userinfo');
    expect(await stored('session')).not.toHaveProperty('callsToday');
    await signIn();
    expect(calls.count()).toBe(1);
    await soon();
    expect(await stored('session')).toMatchObject({ callsToday: { day: '2026-11-21', calls: 1 } });
  });

  test('takes them along when they go', async () => {
    await signIn();
    await call();
    await session.end();
    await soon();
    expect(calls.count()).toBe(0);
    expect(await stored('session')).not.toHaveProperty('callsToday');
    await signIn('B');
    expect(calls.count()).toBe(0);
  });
});
