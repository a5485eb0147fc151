import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pictureTypeOf } from '../../../src/http/picture-type.ts';
import type { Artifact } from '../../../src/linkedin/artifacts.ts';
import { fetchPicture, readPictureResponse } from '../../../src/linkedin/picture.ts';
import { brokenConnection, mediaAddress, now, silence } from './support.ts';

const artifact: Artifact = { address: mediaAddress('a'), width: 100, height: 100, expiresAt: now + 1000 };
const jpeg = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3];
const bytesOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

afterEach(() => {
  vi.useRealTimers();
});

function fetchFrom(reply: () => Response | Promise<Response>, one = artifact, signal?: AbortSignal) {
  const fetch = vi.fn(async (_address: unknown, _init?: RequestInit) => reply());
  const options = signal === undefined ? { now: () => now } : { now: () => now, signal };
  return { fetch, fetched: fetchPicture(fetch as typeof globalThis.fetch, one, options) };
}

const respond =
  (bytes: readonly number[], status = 200) =>
  () =>
    new Response(new Uint8Array(bytes), { status });
const fault = (code: string) => ({ ok: false, fault: { code } });

test('the bytes come without a trace: no cache, no cookie, no referrer, no token, no redirect', async () => {
  const { fetch, fetched } = fetchFrom(respond(jpeg));
  const picture = await fetched;
  if (!picture.ok) throw new Error(picture.fault.code);
  expect([...new Uint8Array(picture.value.bytes)]).toEqual(jpeg);
  expect(picture.value.type).toBe('image/jpeg');
  const [address, { signal, ...init } = {}] = fetch.mock.calls[0] ?? [];
  expect(address).toBe(artifact.address);
  expect(signal).toBeInstanceOf(AbortSignal);
  expect(init).toEqual({
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    headers: { Accept: 'image/webp, image/jpeg, image/png, image/gif' },
  });
});

test('bytes in many chunks are one picture', async () => {
  const chunks = [jpeg.slice(0, 2), jpeg.slice(2, 3), [], jpeg.slice(3)];
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new Uint8Array(chunk));
      controller.close();
    },
  });
  const picture = await readPictureResponse(new Response(stream));
  expect(picture.ok && [...new Uint8Array(picture.value.bytes)]).toEqual(jpeg);
});

describe('what is not asked for', () => {
  test.each([
    ['refused', { ...artifact, address: 'https://example.com/a.jpg' }],
    ['refused', { ...artifact, address: 'http://media.licdn.com/a.jpg' }],
    ['expired', { ...artifact, expiresAt: now }],
  ])('%s: %j', async (code, one) => {
    const { fetch, fetched } = fetchFrom(respond(jpeg), one);
    await expect(fetched).resolves.toEqual(fault(code));
    expect(fetch).not.toHaveBeenCalled();
  });

  test('the system’s clock serves where no other is given', async () => {
    const expired = await fetchPicture(fetch, { ...artifact, expiresAt: 1 }, {});
    expect(expired).toEqual(fault('expired'));
  });
});

describe('what is no picture', () => {
  test.each([
    [403, 'expired'],
    [404, 'expired'],
    [410, 'expired'],
    [401, 'refused'],
    [429, 'refused'],
    [500, 'refused'],
  ])('a %i is %s', async (status, code) => {
    await expect(readPictureResponse(respond(jpeg, status)())).resolves.toEqual(fault(code));
  });

  test.each([
    ['a page', bytesOf('<!doctype html><p>Sorry')],
    ['a drawing', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['another RIFF', bytesOf('RIFF....WAVE')],
    ['the beginning of a beginning', [0xff, 0xd8]],
    ['nothing', []],
  ])('%s', async (_, bytes) => {
    await expect(readPictureResponse(respond(bytes)())).resolves.toEqual(fault('not-a-picture'));
  });

  test('no body at all', async () => {
    await expect(readPictureResponse(new Response(null, { status: 204 }))).resolves.toEqual(fault('not-a-picture'));
  });
});

describe('how large it may be', () => {
  const limit = 5 * 1024 * 1024;
  const picture = (length: number) => () => {
    const bytes = new Uint8Array(length);
    bytes.set(jpeg);
    return new Response(bytes);
  };

  test('5 MB and no byte more', async () => {
    await expect(fetchFrom(picture(limit)).fetched).resolves.toMatchObject({ ok: true });
    await expect(fetchFrom(picture(limit + 1)).fetched).resolves.toEqual(fault('too-large'));
  });

  test.each([
    ['as many pixels as LinkedIn takes of anybody', 7680, 4320, { ok: true }],
    ['a row more', 7680, 4321, fault('too-large')],
    ['as many as a PNG can say', 0x7fff_ffff, 0x7fff_ffff, fault('too-large')],
  ])('%s: %i × %i', async (_what, width, height, expected) => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array(16).fill(0)]);
    new DataView(bytes.buffer).setUint32(16, width);
    new DataView(bytes.buffer).setUint32(20, height);
    await expect(fetchFrom(() => new Response(bytes)).fetched).resolves.toMatchObject(expected);
  });

  test('more is not read to its end', async () => {
    const cancel = vi.fn();
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
      cancel,
    });
    await expect(fetchFrom(() => new Response(endless)).fetched).resolves.toEqual(fault('too-large'));
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});

describe('when nothing comes', () => {
  test('a broken connection is unreachable', async () => {
    await expect(fetchFrom(brokenConnection).fetched).resolves.toEqual(fault('unreachable'));
  });

  test('silence ends after 20 seconds', async () => {
    vi.useFakeTimers();
    const ended = vi.fn();
    const ending = fetchFrom(silence).fetched.then(ended);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await ending;
    expect(ended).toHaveBeenCalledWith(fault('no-answer'));
  });

  test('the caller ends it', async () => {
    const controller = new AbortController();
    const { fetched } = fetchFrom(silence, artifact, controller.signal);
    controller.abort();
    await expect(fetched).resolves.toEqual(fault('aborted'));
  });
});

describe('the type', () => {
  test.each([
    ['image/jpeg', jpeg],
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]],
    ['image/gif', bytesOf('GIF87a.')],
    ['image/gif', bytesOf('GIF89a.')],
    ['image/webp', bytesOf('RIFF\u0000\u0001\u0002\u0003WEBPVP8 ')],
  ])('%s is what the bytes say', (type, bytes) => {
    expect(pictureTypeOf(new Uint8Array(bytes))).toBe(type);
    expect(pictureTypeOf(new Uint8Array([0, ...bytes]))).toBeUndefined();
  });

  test('of other bytes is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        fc.pre(![0xff, 0x89, 0x47, 0x52].includes(bytes[0] ?? 0));
        expect(pictureTypeOf(bytes)).toBeUndefined();
      }),
    );
  });
});
