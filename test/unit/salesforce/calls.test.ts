import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readErrors } from '../../../src/salesforce/calls/errors.ts';
import { readUserPhoto, uploadUserPhoto } from '../../../src/salesforce/user-photo.ts';
import { brokenConnection, errors, fakeOrg, fileOf, json, mine, now, photoBody, png } from './support.ts';

const fault = (code: string, more: object = {}) => ({ ok: false, fault: { code, ...more } });
const said = (errorCode: string) => [{ errorCode, message: 'Something is wrong.' }];

afterEach(() => {
  vi.useRealTimers();
});

describe('an answer that is no success', () => {
  test.each([
    [401, 'INVALID_SESSION_ID', fault('session-over')],
    [403, 'FUNCTIONALITY_NOT_ENABLED', fault('forbidden', { errors: said('FUNCTIONALITY_NOT_ENABLED') })],
    [404, 'NOT_FOUND', fault('not-found')],
    [400, 'POST_BODY_PARSE_ERROR', fault('refused', { status: 400, errors: said('POST_BODY_PARSE_ERROR') })],
    [409, 'CONFLICT', fault('refused', { status: 409, errors: said('CONFLICT') })],
    [412, 'PRECONDITION', fault('refused', { status: 412, errors: said('PRECONDITION') })],
    [500, 'UNKNOWN_EXCEPTION', fault('bad-answer', { status: 500 })],
    [503, 'REQUEST_LIMIT_EXCEEDED', fault('throttled', { until: now + 300_000 })],
    [403, 'REQUEST_LIMIT_EXCEEDED', fault('throttled', { until: now + 300_000 })],
  ])('%d %s', async (status, errorCode, expected) => {
    const { asked, access } = fakeOrg([errors(status, errorCode)]);
    await expect(readUserPhoto(access, mine)).resolves.toEqual(expected);
    expect(asked.length).toBe(1);
  });

  test('503 with a named time is kept to for as long as an hour', async () => {
    for (const [named, until] of [
      ['30', 30_000],
      ['86400', 3_600_000],
    ] as const) {
      const { access } = fakeOrg([errors(503, 'REQUEST_LIMIT_EXCEEDED', { 'Retry-After': named })]);
      await expect(readUserPhoto(access, mine)).resolves.toEqual(fault('throttled', { until: now + until }));
    }
  });

  test('200 with a page instead of a photo', async () => {
    const { access } = fakeOrg([() => new Response('<!doctype html><title>Maintenance</title>')]);
    await expect(readUserPhoto(access, mine)).resolves.toEqual(fault('bad-answer', { status: 200 }));
  });

  test('200 without end is not read to its end', async () => {
    const { access } = fakeOrg([() => new Response(JSON.stringify(photoBody(null)) + ' '.repeat(300_000))]);
    await expect(readUserPhoto(access, mine)).resolves.toEqual(fault('bad-answer', { status: 200 }));
  });
});

describe('errors', () => {
  test.each([
    [
      [{ errorCode: 'A', message: 'b' }, { errorCode: 'C' }],
      [
        { errorCode: 'A', message: 'b' },
        { errorCode: 'C', message: '' },
      ],
    ],
    [{ errorCode: 'A', message: 'not in an array' }, []],
    [[7, null, { message: 'no code' }], []],
    [undefined, []],
  ])('in %j', (body, expected) => {
    expect(readErrors(body)).toEqual(expected);
  });

  test('never throw, whatever the body is, and are few and short', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const read = readErrors(body);
        expect(read.length).toBeLessThanOrEqual(10);
        for (const { errorCode, message } of read) expect(errorCode.length + message.length).toBeLessThanOrEqual(600);
      }),
    );
  });
});

describe('no answer', () => {
  test('for want of a connection', async () => {
    const { access } = fakeOrg([brokenConnection]);
    await expect(readUserPhoto(access, mine)).resolves.toEqual(fault('unreachable'));
  });

  test('in time, for which an upload may take longer than a reading', async () => {
    vi.useFakeTimers();
    const { access } = fakeOrg([() => new Promise(() => undefined)]);
    const read = readUserPhoto(access, mine);
    const uploaded = uploadUserPhoto(access, mine, fileOf(png(9, 9)));
    await vi.advanceTimersByTimeAsync(15_000);
    await expect(Promise.race([read, uploaded])).resolves.toEqual(fault('no-answer'));
    await vi.advanceTimersByTimeAsync(105_000);
    await expect(uploaded).resolves.toEqual(fault('no-answer'));
  });

  test('that anybody waits for any more', async () => {
    const { access } = fakeOrg([json(photoBody(null))], { signal: AbortSignal.abort() });
    await expect(readUserPhoto(access, mine)).resolves.toEqual(fault('aborted'));
  });

  test.each(['', 'a b', 'a\nb', 'ü'])('to the token %j, which is none and is not sent', async (token) => {
    const { asked, access } = fakeOrg([json(photoBody(null))], { token });
    await expect(readUserPhoto(access, mine)).resolves.toEqual(fault('session-over'));
    expect(asked).toEqual([]);
  });
});

test('an upload is never made twice by itself, not even where the connection broke', async () => {
  const { asked, access } = fakeOrg([brokenConnection]);
  await uploadUserPhoto(access, mine, fileOf(png(9, 9)));
  expect(asked.length).toBe(1);
});

test('a session that ends in the middle of an upload is told', async () => {
  const { access } = fakeOrg([errors(401, 'INVALID_SESSION_ID')]);
  await expect(uploadUserPhoto(access, mine, fileOf(png(9, 9)))).resolves.toEqual(fault('session-over'));
});
