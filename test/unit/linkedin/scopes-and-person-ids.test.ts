import { describe, expect, test } from 'vitest';
import { isPersonId } from '../../../src/linkedin/person-id.ts';
import { allowsPeopleRead, allowsUserinfo, parseScopes } from '../../../src/linkedin/scopes.ts';

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
