import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { createHashing } from '../../../src/background/hashing.ts';
import { fake, resetBrowser, stored } from '../fakes/browser.ts';
import { turns } from '../fakes/turns.ts';

beforeEach(resetBrowser);

const saltOf = async () => (await stored('local'))['salt'];

test('a hash is HMAC-SHA-256 with the salt over the parts as JSON, as base64url', async () => {
  await fake.storage.local.set({ salt: btoa('salt') });
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode('salt'),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const expected = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('["for","Anna Berg"]'));
  await expect(createHashing().hash('for', 'Anna Berg')).resolves.toBe(Buffer.from(expected).toString('base64url'));
});

describe('the salt', () => {
  test('is 32 random bytes, made once on first need, however many ask at once', async () => {
    const hashing = createHashing();
    await turns();
    expect(await stored('local')).toEqual({});
    const write = vi.spyOn(fake.storage.local, 'set');
    const hashes = await Promise.all([hashing.hash('a'), hashing.hash('a'), hashing.hash('b')]);
    expect(write).toHaveBeenCalledTimes(1);
    write.mockRestore();
    expect(hashes[0]).toBe(hashes[1]);
    expect(atob(String(await saltOf()))).toHaveLength(32);
  });

  test('is found again by the next worker, and makes the same hashes', async () => {
    const hash = await createHashing().hash('kept', 'A');
    await expect(createHashing().hash('kept', 'A')).resolves.toBe(hash);
  });

  test('is another in another browser profile, and so are its hashes', async () => {
    const hash = await createHashing().hash('kept', 'A');
    const salt = await saltOf();
    resetBrowser();
    await expect(createHashing().hash('kept', 'A')).resolves.not.toBe(hash);
    expect(await saltOf()).not.toBe(salt);
  });

  test('that was erased is made anew, and hashes made with the former are never met again', async () => {
    const hashing = createHashing();
    const former = await hashing.hash('kept', 'A');
    await fake.storage.local.remove('salt');
    await turns();
    await expect(hashing.hash('kept', 'A')).resolves.not.toBe(former);
    expect(await saltOf()).toBeDefined();
  });

  test('that could not be read is read again when next needed', async () => {
    const hashing = createHashing();
    const read = vi.spyOn(fake.storage.local, 'get').mockRejectedValueOnce(new Error('storage') as never);
    await expect(hashing.hash('a')).rejects.toThrow('storage');
    read.mockRestore();
    await expect(hashing.hash('a')).resolves.toMatch(/^[\w-]{43}$/);
  });
});

test('no two lists of parts have the same hash, however their texts run together', async () => {
  const hashing = createHashing();
  const part = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\\', '[', ']'), maxLength: 4 });
  const parts = fc.array(part, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(parts, parts, async (some, others) => {
      const same = JSON.stringify(some) === JSON.stringify(others);
      expect((await hashing.hash(...some)) === (await hashing.hash(...others))).toBe(same);
    }),
  );
  expect(await hashing.hash('ab', 'c')).not.toBe(await hashing.hash('a', 'bc'));
});

test('nothing that was hashed can be read in what is kept', async () => {
  await createHashing().hash('kept', 'Anna Berg');
  expect(JSON.stringify(await stored('local'))).not.toContain('Anna');
});
