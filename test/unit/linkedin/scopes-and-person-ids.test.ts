import { describe, expect, test } from 'vitest';
import { isPersonId, personIdIn } from '../../../src/linkedin/person-id.ts';
import {
  allowsBasicFields,
  allowsConnections,
  allowsPeopleRead,
  allowsUserinfo,
  parseScopes,
} from '../../../src/linkedin/scopes.ts';

describe('scopes', () => {
  test.each([
    ['openid profile', ['openid', 'profile']],
    ['openid,profile', ['openid', 'profile']],
    [' openid, profile ,email,,openid', ['openid', 'profile', 'email']],
    ['', []],
    [' , ', []],
  ])('%j is read as %j', (text, scopes) => {
    expect(parseScopes(text)).toEqual(scopes);
  });

  test('say what is allowed', () => {
    expect(allowsUserinfo(['profile', 'openid'])).toBe(true);
    expect(allowsUserinfo(['r_liteprofile'])).toBe(false);
    expect(allowsPeopleRead(['openid', 'profile', 'email'])).toBe(false);
    expect(allowsPeopleRead(['r_liteprofile'])).toBe(true);
    expect(allowsPeopleRead(['r_basicprofile'])).toBe(true);
    expect(allowsPeopleRead(['r_basicprofile_app'])).toBe(false);
    expect(allowsBasicFields(['r_liteprofile'])).toBe(false);
    expect(allowsBasicFields(['r_basicprofile'])).toBe(true);
    expect(allowsConnections(['r_1st_connections_size'])).toBe(false);
    expect(allowsConnections(['r_1st_connections'])).toBe(true);
  });
});

test.each([
  ['yrZCpj2Z12', true],
  ['A-b_9', true],
  ['x'.repeat(64), true],
  ['x'.repeat(65), false],
  ['', false],
  ['A\n', false],
  ['A)', false],
  ['urn:li:person:A', false],
  [12, false],
  [undefined, false],
])('%j is a person ID: %j', (value, expected) => {
  expect(isPersonId(value)).toBe(expected);
});

test.each([
  ['urn:li:person:yrZCpj2Z12', 'yrZCpj2Z12'],
  ['yrZCpj2Z12', 'yrZCpj2Z12'],
  ['urn:li:person:', undefined],
  ['urn:li:organization:12', undefined],
  ['urn:li:person:A)', undefined],
  ['urn:li:person:urn:li:person:A', undefined],
  ['__proto__', '__proto__'],
  [12, undefined],
  [null, undefined],
])('%j refers to the person %j', (reference, personId) => {
  expect(personIdIn(reference)).toBe(personId);
});
