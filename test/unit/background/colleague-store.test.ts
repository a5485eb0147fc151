import { beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { colleagueStore } from '../../../src/background/colleague-store.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { deferred } from '../fakes/turns.ts';

const photo = (userId: string, size = 4, versionId = '729A') => ({
  userId,
  versionId,
  base64: 'a'.repeat(size),
  type: 'image/jpeg',
});
const keptIds = async () =>
  ((await stored('session'))['colleaguePhotos'] as { userId: string }[] | undefined)?.map(({ userId }) => userId);

beforeEach(resetBrowser);

test('those looked at longest ago go where it gets too much', async () => {
  const store = colleagueStore();
  store.set(photo('vera', 800_000));
  store.set(photo('theo', 800_000));
  store.get('vera');
  store.set(photo('ada', 800_000));
  expect(['vera', 'theo', 'ada'].map((userId) => store.get(userId)?.userId)).toEqual(['vera', undefined, 'ada']);
  await vi.waitFor(async () => expect(await keptIds()).toEqual(['vera', 'ada']));
});

test('a photo that is larger than all that may be kept is not kept, and lets the others be', async () => {
  const store = colleagueStore();
  store.set(photo('theo'));
  store.set(photo('vera', 3_000_000));
  expect(store.get('vera')).toBeUndefined();
  expect(store.get('theo')?.userId).toBe('theo');
});

test('a later version takes the place of the former', async () => {
  const store = colleagueStore();
  store.set(photo('vera', 4, '729A'));
  store.set(photo('vera', 4, '729B'));
  expect(store.get('vera')?.versionId).toBe('729B');
  await vi.waitFor(async () => expect(await keptIds()).toEqual(['vera']));
});

test('nothing of it is on the disk', async () => {
  const store = colleagueStore();
  store.set(photo('vera'));
  await vi.waitFor(async () => expect(await keptIds()).toEqual(['vera']));
  expect(await stored('local')).toEqual({});
});

test('a browser that refuses to keep any costs nothing but fetching anew', async () => {
  vi.spyOn(fake.storage.session, 'set').mockRejectedValueOnce(new Error('quota'));
  const store = colleagueStore();
  store.set(photo('vera'));
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(store.get('vera')?.userId).toBe('vera');
});

test('once erased, what was about to be written does not come back', async () => {
  const store = colleagueStore();
  store.set(photo('vera'));
  await store.erase();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await keptIds()).toBeUndefined();
  expect(store.get('vera')).toBeUndefined();
});

test('a worker that is told to erase them while it still reads them writes none of them again', async () => {
  const { promise: reading, resolve: read } = deferred<{ colleaguePhotos: unknown }>();
  vi.spyOn(fake.storage.session, 'get').mockImplementationOnce(() => reading);
  const store = colleagueStore();
  const erased = store.erase();
  read({ colleaguePhotos: [photo('vera')] });
  await erased;
  store.set(photo('theo'));
  await vi.waitFor(async () => expect(await keptIds()).toEqual(['theo']));
});
