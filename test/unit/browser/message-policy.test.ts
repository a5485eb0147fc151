import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { portPolicy, readCardAsk, readVisitAsk, requestPolicy } from '../../../src/browser/message-policy.ts';
import type { Reference } from '../../../src/contract/reference.ts';
import { ledger } from '../../../src/custody/ledger.ts';
import { portTable, requestTable } from '../../scenario/messages/table.ts';

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
const crmUser = { kind: 'crm-user', visit: 1, epoch: 1, identity: 'Anna Berg', pixels: 64 };
const asUser = { ...pictures, crmUser: 'Anna Berg' };
const person = (personId: unknown, more = {}) => ({
  ...pictures,
  wanted: [{ reference: { kind: 'person', personId }, pixels: 48, ...more }],
});

test('the visit port and the picker’s are a site’s, the card’s is the card’s, those of the popup and the options are a page’s, and no other port leads to the worker', () => {
  const from = Object.entries(portTable).map(([name, port]) => [name, port.from]);
  expect(portPolicy).toEqual(Object.fromEntries(from));
});

test('a site may say hello, that it has contacts, and that it wants cards; the card may request nothing at all', () => {
  const rows = Object.entries(requestPolicy).map(([kind, { from }]) => [kind, from]);
  expect(Object.fromEntries(rows)).toEqual(requestTable);
});

describe('what a content script of ours says over its visit port', () => {
  test.each([pictures, asUser, cancel, crmUser, { ...pictures, wanted: [] }])('is read as it is: %j', (message) => {
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
    { ...crmUser, confirmed: true },
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
    expect(readVisitAsk({ ...crmUser, identity: 'x'.repeat(300) })).toBeDefined();
    expect(readVisitAsk({ ...crmUser, identity: 'x'.repeat(301) })).toBeUndefined();
    expect(readVisitAsk({ ...asUser, crmUser: 'x'.repeat(301) })).toBeUndefined();
    const long = { kind: 'vanity', vanityName: 'x'.repeat(101) };
    expect(readVisitAsk({ ...pictures, wanted: [{ reference: long, pixels: 48 }] })).toBeUndefined();
  });
});

describe('a user of the CRM', () => {
  test.each(['', 7, null, undefined, ['Anna Berg']])('is not told by the identity %j', (identity) => {
    expect(readVisitAsk({ ...crmUser, identity })).toBeUndefined();
    expect(readVisitAsk({ ...pictures, crmUser: identity })).toBeUndefined();
  });
});

describe('what the card says', () => {
  const open = { kind: 'open', key: 'EGZ63LQeVGLE2yJc05Q5pg', pixels: 192, withPicture: true };
  test.each([open, { kind: 'larger-picture', pixels: 400 }])('is read as it is: %j', (message) => {
    expect(readCardAsk(message)).toEqual(message);
  });

  test.each([
    null,
    'open',
    { kind: 'open' },
    { ...open, key: 'x'.repeat(101) },
    { ...open, pixels: 0 },
    { ...open, pixels: 4097 },
    { ...open, reference: { kind: 'person', personId: 'A' } },
    { kind: 'larger-picture', pixels: Number.NaN },
    { kind: 'larger-picture', pixels: 400, address: 'https://media.licdn.com/' },
  ])('is refused where it is anything else: %j', (message) => {
    expect(readCardAsk(message)).toBeUndefined();
  });
});

describe('a page that wants a card', () => {
  const ask = { reference: { kind: 'person', personId: 'A' }, epoch: 3 };
  const passes = (asked: unknown) => v.safeParse(requestPolicy['open-card'].ask, asked).success;

  test('names one member, in the epoch it knows', () => {
    expect(passes(ask)).toBe(true);
    expect(passes({ ...ask, crmUser: 'vera' })).toBe(true);
  });

  test.each([
    {},
    { ...ask, epoch: -1 },
    { ...ask, crmUser: '' },
    { ...ask, reference: { kind: 'person', personId: 'A),(id:B' } },
    { ...ask, reference: [ask.reference] },
    { ...ask, name: 'Vera' },
  ])('gets none for %j', (asked) => {
    expect(passes(asked)).toBe(false);
  });
});

describe('what a page of ours asks', () => {
  const takes = (kind: keyof typeof requestPolicy, ask: unknown) => v.safeParse(requestPolicy[kind].ask, ask).success;

  test('is taken where it is in shape', () => {
    const user = { origin: 'https://crm.example.test:8443', identity: 'vera', confirmed: false };
    expect(takes('crm-user', user)).toBe(true);
    expect(takes('keep-signed-in', { wanted: true })).toBe(true);
    expect(takes('keep-own-data', { wanted: false })).toBe(true);
    expect(takes('read-connections', {})).toBe(true);
    expect(takes('find-connections', { vanityNames: Array(1000).fill('jürgen-müller') })).toBe(true);
    expect(takes('test-token-service', { address: 'not even an address' })).toBe(true);
    for (const what of [...Object.keys(ledger), 'unknown', 'everything']) {
      expect(takes('erase-kept', { what })).toBe(true);
    }
  });

  test.each([
    ['crm-user', { origin: 'https://crm.example.test/path', identity: 'vera', confirmed: true }],
    ['crm-user', { origin: 'file:///etc', identity: 'vera', confirmed: true }],
    ['crm-user', { origin: 'https://crm.example.test', identity: '', confirmed: true }],
    ['crm-user', { origin: 'https://crm.example.test', identity: 'vera', confirmed: 1 }],
    ['crm-user', { origin: 'https://crm.example.test', identity: 'vera' }],
    ['send-crm-photo', {}],
    ['send-crm-photo', { consent: false }],
    ['send-crm-photo', { consent: true, crop: { x: -1, y: 0, size: 9 } }],
    ['send-crm-photo', { consent: true, bytes: new ArrayBuffer(9) }],
    ['keep-signed-in', {}],
    ['keep-own-data', { wanted: 'yes' }],
    ['read-connections', { from: 500 }],
    ['find-connections', {}],
    ['find-connections', { vanityNames: 'ada-lovelace' }],
    ['find-connections', { vanityNames: ['x'.repeat(101)] }],
    ['find-connections', { vanityNames: Array(1001).fill('ada') }],
    ['keep-signed-in', { wanted: 'yes' }],
    ['test-token-service', { address: 'x'.repeat(2001) }],
    ['erase-kept', { what: 'members' }],
    ['erase-kept', { what: '__proto__' }],
    ['contacts-here', { address: 'https://crm.example.test/' }],
    ['export-kept', { withToken: true }],
    ['remembered-references', {}],
    ['remembered-references', { site: '' }],
    ['remembered-references', { site: 'x'.repeat(201) }],
    ['remembered-references', { site: 'crm', from: 500 }],
    ['support-report', { names: true }],
  ] as const)('of the kind %s is refused as %j', (kind, ask) => {
    expect(takes(kind, ask)).toBe(false);
  });
});

/** The shape of a visit message, written down a second time. */
function isInShape(read: ReturnType<typeof readVisitAsk>): boolean {
  const isCounter = (value: number) => Number.isSafeInteger(value) && value >= 0;
  const isIdentity = (value: unknown) => typeof value === 'string' && value.length > 0 && value.length <= 300;
  const isPixels = (value: number) => value >= 1 && value <= 4096;
  const isReference = (reference: Reference) =>
    reference.kind === 'person'
      ? /^[A-Za-z0-9_-]{1,64}$/.test(reference.personId)
      : reference.kind === 'vanity' && reference.vanityName.length <= 100;
  if (read === undefined || !isCounter(read.visit)) return read === undefined;
  if (read.kind === 'cancel') return Object.keys(read).length === 2;
  if (!isCounter(read.epoch)) return false;
  if (read.kind === 'crm-user')
    return isIdentity(read.identity) && isPixels(read.pixels) && Object.keys(read).length === 5;
  if (read.kind === 'record-keys')
    return (
      Object.keys(read).length === 4 &&
      read.pairs.length <= 100 &&
      read.pairs.every(
        ({ key, by, reference }) => isIdentity(key) && by <= 100 && (reference === null || isReference(reference)),
      )
    );
  return (
    Object.keys(read).length === ('crmUser' in read ? 5 : 4) &&
    (!('crmUser' in read) || isIdentity(read.crmUser)) &&
    read.wanted.length <= 100 &&
    read.wanted.every(({ reference, pixels }) => isPixels(pixels) && isReference(reference))
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
        identity: fc.oneof(fc.string({ maxLength: 310 }), fc.anything()),
        crmUser: fc.oneof(fc.string({ maxLength: 310 }), fc.anything()),
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
