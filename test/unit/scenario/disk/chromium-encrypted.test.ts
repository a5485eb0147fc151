import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { decrypt, isChromiumSession, readEncryptedSession } from '../../../scenario/disk/chromium-encrypted.ts';

/** What PBKDF2 makes of Chromium's fixed words, as OpenSSL says it too. */
const key = Buffer.from('fd621fe5a2b402539dfa147ca9272778', 'hex');

function encrypted(text: string): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16, ' '));
  return Buffer.concat([Buffer.from('v10'), cipher.update(text), cipher.final()]);
}

const noteOf = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const beginning = Buffer.from('SNSS\x05\0\0\0');

test('what Chromium encrypts without a keyring can be read by everybody', () => {
  expect(decrypt(encrypted('an address'))?.toString()).toBe('an address');
  expect(decrypt(Buffer.from('v10 and no more than that'))).toBeUndefined();
  expect(decrypt(Buffer.from('an address'))).toBeUndefined();
});

test('the encrypted notes of open tabs are read one by one, and those that can not be are counted', () => {
  const notes = [encrypted('one address'), encrypted('and a longer address than that'), Buffer.from('v10 no cipher')];
  const file = Buffer.concat([beginning, ...notes.map(noteOf)]);
  expect(isChromiumSession(file)).toBe(true);
  const { pieces, stillPacked } = readEncryptedSession(file);
  expect(pieces.map(String)).toEqual(['one address', 'and a longer address than that']);
  expect(stillPacked).toBe(1);
});

test('notes that are not encrypted are left to the search of the bytes', () => {
  const file = Buffer.concat([beginning, Buffer.from('\x0a\0an address')]);
  expect(readEncryptedSession(file)).toEqual({ pieces: [], stillPacked: 0 });
});
