import { beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { colleagueStore } from '../../../src/background/colleague-store.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';

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
  vi.spyOn(fake.storage.session, 'set').mockRejectedValue(new Error('quota'));
  const store = colleagueStore();
  store.set(photo('vera'));
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(store.get('vera')?.userId).toBe('vera');
});
