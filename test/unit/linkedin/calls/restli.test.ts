import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeKey, encodeList, encodeValue, personIdInKey } from '../../../../src/linkedin/calls/restli.ts';
import { encodeKey1, encodeValue1 } from '../../../../src/linkedin/calls/restli-1.ts';

describe('values', () => {
  test.each([
    ['urn:li:person:X', 'urn%3Ali%3Aperson%3AX'],
    ["(a,b:c')", '%28a%2Cb%3Ac%27%29'],
    ['ü &=?#/%', '%C3%BC%20%26%3D%3F%23%2F%25'],
    ['A-b_9.~', 'A-b_9.~'],
    ['', "''"],
  ])('%j is written %s', (value, written) => {
    expect(encodeValue(value)).toBe(written);
  });

  test('hold nothing of the syntax, and can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        const written = encodeValue(value);
        expect(written).not.toMatch(/[(),:'&=?#/\s]/);
        expect(decodeURIComponent(written)).toBe(value);
      }),
    );
  });
});

test('keys and lists keep their structure raw', () => {
  expect(encodeKey({ id: 'A:B' })).toBe('(id:A%3AB)');
  expect(encodeKey({ a: '1', b: '' })).toBe("(a:1,b:'')");
  expect(encodeList([encodeKey({ id: 'A' }), encodeKey({ id: 'B' })])).toBe('List((id:A),(id:B))');
  expect(encodeList([])).toBe('List()');
});

describe('Rest.li 1.0', () => {
  test('keys and values are written as the documentation writes them', () => {
    expect(encodeKey1({ country: 'urn:li:country:us', placeCode: '1-1-0-23-30' })).toBe(
      'country=urn:li:country:us&placeCode=1-1-0-23-30',
    );
    expect(encodeValue1('urn:li:standardizedLocationKey:(us,12345)')).toBe('urn:li:standardizedLocationKey:(us,12345)');
  });

  test('what would end a value is encoded, and can be read back', () => {
    expect(encodeValue1('WC2N 5DU')).toBe('WC2N%205DU');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const written = encodeValue1(value);
        expect(written).not.toMatch(/[&=?#/\s]/);
        expect(decodeURIComponent(written)).toBe(value);
      }),
    );
  });
});

test.each([
  ['(id:A-b_9)', 'A-b_9'],
  ['%28id%3AA%29', 'A'],
  ['(id%3AA)', 'A'],
  ['A', 'A'],
  ['__proto__', '__proto__'],
  ['(id:A,other:B)', undefined],
  ['(id:(id:A))', undefined],
  ['(id:)', undefined],
  ['%E0%A4%A', undefined],
  ['', undefined],
])('the key %j holds the person ID %j', (key, personId) => {
  expect(personIdInKey(key)).toBe(personId);
});
