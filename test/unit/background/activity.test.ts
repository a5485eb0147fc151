import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type ActivityDuty, activityDuty } from '../../../src/background/activity.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { deferred, turns } from '../fakes/turns.ts';

const start = Date.UTC(2026, 10, 20, 9);
const people = 'https://api.linkedin.com/v2/people?ids=List((id:A),(id:B))';
let answer: (signal: AbortSignal | undefined) => Promise<Response>;
let activity: ActivityDuty;

beforeEach(async () => {
  resetBrowser();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: start });
  answer = async () => new Response();
  vi.stubGlobal('fetch', function (this: unknown, _input: unknown, init?: RequestInit) {
    // Some browsers refuse `fetch` as a method of another object.
    if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
    return answer(init?.signal ?? undefined);
  });
  activity = activityDuty();
  await activity.ready;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const keptActivity = async () => (await stored('session'))['activity'];
const writings = () => vi.spyOn(fake.storage.session, 'set');

describe('a request', () => {
  test('that succeeds is answered', async () => {
    const response = new Response('body');
    answer = async () => response;
    await expect(activity.fetchFor('members', 2)(people)).resolves.toBe(response);
    expect(activity.entries()).toEqual([
      { kind: 'members', host: 'api.linkedin.com', outcome: 'answered', at: start, requests: 1, members: 2 },
    ]);
  });

  test.each([403, 404, 429, 500])('answered with %i is refused', async (status) => {
    answer = async () => new Response(null, { status });
    await activity.fetchFor('viewer')('https://api.linkedin.com/v2/userinfo');
    expect(activity.entries()).toMatchObject([{ outcome: 'refused' }]);
  });

  test.each([
    [400, 'answered'],
    [401, 'answered'],
    [200, 'refused'],
    [403, 'refused'],
    [503, 'refused'],
  ] as const)(
    'to a token service that is tested is made to be refused as OAuth refuses: %i is %s',
    async (status, outcome) => {
      answer = async () => new Response(null, { status });
      await activity.fetchFor('token-service-test')('https://token.example.test/token');
      expect(activity.entries()).toMatchObject([{ kind: 'token-service-test', outcome }]);
    },
  );

  test('that finds nobody is unreachable, and fails as it would have', async () => {
    const trouble = new TypeError('Failed to fetch');
    answer = () => Promise.reject(trouble);
    await expect(activity.fetchFor('picture')('https://media.licdn.com/a')).rejects.toBe(trouble);
    expect(activity.entries()).toMatchObject([{ host: 'media.licdn.com', outcome: 'unreachable' }]);
  });

  test('that its caller ends is cancelled', async () => {
    const ending = new AbortController();
    answer = (signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const asked = activity.fetchFor('members', 1)(people, { signal: ending.signal });
    ending.abort();
    await expect(asked).rejects.toThrow();
    expect(activity.entries()).toMatchObject([{ outcome: 'cancelled' }]);
  });

  test('that its own signal ends is cancelled too', async () => {
    const request = new Request(people, { signal: AbortSignal.abort() });
    answer = () => Promise.reject(new DOMException('aborted', 'AbortError'));
    await expect(activity.fetchFor('members', 1)(request)).rejects.toThrow();
    expect(activity.entries()).toMatchObject([{ host: 'api.linkedin.com', outcome: 'cancelled' }]);
  });

  test('to what is no address goes to nobody, and is not noted', async () => {
    answer = () => Promise.reject(new TypeError('Failed to parse URL'));
    await expect(activity.fetchFor('picture')('no address')).rejects.toThrow();
    expect(activity.entries()).toEqual([]);
  });
});

describe('requests that differ in nothing', () => {
  test('and follow one another closely make one entry, with all members', async () => {
    await activity.fetchFor('members', 25)(people);
    vi.setSystemTime(start + 4999);
    await activity.fetchFor('members', 10)(people);
    expect(activity.entries()).toEqual([
      { kind: 'members', host: 'api.linkedin.com', outcome: 'answered', at: start + 4999, requests: 2, members: 35 },
    ]);
  });

  test('make two entries after five seconds, the later first', async () => {
    await activity.fetchFor('picture')('https://media.licdn.com/a');
    vi.setSystemTime(start + 5000);
    await activity.fetchFor('picture')('https://media.licdn.com/b');
    expect(activity.entries()).toMatchObject([
      { at: start + 5000, requests: 1 },
      { at: start, requests: 1 },
    ]);
  });

  test('make one entry also where others came between', async () => {
    await activity.fetchFor('picture')('https://media.licdn.com/a');
    await activity.fetchFor('members', 1)(people);
    await activity.fetchFor('picture')('https://media.licdn.com/b');
    expect(activity.entries()).toMatchObject([
      { kind: 'picture', requests: 2 },
      { kind: 'members', requests: 1 },
    ]);
  });

  test('are those of one kind, one host and one outcome', () => {
    const noted = { kind: 'picture', host: 'media.licdn.com', outcome: 'answered' } as const;
    activity.note(noted);
    activity.note({ ...noted, kind: 'own-picture' });
    activity.note({ ...noted, host: 'media-exp1.licdn.com' });
    activity.note({ ...noted, outcome: 'refused' });
    expect(activity.entries()).toHaveLength(4);
  });
});

test('what is asked by other means than a fetch is noted in the same way', () => {
  activity.note({ kind: 'authorization', host: 'www.linkedin.com', outcome: 'answered' });
  expect(activity.entries()).toEqual([
    { kind: 'authorization', host: 'www.linkedin.com', outcome: 'answered', at: start, requests: 1 },
  ]);
});

test('the latest hundred are there, and no more', () => {
  for (let index = 0; index < 130; index += 1) {
    activity.note({ kind: 'picture', host: `host-${index}.licdn.com`, outcome: 'answered' });
  }
  expect(activity.entries()).toHaveLength(100);
  expect(activity.entries()[0]?.host).toBe('host-129.licdn.com');
  expect(activity.entries().at(-1)?.host).toBe('host-30.licdn.com');
});

test('whoever listens hears of each', () => {
  const listener = vi.fn();
  activity.onChange(listener);
  activity.note({ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' });
  expect(listener).toHaveBeenCalledTimes(1);
});

describe('keeping', () => {
  test('is one writing for what comes within half a second, in memory alone', async () => {
    const writing = writings();
    for (let index = 0; index < 20; index += 1) await activity.fetchFor('picture')('https://media.licdn.com/a');
    vi.advanceTimersByTime(499);
    await turns();
    expect(writing).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    await turns();
    expect(writing).toHaveBeenCalledTimes(1);
    expect(await keptActivity()).toEqual(activity.entries());
    expect(await stored('local')).toEqual({});
  });

  test('outlives the worker: the next one has the list, and puts what it notes before it', async () => {
    activity.note({ kind: 'members', host: 'api.linkedin.com', outcome: 'answered', members: 3 });
    vi.advanceTimersByTime(500);
    await turns();
    const next = activityDuty();
    next.note({ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' });
    await next.ready;
    expect(next.entries()).toMatchObject([{ kind: 'viewer' }, { kind: 'members', members: 3 }]);
    vi.advanceTimersByTime(500);
    await turns();
    expect(await keptActivity()).toEqual(next.entries());
  });

  test('that the browser refuses leaves the list in memory', async () => {
    writings().mockRejectedValueOnce(new Error('full'));
    activity.note({ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' });
    vi.advanceTimersByTime(500);
    await turns();
    expect(activity.entries()).toHaveLength(1);
    activity.note({ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' });
    vi.advanceTimersByTime(500);
    await turns();
    expect(await keptActivity()).toEqual(activity.entries());
  });
});

describe('clearing', () => {
  test('forgets everything, here and in storage, and tells', async () => {
    activity.note({ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' });
    vi.advanceTimersByTime(500);
    await turns();
    const listener = vi.fn();
    activity.onChange(listener);
    await activity.clear();
    expect(activity.entries()).toEqual([]);
    expect(await stored('session')).toEqual({});
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('is not undone by a writing that was to come', async () => {
    activity.note({ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered' });
    await activity.clear();
    vi.advanceTimersByTime(1000);
    await turns();
    expect(await stored('session')).toEqual({});
  });

  test('is not undone by a request under way, which is of a former viewer', async () => {
    const late = deferred<Response>();
    answer = () => late.promise;
    const asked = activity.fetchFor('members', 2)(people);
    await activity.clear();
    late.resolve(new Response());
    await asked;
    expect(activity.entries()).toEqual([]);
  });

  test('before the kept list was found keeps it from coming back', async () => {
    await fake.storage.session.set({
      activity: [{ kind: 'viewer', host: 'api.linkedin.com', outcome: 'answered', at: start, requests: 1 }],
    });
    const next = activityDuty();
    await next.clear();
    await next.ready;
    expect(next.entries()).toEqual([]);
    expect(await stored('session')).toEqual({});
  });
});

test('whatever is asked, an entry holds a kind, a host, an outcome and numbers, and nothing of any member', async () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9_-]{6,20}$/).map((text) => `secret-${text}`);
  const hosts = ['api.linkedin.com', 'media.licdn.com', 'token.example.test'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...hosts), secret, secret, secret, fc.boolean()), { maxLength: 5 }),
      async (requests) => {
        const noting = activityDuty();
        await noting.ready;
        for (const [host, path, query, body, asRequest] of requests) {
          const address = `https://${path}:${query}@${host}/${path}?ids=${query}#${path}`;
          const bare = address.replace(/\/\/.*@/, '//');
          const fetching = noting.fetchFor('members', requests.length);
          const init = { method: 'POST', headers: { Authorization: `Bearer ${body}` }, body };
          await (asRequest ? fetching(new Request(bare, init)) : fetching(new URL(address), init));
        }
        expect(JSON.stringify(noting.entries())).not.toContain('secret-');
        for (const entry of noting.entries()) {
          expect(hosts).toContain(entry.host);
          expect(Object.keys(entry).sort()).toEqual(['at', 'host', 'kind', 'members', 'outcome', 'requests']);
        }
        await noting.clear();
      },
    ),
    { numRuns: 50 },
  );
});
