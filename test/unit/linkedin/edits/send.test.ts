import { afterEach, describe, expect, test, vi } from 'vitest';
import { deleteEntryRequest, profilePatchRequest } from '../../../../src/linkedin/edits/requests.ts';
import { send } from '../../../../src/linkedin/edits/send.ts';
import { brokenConnection, fakeLinkedIn, json, now, silence } from '../support.ts';
import { ownProfile } from './support.ts';

const request = profilePatchRequest(ownProfile('ABC'), { set: { vanityName: 'bobsmith' } });
const answered =
  (status: number, body: string | null = null, headers: Record<string, string> = {}) =>
  () =>
    new Response(body, { status, headers });

afterEach(() => {
  vi.useRealTimers();
});

describe('sending a change', () => {
  test.each([200, 201, 202, 204])('%i is success', async (status) => {
    const { access } = fakeLinkedIn([answered(status)]);
    expect(await send(access, request)).toEqual({ ok: true, value: { body: null } });
  });

  test.each(['<title>Please wait</title>', '["of", "another", "shape"]', ' '.repeat(300_000)])(
    'a success that LinkedIn’s API cannot have said leaves open whether it was done',
    async (body) => {
      const { access } = fakeLinkedIn([answered(200, body)]);
      const fault = { code: 'bad-answer', status: 200, perhapsDone: true };
      expect(await send(access, request)).toEqual({ ok: false, fault });
    },
  );

  test.each([
    [{ 'x-linkedin-id': '123' }, '123'],
    [{ 'x-restli-id': '456' }, '456'],
    [{ 'x-restli-id': '456', 'x-linkedin-id': '123' }, '456'],
    [{ 'x-restli-id': 'id=4' }, undefined],
    [{}, undefined],
  ])('with the headers %j the created ID is %s', async (headers, id) => {
    const { access } = fakeLinkedIn([answered(201, null, headers)]);
    const sent = await send(access, request);
    expect(sent.ok && sent.value.createdId).toBe(id);
  });

  test.each([
    [400, { code: 'refused', status: 400, paths: [] }],
    [403, { code: 'no-capability' }],
    [404, { code: 'not-found' }],
    [409, { code: 'refused', status: 409, paths: [] }],
    [410, { code: 'not-found' }],
    [413, { code: 'too-large' }],
    [414, { code: 'bad-answer', status: 414, perhapsDone: false }],
    [422, { code: 'refused', status: 422, paths: [] }],
    [426, { code: 'bad-answer', status: 426, perhapsDone: false }],
    [500, { code: 'bad-answer', status: 500, perhapsDone: true }],
    [504, { code: 'bad-answer', status: 504, perhapsDone: true }],
  ])('%i, said once and not tried again', async (status, fault) => {
    const { access, asked } = fakeLinkedIn([answered(status, '{}')]);
    expect(await send(access, request)).toEqual({ ok: false, fault });
    expect(asked).toHaveLength(1);
  });

  test('a connection that breaks leaves open whether it was done, and is not made again', async () => {
    const { access, asked } = fakeLinkedIn([brokenConnection]);
    expect(await send(access, request)).toEqual({ ok: false, fault: { code: 'unreachable', perhapsDone: true } });
    expect(asked).toHaveLength(1);
  });

  test('what is ended before it begins is not sent', async () => {
    const { access, asked } = fakeLinkedIn([silence], { signal: AbortSignal.abort() });
    expect(await send(access, request)).toEqual({ ok: false, fault: { code: 'aborted', perhapsDone: false } });
    expect(asked).toHaveLength(0);
  });

  test('what is ended under way may have arrived', async () => {
    const ending = new AbortController();
    const { access } = fakeLinkedIn(
      [
        () => {
          ending.abort();
          return silence();
        },
      ],
      { signal: ending.signal },
    );
    expect(await send(access, request)).toEqual({ ok: false, fault: { code: 'aborted', perhapsDone: true } });
  });

  test('an answer that does not come is waited for no longer than fifteen seconds', async () => {
    vi.useFakeTimers();
    const { access } = fakeLinkedIn([silence]);
    const sent = send(access, request);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await Promise.race([sent, 'nothing'])).toEqual({
      ok: false,
      fault: { code: 'no-answer', perhapsDone: true },
    });
  });

  test('an answer without end is not read to its end', async () => {
    const { access } = fakeLinkedIn([answered(200, `{"a":1}${' '.repeat(300 * 1024)}`)]);
    expect(await send(access, request)).toMatchObject({ ok: false, fault: { code: 'bad-answer' } });
  });

  test('a token refused by mistake in its first seconds is tried again, since nothing was done', async () => {
    const refusal = json({ serviceErrorCode: 65601 }, 401);
    const { access, asked } = fakeLinkedIn([refusal, answered(200)], { issuedAt: now });
    expect((await send(access, request)).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('an expired token ends it', async () => {
    const { access } = fakeLinkedIn([json({ serviceErrorCode: 65602 }, 401)]);
    expect(await send(access, request)).toEqual({ ok: false, fault: { code: 'token-refused' } });
  });

  test('a throttle that names a short wait is waited out, another is told', async () => {
    const soon = fakeLinkedIn([json({}, 429, { 'Retry-After': '2' }), answered(200)]);
    expect((await send(soon.access, request)).ok).toBe(true);
    expect(soon.waits).toEqual([2000]);
    const day = fakeLinkedIn([json({ status: 429, serviceErrorCode: 101 }, 429)]);
    expect(await send(day.access, request)).toMatchObject({ ok: false, fault: { code: 'throttled' } });
    expect(day.asked).toHaveLength(1);
  });

  test('a refusal names its fields, however LinkedIn writes the way to them', async () => {
    const at = (fieldPath: unknown) => ({ input: { inputPath: { fieldPath } } });
    const inputErrors = [
      at('/patch/$set/firstName'),
      at('patch.$set.websites.0.url'),
      at('headline'),
      at('headline'),
      at(7),
      null,
      at(''),
    ];
    const { access } = fakeLinkedIn([json({ status: 422, errorDetails: { inputErrors } }, 422)]);
    expect(await send(access, request)).toEqual({
      ok: false,
      fault: { code: 'refused', status: 422, paths: ['firstName', 'websites/0/url', 'headline'] },
    });
  });

  test.each(['', 'no JSON', 'null', '[]', '{"errorDetails":[]}', '{"errorDetails":{"inputErrors":{}}}'])(
    'a refusal with the body %j names none',
    async (body) => {
      const { access } = fakeLinkedIn([answered(422, body)]);
      expect(await send(access, request)).toMatchObject({ fault: { code: 'refused', paths: [] } });
    },
  );

  test('what is deleted has no body', async () => {
    const { access, asked } = fakeLinkedIn([answered(204)]);
    await send(access, deleteEntryRequest(ownProfile('ABC'), 'skills', '1'));
    expect(asked[0]?.init).not.toHaveProperty('body');
    expect(asked[0]?.init.headers).not.toHaveProperty('Content-Type');
    expect(asked[0]?.init).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'error' });
  });
});
