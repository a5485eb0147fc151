import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { accounts, crmUsers } from '../../sandbox/world/accounts.ts';
import { type Person, pageLength, people } from '../../sandbox/world/people.ts';
import { portrait } from '../../sandbox/world/portraits.ts';

const counts = (persons: readonly Person[], key: 'kind' | 'referenceForm') => {
  const counted: Record<string, number> = {};
  for (const person of persons) counted[person[key]] = (counted[person[key]] ?? 0) + 1;
  return counted;
};

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

describe('the contacts', () => {
  test('are 500, in number order, each told apart by every name they go by', () => {
    expect(people.map(({ number }) => number)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    for (const key of ['personId', 'vanityName', 'email', 'phone', 'colour'] as const)
      expect(new Set(people.map((person) => person[key])).size, key).toBe(500);
    expect(new Set(people.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(500);
  });

  test('have person IDs that a lower-casing would break', () => {
    for (const { personId } of people) {
      expect(personId).toMatch(/^[\w-]{10}$/);
      expect(personId).toMatch(/[A-Z]/);
    }
  });

  test('are of the same kinds at every start', () => {
    expect(counts(people, 'kind')).toEqual({
      open: 357,
      'limited-forbidden': 13,
      'limited-absent': 15,
      'limited-empty': 15,
      'limited-private-id': 14,
      'no-picture': 14,
      unknown: 15,
      'small-source': 14,
      'throttled-decoration': 14,
      'open-to-second': 15,
      'open-to-first': 14,
    });
    expect(counts(people, 'referenceForm')).toEqual({
      urn: 400,
      'bare-id': 40,
      'profile-url': 20,
      'company-url': 20,
      none: 20,
    });
  });

  test('show every kind and every form of reference on the first page', () => {
    const first = people.slice(0, pageLength);
    expect(counts(first, 'kind')).toEqual({
      open: 15,
      'limited-forbidden': 1,
      'limited-absent': 1,
      'limited-empty': 1,
      'limited-private-id': 1,
      'no-picture': 1,
      unknown: 1,
      'small-source': 1,
      'throttled-decoration': 1,
      'open-to-second': 1,
      'open-to-first': 1,
    });
    expect(counts(first, 'referenceForm')).toEqual({
      urn: 20,
      'bare-id': 2,
      'profile-url': 1,
      'company-url': 1,
      none: 1,
    });
  });

  test('are mostly open on every later page, with a varied handful of the others', () => {
    for (let start = pageLength; start < people.length; start += pageLength) {
      const kinds = counts(people.slice(start, start + pageLength), 'kind');
      expect(kinds['open']).toBeGreaterThanOrEqual(17);
      expect(kinds['open']).toBeLessThanOrEqual(19);
      expect(Object.keys(kinds).length).toBe(1 + pageLength - (kinds['open'] ?? 0));
    }
  });
});

test('the CRM’s users are the accounts’ people, by name', () => {
  expect(crmUsers.map(({ name }) => name)).toEqual(accounts.map(({ name }) => name));
});

describe('portraits', () => {
  test('any two backgrounds differ clearly in at least one channel', () => {
    const colours = [...people, ...accounts].map(({ colour }) => channels(colour));
    let nearest = 255;
    for (const [index, one] of colours.entries())
      for (const other of colours.slice(index + 1))
        nearest = Math.min(nearest, Math.max(...one.map((level, at) => Math.abs(level - (other[at] ?? 0)))));
    expect(nearest).toBeGreaterThanOrEqual(20);
  });

  test('are JPEGs of the size asked for, with the person’s colour in every corner', async () => {
    for (const sitter of [...people.slice(0, 3), ...accounts])
      for (const pixels of [96, 100, 200, 400, 800]) {
        const { data, info } = await sharp(await portrait(sitter, pixels))
          .raw()
          .toBuffer({ resolveWithObject: true });
        expect([info.width, info.height]).toEqual([pixels, pixels]);
        for (const corner of [0, pixels - 1, pixels * (pixels - 1), pixels * pixels - 1])
          for (const [at, level] of channels(sitter.colour).entries())
            expect(Math.abs((data[corner * info.channels + at] ?? 0) - level)).toBeLessThanOrEqual(4);
      }
  });

  test('of one list page come well within a second, and a second time from memory', async () => {
    const page = people.slice(100, 125);
    const start = performance.now();
    const first = await Promise.all(page.map((person) => portrait(person, 100)));
    expect(performance.now() - start).toBeLessThan(1000);
    const again = await Promise.all(page.map((person) => portrait(person, 100)));
    for (const [index, bytes] of again.entries()) expect(bytes).toBe(first[index]);
  });
});
