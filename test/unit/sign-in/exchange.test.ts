import { afterEach, describe, expect, test, vi } from 'vitest';
import { readRedirect } from '../../../src/sign-in/authorization.ts';
import { exchangeCode } from '../../../src/sign-in/exchange.ts';
import type { Provider } from '../../../src/sign-in/provider.ts';
import { provider, redirect } from './provider.ts';

const now = Date.UTC(2026, 10, 20, 15, 30);
const answer = { access_token: 'a-token', token_type: 'Bearer', expires_in: 5_184_000, scope: 'openid profile' };

afterEach(() => {
  vi.useRealTimers();
});

function checkedParameters() {
  const read = readRedirect(provider, redirect(['code', 'the code+/='], ['state', 's']), 's');
  if (!read.ok) throw new Error(read.fault);
  return read.value;
}

function exchange(
  reply: () => Response | Promise<Response>,
  { signal = new AbortController().signal, at = provider as Provider } = {},
) {
  const fetch = vi.fn(async (_address: unknown, _init: RequestInit = {}) => reply());
  const result = exchangeCode(at, checkedParameters(), { fetch: fetch as never, signal, now: () => now });
  return { fetch, result };
}

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const text =
  (body: string, status = 200, type = 'text/html') =>
  () =>
    new Response(body, { status, headers: { 'Content-Type': type } });
/** Takes the connection and says nothing until the signal ends it. */
const silence = (_address: unknown, { signal }: RequestInit) =>
  new Promise<Response>((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
const fault = (name: string) => ({ ok: false, fault: name });

test('the request leaves no trace and carries the code, the redirect address and nothing secret', async () => {
  const { fetch, result } = exchange(json(answer));
  await result;
  expect(fetch).toHaveBeenCalledTimes(1);
  const [address, { signal, body, headers, ...init } = {}] = fetch.mock.calls[0] ?? [];
  expect(address).toBe('https://token.example.test/token');
  expect(init).toEqual({
    method: 'POST',
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  expect(signal).toBeInstanceOf(AbortSignal);
  const sent = Object.fromEntries(new URLSearchParams(String(body)));
  expect(sent).toEqual({
    grant_type: 'authorization_code',
    code: 'the code+/=',
    redirect_uri: provider.redirectAddress,
    client_id: 'sandbox-client',
  });
  const named = new Headers(headers);
  expect(named.get('accept')).toBe('application/json');
  expect(named.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
  expect(named.has('authorization')).toBe(false);
});

describe('a token', () => {
  test('is taken with its times, in milliseconds from when it was asked for', async () => {
    await expect(exchange(json(answer)).result).resolves.toEqual({
      ok: true,
      value: { accessToken: 'a-token', issuedAt: now, expiresAt: now + 5_184_000_000, scope: 'openid profile' },
    });
  });

  test.each([
    ['a number', { expires_in: 3600 }, 3_600_000],
    ['a text', { expires_in: '7200' }, 7_200_000],
    ['no', { expires_in: undefined }, 3_600_000],
  ])('with %s for its lifetime', async (_, more, lifetime) => {
    await expect(exchange(json({ ...answer, ...more })).result).resolves.toMatchObject({
      value: { expiresAt: now + lifetime },
    });
  });

  test.each([
    ['absent', undefined, ''],
    ['empty', '', ''],
    ['parted by commas', 'openid,profile', 'openid,profile'],
  ])('whose scope is %s', async (_, scope, expected) => {
    await expect(exchange(json({ ...answer, scope })).result).resolves.toMatchObject({ value: { scope: expected } });
  });

  test.each(['bearer', 'BEARER'])('of the type %s', async (token_type) => {
    await expect(exchange(json({ ...answer, token_type })).result).resolves.toMatchObject({ ok: true });
  });

  test('with more than we know', async () => {
    const more = { refresh_token: 'r', refresh_token_expires_in: 1, something: { new: true } };
    const { result } = exchange(json({ ...answer, ...more }));
    const read = await result;
    expect(read.ok && Object.keys(read.value)).toEqual(['accessToken', 'issuedAt', 'expiresAt', 'scope']);
  });
});

describe('what is no token', () => {
  test.each([
    ['without one', { access_token: undefined }],
    ['with an empty one', { access_token: '' }],
    ['with a number for one', { access_token: 7 }],
    ['without a type', { token_type: undefined }],
    ['of an unknown type', { token_type: 'mac' }],
    ['with a lifetime that is no number', { expires_in: 'soon' }],
    ['with a negative lifetime', { expires_in: -1 }],
    ['with a list for its scope', { scope: ['openid'] }],
  ])('an answer %s', async (_, more) => {
    await expect(exchange(json({ ...answer, ...more })).result).resolves.toEqual(fault('token-service-nonsense'));
  });

  test.each([
    ['a page', text('<!doctype html><p>Welcome')],
    ['JSON that is cut off', text('{"access_token":"a-to', 200, 'application/json')],
    ['nothing', () => new Response(null, { status: 204 })],
    ['an empty body', text('', 200, 'application/json')],
    ['a list', json([answer])],
    ['null', json(null)],
    ['an error without a name', json({ message: 'no' }, 400)],
    ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } })],
  ])('%s', async (_, reply) => {
    await expect(exchange(reply).result).resolves.toEqual(fault('token-service-nonsense'));
  });
});

describe('what refuses', () => {
  test.each([
    ['invalid_request', 401],
    ['invalid_redirect_uri', 400],
    ['invalid_grant', 400],
    ['invalid_client', 401],
  ])('%s with %i', async (error, status) => {
    const body = { error, error_description: 'Unable to retrieve access token: &lt;b&gt;no&lt;/b&gt;' };
    await expect(exchange(json(body, status)).result).resolves.toEqual(fault('token-service-refused'));
  });
});

describe('what is in trouble', () => {
  test.each([429, 500, 502, 503, 504])('a service that answers %i', async (status) => {
    const { result } = exchange(json({ error: 'temporarily_unavailable' }, status));
    await expect(result).resolves.toEqual(fault('token-service-in-trouble'));
  });

  test('one whose answer breaks off, which says nothing of what it is', async () => {
    const breaking = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(JSON.stringify(answer).slice(0, 20))),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    const { result } = exchange(() => new Response(breaking, { headers: { 'Content-Type': 'application/json' } }));
    await expect(result).resolves.toEqual(fault('token-service-in-trouble'));
  });
});

test('an answer without end is no token, and is not read to its end', async () => {
  let pieces = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pieces += 1;
      // For whoever reads on: a machine's memory has an end.
      if (pieces > 100) return controller.close();
      const piece = pieces === 1 ? JSON.stringify(answer) : ' '.repeat(10_000);
      controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  const { result } = exchange(() => new Response(endless, { headers: { 'Content-Type': 'application/json' } }));
  await expect(result).resolves.toEqual(fault('token-service-nonsense'));
  expect(pieces).toBeLessThan(20);
});

describe('what can’t be reached', () => {
  test('a refused connection', async () => {
    const { result } = exchange(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(result).resolves.toEqual(fault('token-service-unreachable'));
  });

  test('silence, after twenty seconds', async () => {
    const controller = new AbortController();
    const limits: number[] = [];
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      limits.push(milliseconds);
      return controller.signal;
    });
    const fetch = vi.fn(silence);
    const environment = { fetch: fetch as never, signal: new AbortController().signal, now: () => now };
    const result = exchangeCode(provider, checkedParameters(), environment);
    controller.abort(new DOMException('late', 'TimeoutError'));
    await expect(result).resolves.toEqual(fault('token-service-unreachable'));
    expect(limits).toEqual([20_000]);
    timeout.mockRestore();
  });

  test('an exchange that the caller ended', async () => {
    const controller = new AbortController();
    const fetch = vi.fn(silence);
    const result = exchangeCode(provider, checkedParameters(), {
      fetch: fetch as never,
      signal: controller.signal,
      now: () => now,
    });
    controller.abort();
    await expect(result).resolves.toEqual(fault('token-service-unreachable'));
  });

  test.each(['http://token.example.test/token', 'nonsense'])(
    'a token service at %s is never asked',
    async (tokenEndpoint) => {
      const { fetch, result } = exchange(json(answer), { at: { ...provider, tokenEndpoint } });
      await expect(result).resolves.toEqual(fault('token-service-unreachable'));
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});

test.each(['http://localhost:8787/token', 'http://127.0.0.1:8787/token'])(
  'a token service on this very machine may do without encryption: %s',
  async (tokenEndpoint) => {
    const { fetch, result } = exchange(json(answer), { at: { ...provider, tokenEndpoint } });
    await expect(result).resolves.toMatchObject({ ok: true });
    expect(fetch.mock.calls[0]?.[0]).toBe(tokenEndpoint);
  },
);
