import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portPolicy, readVisitAsk, requestPolicy } from '../../../src/browser/message-policy.ts';

const pictures = {
  kind: 'pictures',
  visit: 1,
  epoch: 2,
  wanted: [
    { reference: { kind: 'person', personId: 'Ab-1_z' }, pixels: 48 },
    { reference: { kind: 'vanity', vanityName: 'jürgen-müller' }, pixels: 96.5 },
  ],
};
const cancel = { kind: 'cancel', visit: 0 };
const crmUser = { kind: 'crm-user', visit: 1, epoch: 1, text: 'Anna Berg', pixels: 64 };
const person = (personId: unknown, more = {}) => ({
  ...pictures,
  wanted: [{ reference: { kind: 'person', personId }, pixels: 48, ...more }],
});

test('only the visit port is a site’s, only the popup’s is a page’s, and no other port leads to the worker', () => {
  expect(portPolicy).toEqual({ visit: 'site-content', popup: 'own-page' });
});

test('a site may say hello and nothing else', () => {
  const rows = Object.entries(requestPolicy).map(([kind, { from }]) => [kind, from]);
  expect(Object.fromEntries(rows)).toEqual({
    hello: 'site-content',
    'sign-in': 'own-page',
    'cancel-sign-in': 'own-page',
    'sign-out': 'own-page',
    'stop-site': 'own-page',
    'read-settings': 'own-page',
    'write-settings': 'own-page',
  });
});

describe('what a content script of ours says over its visit port', () => {
  test.each([pictures, cancel, crmUser, { ...pictures, wanted: [] }])('is read as it is: %j', (message) => {
    expect(readVisitAsk(message)).toEqual(message);
  });

  test('a hundred members are one message, and one more is none', () => {
    const [one] = pictures.wanted;
    expect(readVisitAsk({ ...pictures, wanted: Array(100).fill(one) })).toBeDefined();
    expect(readVisitAsk({ ...pictures, wanted: Array(101).fill(one) })).toBeUndefined();
  });
});

describe('what is refused', () => {
  test.each([
    'urn:li:person:A',
    'A/../B',
    'A?x=1',
    'A#b',
    'A),(id:B',
    'A%2fB',
    'https://evil.example/',
    '//evil.example',
    'A@evil.example',
    'A\\B',
    'A B',
    'A\r\nHost: evil.example',
    'A\n',
    '\u0000',
    'Ａ',
    '',
    'x'.repeat(65),
    7,
    null,
    ['A'],
    { toString: () => 'A' },
  ])('the person ID %j', (personId) => {
    expect(readVisitAsk(person(personId))).toBeUndefined();
  });

  test.each([0, 0.99, -1, 4097, Number.NaN, Number.POSITIVE_INFINITY, '48', null, undefined])('%s pixels', (pixels) => {
    expect(readVisitAsk(person('A', { pixels }))).toBeUndefined();
    expect(readVisitAsk({ ...crmUser, pixels })).toBeUndefined();
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', null, undefined, {}])(
    'the counter %s',
    (count) => {
      expect(readVisitAsk({ ...pictures, visit: count })).toBeUndefined();
      expect(readVisitAsk({ ...pictures, epoch: count })).toBeUndefined();
      expect(readVisitAsk({ ...cancel, visit: count })).toBeUndefined();
    },
  );

  test.each([
    { ...pictures, address: 'https://evil.example/' },
    { ...cancel, epoch: 1 },
    { ...crmUser, wanted: [] },
    person('A', { address: 'https://media.licdn.com/x' }),
    { ...pictures, wanted: [{ reference: { kind: 'person', personId: 'A', vanityName: 'a' }, pixels: 48 }] },
    { ...pictures, wanted: [{ reference: { kind: 'address', address: 'https://evil.example' }, pixels: 48 }] },
    JSON.parse('{"kind":"cancel","visit":1,"__proto__":{"kind":"pictures"}}'),
  ])('one key too many, or a kind of reference that is none: %j', (message) => {
    expect(readVisitAsk(message)).toBeUndefined();
  });

  test.each(['hello', 'Pictures', '__proto__', 'constructor', 'hasOwnProperty', '', 1, null, undefined])(
    'the kind %j',
    (kind) => {
      expect(readVisitAsk({ ...pictures, kind })).toBeUndefined();
      expect(readVisitAsk({ kind, visit: 1 })).toBeUndefined();
    },
  );

  test('a text longer than a name', () => {
    expect(readVisitAsk({ ...crmUser, text: 'x'.repeat(300) })).toBeDefined();
    expect(readVisitAsk({ ...crmUser, text: 'x'.repeat(301) })).toBeUndefined();
    const long = { kind: 'vanity', vanityName: 'x'.repeat(101) };
    expect(readVisitAsk({ ...pictures, wanted: [{ reference: long, pixels: 48 }] })).toBeUndefined();
  });
});

/** The shape of a visit message, written down a second time. */
function isInShape(read: ReturnType<typeof readVisitAsk>): boolean {
  const isCounter = (value: number) => Number.isSafeInteger(value) && value >= 0;
  const isPixels = (value: number) => value >= 1 && value <= 4096;
  if (read === undefined || !isCounter(read.visit)) return read === undefined;
  if (read.kind === 'cancel') return Object.keys(read).length === 2;
  if (!isCounter(read.epoch)) return false;
  if (read.kind === 'crm-user')
    return read.text.length <= 300 && isPixels(read.pixels) && Object.keys(read).length === 5;
  return (
    Object.keys(read).length === 4 &&
    read.wanted.length <= 100 &&
    read.wanted.every(
      ({ reference, pixels }) =>
        isPixels(pixels) &&
        (reference.kind === 'person'
          ? /^[A-Za-z0-9_-]{1,64}$/.test(reference.personId)
          : reference.kind === 'vanity' && reference.vanityName.length <= 100),
    )
  );
}

describe('whatever comes', () => {
  test('it never throws, and what it lets through is always in shape', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        (message) => {
          expect(isInShape(readVisitAsk(message))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('the same holds for messages that are nearly right', () => {
    const reference = fc.record(
      {
        kind: fc.constantFrom('person', 'vanity', '__proto__', 'address'),
        personId: fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{1,70}$/), fc.anything()),
        vanityName: fc.oneof(fc.string({ maxLength: 120 }), fc.anything()),
        address: fc.webUrl(),
      },
      { requiredKeys: [] },
    );
    const number = fc.oneof(fc.integer({ min: -2, max: 5000 }), fc.double(), fc.anything());
    const message = fc.record(
      {
        kind: fc.constantFrom('pictures', 'cancel', 'crm-user', 'hello', 'constructor'),
        visit: number,
        epoch: number,
        text: fc.oneof(fc.string({ maxLength: 310 }), fc.anything()),
        pixels: number,
        wanted: fc.oneof(fc.array(fc.record({ reference, pixels: number }, { requiredKeys: [] })), fc.anything()),
        more: fc.anything(),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(message, (one) => {
        expect(isInShape(readVisitAsk(one))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
