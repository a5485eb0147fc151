import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { type Answered, resolvePictures } from '../../../src/background/pictures.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import type { Wanted } from '../../../src/contract/messages.ts';
import type { Reference } from '../../../src/contract/reference.ts';
import { type FakeActivity, fakeActivity } from '../fakes/activity.ts';
import { resetBrowser, revoke } from '../fakes/browser.ts';
import { type FakeLinkedIn, fakeLinkedIn, json, type MemberKind, pictureName } from '../fakes/linkedin.ts';
import { turns } from '../fakes/turns.ts';

let linkedIn: FakeLinkedIn;
let session: Session;
let activity: FakeActivity;

beforeEach(async () => {
  resetBrowser();
  linkedIn = fakeLinkedIn();
  activity = fakeActivity();
  vi.stubGlobal('fetch', linkedIn.fetch);
  // The clock is looked up at each reading, since some tests set it.
  session = createSession(() => Date.now());
  await session.ready;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const signIn = (scopes: readonly string[] = ['openid', 'profile', 'r_liteprofile'], issuedAt = Date.now() - 60_000) =>
  session.begin(
    { personId: 'viewerA', name: 'Vera Viewer' },
    { accessToken: 'a-token', issuedAt, expiresAt: Date.now() + 5_184_000_000, scopes },
  );

const person = (personId: string, pixels = 48): Wanted => ({ reference: { kind: 'person', personId }, pixels });
const vanity = (vanityName: string): Wanted => ({ reference: { kind: 'vanity', vanityName }, pixels: 48 });
const peopleUpTo = (count: number) => Array.from({ length: count }, (_, index) => person(`p${index}`));
const unavailable = (reason: string, more = {}) => ({ state: 'unavailable', reason, ...more });

/** As if one connection had been read, and nobody else. */
const personIdOf = (reference: Reference) => {
  if (reference.kind === 'person') return reference.personId;
  return reference.vanityName === 'connected' ? 'C' : ({ state: 'unavailable', reason: 'not-connected' } as const);
};

type Delivered = { readonly wanted: Wanted; readonly answer: Answered };

async function resolve(wanted: readonly Wanted[], batchSize = 50, signal = new AbortController().signal) {
  const delivered: Delivered[] = [];
  setMaxListeners(0, signal);
  await resolvePictures({ session, activity, personIdOf }, wanted, batchSize, signal, (one, answer) =>
    delivered.push({ wanted: one, answer }),
  );
  return delivered;
}

const answersOf = (delivered: readonly Delivered[]) => delivered.map(({ answer }) => answer);

describe('people requests', () => {
  beforeEach(() => signIn());

  test('25 contacts cost one', async () => {
    const delivered = await resolve(peopleUpTo(25));
    expect(linkedIn.peopleAsked()).toEqual([
      peopleUpTo(25).map(({ reference }) => 'personId' in reference && reference.personId),
    ]);
    expect(delivered).toHaveLength(25);
    expect(answersOf(delivered).every(({ state }) => state === 'shown')).toBe(true);
  });

  test('more than a batch are asked for in batches, all at once', async () => {
    linkedIn.answerPeople = () => new Promise(() => undefined);
    const ending = new AbortController();
    const resolving = resolve(peopleUpTo(7), 3, ending.signal);
    await turns();
    expect(linkedIn.peopleAsked().map((ids) => ids.length)).toEqual([3, 3, 1]);
    ending.abort();
    await resolving;
  });

  test('are noted with how many members were asked for, and pictures without', async () => {
    await resolve([person('A'), person('A', 300), person('B')]);
    expect(activity.fetches.filter(({ kind }) => kind === 'members')).toEqual([{ kind: 'members', members: 2 }]);
    expect(activity.fetches.filter(({ kind }) => kind === 'picture')).toHaveLength(3);
  });

  test('a member wanted twice is asked for once, and each is answered in its own size', async () => {
    const delivered = await resolve([person('A', 48), person('A', 300)]);
    expect(linkedIn.peopleAsked()).toEqual([['A']]);
    expect(
      linkedIn
        .picturesAsked()
        .map(({ pathname }) => pathname)
        .sort(),
    ).toEqual(['/A/100', '/A/400']);
    expect(delivered).toHaveLength(2);
  });

  test('carry the token, leave no trace and go to nobody else', async () => {
    await resolve([person('A')]);
    const [people, picture] = linkedIn.requests;
    expect(people?.address.origin).toBe('https://api.linkedin.com');
    expect(people?.init).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'error' });
    expect(new Headers(people?.init.headers).get('authorization')).toBe('Bearer a-token');
    expect(picture?.init).toMatchObject({ cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(new Headers(picture?.init.headers).has('authorization')).toBe(false);
  });

  test('there is none where nobody is wanted', async () => {
    await expect(resolve([])).resolves.toEqual([]);
    expect(linkedIn.requests).toEqual([]);
  });
});

describe('a profile’s address', () => {
  beforeEach(() => signIn());

  test('that leads to a connection is asked for by their person ID, and answered under the address', async () => {
    const delivered = await resolve([vanity('connected'), vanity('somebody-else')]);
    expect(linkedIn.peopleAsked()).toEqual([['C']]);
    expect(delivered.map(({ wanted, answer }) => [wanted, answer.state])).toEqual([
      [vanity('somebody-else'), 'unavailable'],
      [vanity('connected'), 'shown'],
    ]);
  });

  test('of somebody whom the page also has by person ID costs no further lookup', async () => {
    const delivered = await resolve([person('C'), vanity('connected')]);
    expect(linkedIn.peopleAsked()).toEqual([['C']]);
    expect(answersOf(delivered).map(({ state }) => state)).toEqual(['shown', 'shown']);
  });
});

describe('each picture', () => {
  beforeEach(() => signIn());

  test.each([
    [1, 100],
    [100, 100],
    [101, 200],
    [400, 400],
    [4096, 800],
  ])('for %i pixels is the smallest that covers them: %i', async (pixels, side) => {
    await resolve([person('A', pixels)]);
    expect(linkedIn.picturesAsked().map(({ pathname }) => pathname)).toEqual([`/A/${side}`]);
  });

  test('goes to whom it shows', async () => {
    const delivered = await resolve([person('A'), person('B'), person('C')]);
    for (const { wanted, answer } of delivered) {
      const id = wanted.reference.kind === 'person' && wanted.reference.personId;
      expect(answer.state === 'shown' && pictureName(answer.picture.bytes)).toContain(`/${id}/100`);
      expect(answer.state === 'shown' && answer.picture.type).toBe('image/jpeg');
    }
  });

  test('is delivered as it arrives, whoever is still awaited', async () => {
    linkedIn.answerPicture = ({ pathname }) =>
      pathname.startsWith('/slow/') ? new Promise(() => undefined) : undefined;
    const delivered: string[] = [];
    const ending = new AbortController();
    const resolving = resolvePictures(
      { session, activity, personIdOf },
      [person('slow'), person('fast')],
      50,
      ending.signal,
      ({ reference }) => {
        delivered.push('personId' in reference ? reference.personId : '');
      },
    );
    await turns();
    expect(delivered).toEqual(['fast']);
    ending.abort();
    await resolving;
    expect(delivered).toEqual(['fast']);
  });

  test.each<[MemberKind, string]>([
    ['private', 'private'],
    ['refused', 'private'],
    ['unknown', 'unknown-member'],
    ['no-picture', 'no-picture'],
  ])('of a member who is %s is unavailable: %s', async (kind, reason) => {
    linkedIn.members.set('A', kind);
    const delivered = await resolve([person('A'), person('B')]);
    const answers = new Map(delivered.map(({ wanted, answer }) => [JSON.stringify(wanted.reference), answer]));
    expect(answers.get(JSON.stringify(person('A').reference))).toEqual(unavailable(reason));
    expect(answers.get(JSON.stringify(person('B').reference))?.state).toBe('shown');
  });

  test('that LinkedIn would not resolve for the moment is throttled for a minute', async () => {
    vi.useFakeTimers({ now: Date.now() });
    linkedIn.members.set('A', 'throttled');
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('throttled', { until: Date.now() + 10_000 })]);
    expect(session.pausedUntil()).toBe(0);
  });

  test.each([
    ['a page', () => new Response('<!doctype html><p>Sorry')],
    ['a drawing', () => new Response('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', () => new Response(null, { status: 204 })],
    ['an error', () => new Response('', { status: 500 })],
  ])('that turns out to be %s has failed', async (_, reply) => {
    linkedIn.answerPicture = reply;
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('failed')]);
  });

  test('whose connection breaks has failed', async () => {
    linkedIn.answerPicture = () => {
      throw new TypeError('Failed to fetch');
    };
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('failed')]);
  });
});

describe('an address that ran out', () => {
  beforeEach(() => signIn());
  const expired = () => new Response('', { status: 403 });

  test('is resolved anew, for that member alone', async () => {
    linkedIn.answerPicture = ({ pathname, searchParams }) =>
      pathname.startsWith('/A/') && searchParams.get('answer') === '1' ? expired() : undefined;
    const delivered = await resolve([person('A'), person('B')]);
    expect(linkedIn.peopleAsked()).toEqual([['A', 'B'], ['A']]);
    expect(answersOf(delivered).map(({ state }) => state)).toEqual(['shown', 'shown']);
    const ofA = delivered.find(({ wanted }) => wanted.reference.kind === 'person' && wanted.reference.personId === 'A');
    expect(ofA?.answer.state === 'shown' && pictureName(ofA.answer.picture.bytes)).toContain('answer=2');
  });

  test('is resolved anew once and no more', async () => {
    linkedIn.answerPicture = expired;
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('failed')]);
    expect(linkedIn.peopleAsked()).toHaveLength(2);
    expect(linkedIn.picturesAsked()).toHaveLength(2);
  });

  test('of a member who has become private meanwhile is private', async () => {
    linkedIn.answerPicture = () => {
      linkedIn.members.set('A', 'private');
      return expired();
    };
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('private')]);
  });
});

describe('without asking LinkedIn', () => {
  test('a profile’s address leads to nobody', async () => {
    await signIn();
    expect(answersOf(await resolve([vanity('anna-berg'), vanity('ben-ito')]))).toEqual([
      unavailable('not-connected'),
      unavailable('not-connected'),
    ]);
    expect(linkedIn.requests).toEqual([]);
  });

  test('nobody is shown anything while nobody is signed in', async () => {
    expect(answersOf(await resolve([person('A'), vanity('b')]))).toEqual([
      unavailable('signed-out'),
      unavailable('not-connected'),
    ]);
    expect(linkedIn.requests).toEqual([]);
  });

  test('a token past its lifetime is as good as none', async () => {
    await session.begin(
      { personId: 'viewerA', name: 'Vera Viewer' },
      { accessToken: 'a-token', issuedAt: 1, expiresAt: 2, scopes: [] },
    );
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('signed-out')]);
    await turns();
    expect(session.lastEnd()).toEqual({ ended: 'expired' });
    expect(linkedIn.requests).toEqual([]);
  });
});

describe('a refusal of the whole call', () => {
  test('by 403 is the app’s: for all, remembered, and not asked again', async () => {
    await signIn(['openid', 'profile']);
    linkedIn.answerPeople = () => json({ status: 403, serviceErrorCode: 100 }, 403);
    expect(answersOf(await resolve(peopleUpTo(3)))).toEqual(Array(3).fill(unavailable('no-capability')));
    expect(session.peopleRead()).toBe('refused');
    expect(answersOf(await resolve([person('B')]))).toEqual([unavailable('no-capability')]);
    expect(linkedIn.peopleAsked()).toHaveLength(1);
    expect(session.viewer()?.personId).toBe('viewerA');
  });

  test('by 401 ends the session as revoked', async () => {
    await signIn();
    linkedIn.answerPeople = () => json({ status: 401, serviceErrorCode: 65_600 }, 401);
    expect(answersOf(await resolve(peopleUpTo(2)))).toEqual(Array(2).fill(unavailable('signed-out')));
    expect(session.lastEnd()).toEqual({ ended: 'revoked' });
    expect(session.token()).toBeUndefined();
  });

  test('by 401 in two batches ends one session, once', async () => {
    await signIn();
    linkedIn.answerPeople = () => json({ status: 401 }, 401);
    const epoch = session.epoch();
    await resolve(peopleUpTo(4), 2, session.signal());
    expect(session.epoch()).toBe(epoch + 1);
  });

  test('of a token some seconds old is waited out', async () => {
    vi.useFakeTimers();
    await signIn(undefined, Date.now());
    let asked = 0;
    linkedIn.answerPeople = () => {
      asked += 1;
      return asked <= 2 ? json({ status: 401, serviceErrorCode: 65_601 }, 401) : undefined;
    };
    const resolving = resolve([person('A')]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(answersOf(await resolving)).toMatchObject([{ state: 'shown' }]);
    expect(session.viewer()?.personId).toBe('viewerA');
  });

  test('by 429 pauses asking until the next day begins, and says until when', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 15, 30) });
    await signIn();
    linkedIn.answerPeople = () => json({ status: 429 }, 429);
    const until = Date.UTC(2026, 10, 21);
    expect(answersOf(await resolve(peopleUpTo(2)))).toEqual(Array(2).fill(unavailable('throttled', { until })));
    expect(session.pausedUntil()).toBe(until);

    linkedIn.answerPeople = () => undefined;
    vi.setSystemTime(until - 1);
    expect(answersOf(await resolve([person('B')]))).toEqual([unavailable('throttled', { until })]);
    expect(linkedIn.peopleAsked()).toHaveLength(1);
    vi.setSystemTime(until);
    await signIn();
    expect(answersOf(await resolve([person('B')]))).toMatchObject([{ state: 'shown' }]);
  });

  test('by a pause that is over is none', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 15, 30) });
    await signIn();
    await session.pauseUntil(Date.now());
    expect(answersOf(await resolve([person('B')]))).toMatchObject([{ state: 'shown' }]);
  });

  test.each([
    ['a page', () => new Response('<h1>Sorry</h1>')],
    ['a list', () => json([])],
    ['a bad request', () => json({}, 400)],
  ])('by %s has failed for all, and nothing is learnt from it', async (_, reply) => {
    await signIn(['openid', 'profile']);
    linkedIn.answerPeople = reply;
    expect(answersOf(await resolve(peopleUpTo(2)))).toEqual(Array(2).fill(unavailable('failed')));
    expect(session.peopleRead()).toBeUndefined();
    expect(session.viewer()?.personId).toBe('viewerA');
  });

  test.each([500, 503])('by %i has failed once trying again did not help', async (status) => {
    vi.useFakeTimers();
    await signIn();
    linkedIn.answerPeople = () => json({}, status);
    const resolving = resolve([person('A')]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(answersOf(await resolving)).toEqual([unavailable('failed')]);
    expect(linkedIn.peopleAsked()).toHaveLength(3);
  });
});

describe('403 inside an answer', () => {
  beforeEach(() => linkedIn.members.set('A', 'refused'));

  test('is the member’s own once people read is granted by scope', async () => {
    await signIn();
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('private')]);
  });

  test('is the member’s own once people were read before', async () => {
    await signIn(['openid', 'profile']);
    await resolve([person('B')]);
    expect(session.peopleRead()).toBe('granted');
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('private')]);
  });
});

describe('the browser’s permission', () => {
  const unreachable = () => {
    throw new TypeError('Failed to fetch');
  };

  test('withdrawn for LinkedIn’s API is said so', async () => {
    vi.useFakeTimers();
    await signIn();
    revoke('https://api.linkedin.com/*');
    linkedIn.answerPeople = unreachable;
    const resolving = resolve(peopleUpTo(2));
    await vi.advanceTimersByTimeAsync(5000);
    expect(answersOf(await resolving)).toEqual(Array(2).fill(unavailable('not-permitted')));
  });

  test('withdrawn for the media host alone is said so, too', async () => {
    await signIn();
    revoke('https://*.licdn.com/*');
    linkedIn.answerPicture = unreachable;
    expect(answersOf(await resolve([person('A')]))).toEqual([unavailable('not-permitted')]);
  });

  test('still there means that the network failed', async () => {
    vi.useFakeTimers();
    await signIn();
    linkedIn.answerPeople = unreachable;
    const resolving = resolve([person('A')]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(answersOf(await resolving)).toEqual([unavailable('failed')]);
  });
});

describe('a call that is ended', () => {
  beforeEach(() => signIn());

  test('before it begins delivers nothing and learns nothing', async () => {
    const ending = new AbortController();
    ending.abort();
    await expect(resolve([person('A')], 50, ending.signal)).resolves.toEqual([]);
    expect(session.peopleRead()).toBeUndefined();
  });

  test('while people are asked for delivers nothing', async () => {
    const ending = new AbortController();
    linkedIn.answerPeople = () => {
      ending.abort();
      return undefined;
    };
    await expect(resolve(peopleUpTo(3), 50, ending.signal)).resolves.toEqual([]);
    expect(linkedIn.picturesAsked()).toEqual([]);
  });

  test('while pictures are fetched delivers no more', async () => {
    const ending = new AbortController();
    linkedIn.answerPicture = () => {
      ending.abort();
      return undefined;
    };
    await expect(resolve(peopleUpTo(3), 50, ending.signal)).resolves.toEqual([]);
  });

  test('does not end the session, nor remember a refusal that came too late', async () => {
    const ending = new AbortController();
    linkedIn.answerPeople = () => {
      ending.abort();
      return json({}, 403);
    };
    await expect(resolve([person('A')], 50, ending.signal)).resolves.toEqual([]);
    expect(session.peopleRead()).toBeUndefined();
    expect(session.viewer()?.personId).toBe('viewerA');
  });
});

test('everyone wanted is answered exactly once, whatever LinkedIn says of each', async () => {
  const kinds: MemberKind[] = ['open', 'private', 'unknown', 'refused', 'no-picture', 'throttled'];
  const member = fc.record({ id: fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/), kind: fc.constantFrom(...kinds) });
  const one = fc.oneof(
    member.map(({ id, kind }) => ({ wanted: person(id), id, kind })),
    fc.stringMatching(/^[a-z-]{3,10}$/).map((name) => ({ wanted: vanity(name), id: '', kind: undefined })),
  );
  const picture = fc.constantFrom('good', 'page', 'expired', 'broken');
  await fc.assert(
    fc.asyncProperty(
      fc.array(one, { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      picture,
      async (many, batchSize, kind) => {
        linkedIn = fakeLinkedIn();
        activity = fakeActivity();
        vi.stubGlobal('fetch', linkedIn.fetch);
        linkedIn.answerPicture = () => {
          if (kind === 'broken') throw new TypeError('Failed to fetch');
          if (kind === 'expired') return new Response('', { status: 403 });
          return kind === 'page' ? new Response('<p>') : undefined;
        };
        for (const { id, kind: memberKind } of many) if (memberKind) linkedIn.members.set(id, memberKind);
        await signIn();
        const delivered = await resolve(
          many.map(({ wanted }) => wanted),
          batchSize,
        );
        expect(delivered).toHaveLength(many.length);
        expect(new Set(delivered.map(({ wanted }) => wanted))).toEqual(new Set(many.map(({ wanted }) => wanted)));
        for (const { answer } of delivered) expect(answer.state === 'shown' ? kind : 'good').toBe('good');
      },
    ),
    { numRuns: 150 },
  );
});
