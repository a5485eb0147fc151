import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileAddress, readVanityName } from '../../../src/linkedin/vanity-name.ts';

test.each([
  ['bsmith', 'bsmith'],
  ['Bob-Smith-12', 'bob-smith-12'],
  ['j%C3%BCrgen', 'jürgen'],
  ['JU\u0308RGEN', 'jürgen'],
  ['王小明', '王小明'],
  ['ab', undefined],
  ['a'.repeat(101), undefined],
  ['a/../b', undefined],
  ['bob smith', undefined],
  ['%E0%A4%A', undefined],
  ['', undefined],
  [7, undefined],
  [null, undefined],
])('%j is the vanity name %j', (value, name) => {
  expect(readVanityName(value)).toBe(name);
});

test('the public profile’s address is of the documented form', () => {
  expect(profileAddress('bsmith')).toBe('https://www.linkedin.com/in/bsmith');
  expect(profileAddress('jürgen')).toBe('https://www.linkedin.com/in/j%C3%BCrgen');
});

test('no name leads anywhere but to a profile', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const name = readVanityName(value);
      if (name === undefined) return;
      const address = new URL(profileAddress(name));
      expect(address.origin).toBe('https://www.linkedin.com');
      expect(address.pathname.split('/')).toHaveLength(3);
      expect(address.search + address.hash).toBe('');
    }),
  );
});
