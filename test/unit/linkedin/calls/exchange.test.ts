import { afterEach, expect, test, vi } from 'vitest';
import { exchange } from '../../../../src/linkedin/calls/exchange.ts';
import type { ApiRequest } from '../../../../src/linkedin/calls/request.ts';
import { brokenConnection, fakeLinkedIn, json, silence } from '../support.ts';

const request: ApiRequest = { address: 'https://api.linkedin.com/v2/people?ids=List((id:A))', protocol: '2.0.0' };

afterEach(() => {
  vi.useRealTimers();
});

test('a call leaves no trace, carries the token in its header alone, and follows no redirect', async () => {
  const { access, asked } = fakeLinkedIn([json({ a: 1 })]);
  await expect(exchange(access, request)).resolves.toEqual({
    kind: 'answer',
    status: 200,
    retryAfter: null,
    body: { a: 1 },
  });
  const { signal, ...init } = asked[0]?.init ?? {};
  expect(asked[0]?.address).toBe(request.address);
  expect(init).toEqual({
    method: 'GET',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    headers: {
      Accept: 'application/json',
      Authorization: 'Bearer a-token',
      'X-RestLi-Protocol-Version': '2.0.0',
    },
  });
  expect(signal).toBeInstanceOf(AbortSignal);
});

test('fetch is called as a function of its own, as browsers demand', async () => {
  const { access, asked } = fakeLinkedIn([json({})]);
  await exchange(access, request);
  expect(asked[0]?.self).toBeUndefined();
});

test.each([
  ['a page', '<!doctype html><p>Sorry'],
  ['nothing', ''],
  ['half of an object', '{"results":{'],
  ['more than 2 MB', `"${'x'.repeat(2 * 1024 * 1024)}"`],
])('%s in place of JSON is no body', async (_, text) => {
  const { access } = fakeLinkedIn([() => new Response(text)]);
  await expect(exchange(access, request)).resolves.toMatchObject({ kind: 'answer', status: 200, body: undefined });
});

test('nesting without end is read or refused, never thrown', async () => {
  const { access } = fakeLinkedIn([() => new Response('['.repeat(1_000_000))]);
  await expect(exchange(access, request)).resolves.toMatchObject({ kind: 'answer', body: undefined });
});

test('a body past the limit is not read to its end', async () => {
  const cancel = vi.fn();
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(512 * 1024)),
    cancel,
  });
  const { access } = fakeLinkedIn([() => new Response(endless)]);
  await expect(exchange(access, request)).resolves.toMatchObject({ kind: 'answer', body: undefined });
  expect(cancel).toHaveBeenCalledTimes(1);
});

test('the body of an error is let go of, but for those that say which kind they are', async () => {
  const cancel = vi.fn();
  const { access } = fakeLinkedIn([
    () => new Response(new ReadableStream({ cancel }), { status: 503, headers: { 'Retry-After': '5' } }),
    json({ serviceErrorCode: 65600 }, 401),
    json({ serviceErrorCode: 101 }, 429),
  ]);
  await expect(exchange(access, request)).resolves.toEqual({
    kind: 'answer',
    status: 503,
    retryAfter: '5',
    body: undefined,
  });
  expect(cancel).toHaveBeenCalledTimes(1);
  await expect(exchange(access, request)).resolves.toMatchObject({ status: 401, body: { serviceErrorCode: 65600 } });
  await expect(exchange(access, request)).resolves.toMatchObject({ status: 429, body: { serviceErrorCode: 101 } });
});

test('a connection that breaks, at once or within the body, is unreachable', async () => {
  const breaking = () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) }));
  const { access } = fakeLinkedIn([brokenConnection, breaking]);
  await expect(exchange(access, request)).resolves.toEqual({ kind: 'unreachable' });
  await expect(exchange(access, request)).resolves.toEqual({ kind: 'unreachable' });
});

test.each([
  ['no response', silence],
  ['a body that stops', () => new Response(new ReadableStream({}))],
])('after 15 seconds of %s there is no answer', async (_, reply) => {
  vi.useFakeTimers();
  const { access } = fakeLinkedIn([reply]);
  const ended = vi.fn();
  const ending = exchange(access, request).then(ended);
  await vi.advanceTimersByTimeAsync(14_999);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await ending;
  expect(ended).toHaveBeenCalledWith({ kind: 'no-answer' });
});
