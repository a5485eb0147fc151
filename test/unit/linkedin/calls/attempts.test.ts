import { afterEach, describe, expect, test, vi } from 'vitest';
import { attempt, decide } from '../../../../src/linkedin/calls/attempts.ts';
import { brokenConnection, fakeLinkedIn, json, now, silence } from '../support.ts';

const request = { address: 'https://api.linkedin.com/v2/userinfo' };
const unspent = { failures: 0, throttles: 0, freshToken: 0 };
const revoked = { status: 401, serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN' };

afterEach(() => {
  vi.restoreAllMocks();
});

describe('failures that may pass', () => {
  test.each([500, 502, 503, 504])('a %i is tried three times in all', async (status) => {
    const { access, asked } = fakeLinkedIn([json({}, status)]);
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'bad-answer', status } });
    expect(asked).toHaveLength(3);
  });

  test.each([
    [0, [300, 1000]],
    [0.5, [450, 1500]],
  ])('the pauses grow, and with chance %d are %j', async (chance, pauses) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    const { access, waits } = fakeLinkedIn([brokenConnection]);
    await attempt(access, request);
    expect(waits).toEqual(pauses);
  });

  test('a broken connection is tried three times in all', async () => {
    const { access, asked } = fakeLinkedIn([brokenConnection]);
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'unreachable' } });
    expect(asked).toHaveLength(3);
  });

  test('what passes is forgotten', async () => {
    const { access } = fakeLinkedIn([brokenConnection, json({}, 502), json({ sub: 'A' })]);
    await expect(attempt(access, request)).resolves.toEqual({
      ok: true,
      value: { status: 200, body: { sub: 'A' } },
    });
  });

  test('a server that names a time is given it, within reason', async () => {
    const soon = fakeLinkedIn([json({}, 503, { 'Retry-After': '4' }), json({})]);
    await expect(attempt(soon.access, request)).resolves.toMatchObject({ ok: true });
    expect(soon.waits).toEqual([4000]);
    const later = fakeLinkedIn([json({}, 503, { 'Retry-After': '300' })]);
    await expect(attempt(later.access, request)).resolves.toEqual({
      ok: false,
      fault: { code: 'throttled', until: now + 300_000 },
    });
    expect(later.asked).toHaveLength(1);
  });
});

describe('answers that are final', () => {
  test.each([
    [403, { code: 'no-capability' }],
    [400, { code: 'bad-answer', status: 400 }],
    [404, { code: 'bad-answer', status: 404 }],
    [414, { code: 'bad-answer', status: 414 }],
    [426, { code: 'bad-answer', status: 426 }],
    [501, { code: 'bad-answer', status: 501 }],
  ])('a %i is asked once', async (status, reason) => {
    const { access, asked } = fakeLinkedIn([json({ status, serviceErrorCode: 100 }, status)]);
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: reason });
    expect(asked).toHaveLength(1);
  });

  test('a page for JSON is a bad answer', async () => {
    const { access, asked } = fakeLinkedIn([() => new Response('<html>')]);
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'bad-answer', status: 200 } });
    expect(asked).toHaveLength(1);
  });

  test('silence is not asked again', () => {
    const decision = decide({ kind: 'no-answer' }, unspent, now, now);
    expect(decision).toEqual({ kind: 'give', result: { ok: false, fault: { code: 'no-answer' } } });
  });

  test.each(['', 'two words', 'línea', 'a\nb'])(
    'the token %j, which no header can carry, is never sent',
    async (token) => {
      const { access, asked } = fakeLinkedIn([json({})], { token });
      await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'token-refused' } });
      expect(asked).toHaveLength(0);
    },
  );
});

describe('throttling', () => {
  const midnight = Date.UTC(2026, 10, 21);

  test('a short one is waited out, once', async () => {
    const { access, asked, waits } = fakeLinkedIn([json({}, 429, { 'Retry-After': '20' }), json({ done: true })]);
    await expect(attempt(access, request)).resolves.toMatchObject({ ok: true, value: { body: { done: true } } });
    expect(waits).toEqual([20_000]);
    expect(asked).toHaveLength(2);
  });

  test('one that goes on after that is not', async () => {
    const { access, asked } = fakeLinkedIn([json({}, 429, { 'Retry-After': '1' })]);
    await expect(attempt(access, request)).resolves.toEqual({
      ok: false,
      fault: { code: 'throttled', until: now + 1000 + 20_000 },
    });
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['21', now + 21_000],
    [new Date(now + 3_600_000).toUTCString(), now + 3_600_000],
    [undefined, midnight],
    ['nonsense', midnight],
  ])('a long one, Retry-After %j, is told', async (retryAfter, until) => {
    const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
    const { access, asked } = fakeLinkedIn([json({ serviceErrorCode: 101 }, 429, headers as Record<string, string>)]);
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'throttled', until } });
    expect(asked).toHaveLength(1);
  });
});

describe('a 429 that names no time', () => {
  const midnight = Date.UTC(2026, 10, 21);

  test.each([{ status: 429 }, { serviceErrorCode: 101, message: 'any' }])(
    'in the words of the API, %j, is the day’s limit: asking stops until 00:00 UTC',
    async (body) => {
      const { access, asked } = fakeLinkedIn([json(body, 429)]);
      await expect(attempt(access, request)).resolves.toEqual({
        ok: false,
        fault: { code: 'throttled', until: midnight },
      });
      expect(asked).toHaveLength(1);
    },
  );

  test.each([
    ['a page', () => new Response('<html>', { status: 429 })],
    ['nothing', () => new Response(null, { status: 429 })],
    ['other words', json({ error: 'slow down' }, 429)],
  ])('with %s is the network’s, and is tried again before it is taken for the day’s', async (_, reply) => {
    const passing = fakeLinkedIn([reply, reply, json({ done: true })]);
    await expect(attempt(passing.access, request)).resolves.toMatchObject({ ok: true });
    const lasting = fakeLinkedIn([reply]);
    await expect(attempt(lasting.access, request)).resolves.toEqual({
      ok: false,
      fault: { code: 'throttled', until: midnight },
    });
    expect(lasting.asked).toHaveLength(3);
  });
});

describe('a refused token', () => {
  test('is tried again while it is new, until ten seconds after it was issued', async () => {
    const { access, waits } = fakeLinkedIn([json(revoked, 401)], { issuedAt: now - 3000 });
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'token-refused' } });
    expect(waits).toEqual([2000, 2000, 2000, 1000]);
  });

  test('is good once LinkedIn knows it', async () => {
    const { access } = fakeLinkedIn([json(revoked, 401), json(revoked, 401), json({ sub: 'A' })], { issuedAt: now });
    await expect(attempt(access, request)).resolves.toMatchObject({ ok: true, value: { body: { sub: 'A' } } });
  });

  test.each([
    ['older than ten seconds', json(revoked, 401), now - 10_000],
    ['invalid', json({ serviceErrorCode: 65600 }, 401), now],
    ['expired', json({ serviceErrorCode: 65602 }, 401), now],
    ['refused with a page', () => new Response('<html>', { status: 401 }), now],
    ['refused with nonsense', json([65601], 401), now],
  ])('is given up at once where it is %s', async (_, reply, issuedAt) => {
    const { access, asked } = fakeLinkedIn([reply], { issuedAt });
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'token-refused' } });
    expect(asked).toHaveLength(1);
  });

  test('is given up after a few tries where the clock stands still', async () => {
    const { access, asked } = fakeLinkedIn([json(revoked, 401)], { issuedAt: now + 5000, now: () => now });
    await expect(attempt(access, request)).resolves.toEqual({ ok: false, fault: { code: 'token-refused' } });
    expect(asked).toHaveLength(7);
  });
});

describe('the caller ends it', () => {
  const aborted = { ok: false, fault: { code: 'aborted' } };

  test('before it began', async () => {
    const { access, asked } = fakeLinkedIn([json({})], { signal: AbortSignal.abort() });
    await expect(attempt(access, request)).resolves.toEqual(aborted);
    expect(asked).toHaveLength(0);
  });

  test('while LinkedIn is silent', async () => {
    const controller = new AbortController();
    const { access } = fakeLinkedIn([silence], { signal: controller.signal });
    const attempting = attempt(access, request);
    controller.abort();
    await expect(attempting).resolves.toEqual(aborted);
  });

  test('during a wait, after which nothing is asked', async () => {
    const controller = new AbortController();
    const { access, asked } = fakeLinkedIn([json({}, 503)], {
      signal: controller.signal,
      wait: async () => controller.abort(),
    });
    await expect(attempt(access, request)).resolves.toEqual(aborted);
    expect(asked).toHaveLength(1);
  });

  test('during a real wait, which ends at once', async () => {
    const controller = new AbortController();
    const { access } = fakeLinkedIn([json({}, 429, { 'Retry-After': '20' })], {
      signal: controller.signal,
      wait: undefined,
    });
    const attempting = attempt(access, request);
    setTimeout(() => controller.abort(), 5);
    await expect(attempting).resolves.toEqual(aborted);
  });
});
