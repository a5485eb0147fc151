import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchPhoto } from '../../../src/salesforce/photo/picture.ts';
import { followProcessing } from '../../../src/salesforce/processing.ts';
import { brokenConnection, errors, fakeOrg, gif, json, mine, origin, photoBody } from './support.ts';

const before = '729xx0000000001';
const after = '729xx0000000002';

afterEach(() => {
  vi.useRealTimers();
});

describe('processing', () => {
  test('is followed until the photo’s version is another, ever more seldom', async () => {
    const { waits, access } = fakeOrg([...Array(4).fill(json(photoBody(before))), json(photoBody(after))]);
    const looks: number[] = [];
    const followed = await followProcessing(access, mine, before, { onLook: (waited) => looks.push(waited) });
    expect(followed).toMatchObject({ value: { state: 'done', waited: 11_000, photo: { photoVersionId: after } } });
    expect(waits).toEqual([1000, 2000, 3000, 5000]);
    expect(looks).toEqual([0, 1000, 3000, 6000]);
  });

  test('of a first photo ends when there is one', async () => {
    const { access } = fakeOrg([json(photoBody(null)), json(photoBody(after))]);
    await expect(followProcessing(access, mine, null)).resolves.toMatchObject({ value: { state: 'done' } });
  });

  test('that never ends is given up with how long it was waited for', async () => {
    const { asked, access } = fakeOrg([json(photoBody(before))]);
    const followed = await followProcessing(access, mine, before);
    expect(followed).toEqual({ ok: true, value: { state: 'waiting', waited: 111_000 } });
    // A hundredth of the hour's requests at most.
    expect(asked.length).toBe(15);
  });

  test('is not given up for a look that fails in passing', async () => {
    const { access } = fakeOrg([brokenConnection, errors(500, 'X'), json(photoBody(after))]);
    await expect(followProcessing(access, mine, before)).resolves.toMatchObject({ value: { state: 'done' } });
  });

  test.each([
    [401, 'session-over'],
    [403, 'forbidden'],
    [503, 'throttled'],
  ])('is over where Salesforce answers %d', async (status, code) => {
    const { asked, access } = fakeOrg([json(photoBody(before)), errors(status, 'X')]);
    await expect(followProcessing(access, mine, before)).resolves.toMatchObject({ fault: { code } });
    expect(asked.length).toBe(2);
  });

  test('is over when nobody waits for it any more', async () => {
    const ending = new AbortController();
    const { access } = fakeOrg([json(photoBody(before))], {
      signal: ending.signal,
      wait: async () => ending.abort(),
    });
    await expect(followProcessing(access, mine, before)).resolves.toEqual({ ok: false, fault: { code: 'aborted' } });
  });
});

describe('a photo’s bytes', () => {
  const address = `${origin}/profilephoto/${after}/F?oauth=x`;
  const respond = (bytes: readonly number[], status = 200) => new Response(new Uint8Array(bytes), { status });

  test('come without token, cookie, referrer or trace', async () => {
    const { asked, access } = fakeOrg([() => respond(gif(200, 200))]);
    const fetched = await fetchPhoto(access.fetch, address);
    expect(fetched.ok && [fetched.value.type, ...new Uint8Array(fetched.value.bytes)]).toEqual([
      'image/gif',
      ...gif(200, 200),
    ]);
    const { signal, ...init } = asked[0]?.init ?? {};
    expect(asked[0]?.address).toBe(address);
    expect(init).toEqual({ cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' });
  });

  test.each([
    ['refused', () => respond([], 403)],
    ['not-a-picture', () => respond([60, 104])],
    ['too-large', () => respond(Array(5 * 1024 * 1024 + 1).fill(0))],
    ['unreachable', brokenConnection],
  ])('are %s', async (code, reply) => {
    await expect(fetchPhoto(fakeOrg([reply]).access.fetch, address)).resolves.toEqual({ ok: false, fault: { code } });
  });

  test('are waited for no longer than twenty seconds', async () => {
    vi.useFakeTimers();
    const fetched = fetchPhoto(fakeOrg([() => new Promise(() => undefined)]).access.fetch, address);
    await vi.advanceTimersByTimeAsync(20_000);
    await expect(Promise.race([fetched, 'nothing'])).resolves.toEqual({ ok: false, fault: { code: 'no-answer' } });
  });

  test('are not asked of anybody else', async () => {
    const { asked, access } = fakeOrg([() => respond(gif(9, 9))]);
    await expect(fetchPhoto(access.fetch, 'https://evil.example/p')).resolves.toEqual({
      ok: false,
      fault: { code: 'refused' },
    });
    expect(asked).toEqual([]);
  });
});
