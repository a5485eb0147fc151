import { describe, expect, test } from 'vitest';
import { orgOrigin } from '../../../src/salesforce/org.ts';
import { discoverVersion } from '../../../src/salesforce/versions.ts';
import { errors, fakeOrg, json, origin } from './support.ts';

const listed = (...versions: unknown[]) => versions.map((version) => ({ label: 'A', url: '/x', version }));

describe('the version', () => {
  test.each([
    [['34.0', '35.0', '67.0'], '67.0'],
    [['67.0', '9.0', '35.0'], '67.0'],
    [['100.0', '99.0'], '100.0'],
    [['67.0', 'next', 7, '../..', '67.0/..', '1e5', ' 99.0'], '67.0'],
  ])('of those in %j is the newest', async (versions, newest) => {
    const { asked, access } = fakeOrg([json(listed(...versions))]);
    await expect(discoverVersion(access)).resolves.toEqual({ ok: true, value: newest });
    expect(asked[0]?.address).toBe(`${origin}/services/data/`);
    // The list is for anybody.
    expect(new Headers(asked[0]?.init.headers).has('authorization')).toBe(false);
  });

  test('is none where the org is too old for the resource', async () => {
    const { access } = fakeOrg([json(listed('33.0', '34.0'))]);
    await expect(discoverVersion(access)).resolves.toEqual({ ok: false, fault: { code: 'not-found' } });
  });

  test.each([
    ['no list', {}],
    ['an empty list', []],
    ['a list of something else', [1, null, {}]],
  ])('is not read off %s', async (_, body) => {
    const { access } = fakeOrg([json(body)]);
    await expect(discoverVersion(access)).resolves.toMatchObject({ fault: { code: 'bad-answer' } });
  });

  test('of an org that does not answer is a fault like any other', async () => {
    const { access } = fakeOrg([errors(404, 'NOT_FOUND')]);
    await expect(discoverVersion(access)).resolves.toEqual({ ok: false, fault: { code: 'not-found' } });
  });
});

describe('an org', () => {
  test.each([
    'https://acme.my.salesforce.com',
    ' acme.my.salesforce.com ',
    'https://ACME.my.salesforce.com/lightning/page/home?x#y',
    'https://acme.my.salesforce.com:443/',
  ])('is read off %j', (text) => {
    expect(orgOrigin(text)).toBe('https://acme.my.salesforce.com');
  });

  test('may be a sandbox', () => {
    expect(orgOrigin('acme--uat.sandbox.my.salesforce.com')).toBe('https://acme--uat.sandbox.my.salesforce.com');
  });

  test.each([
    '',
    'acme',
    'http://acme.my.salesforce.com',
    'https://my.salesforce.com',
    'https://.my.salesforce.com',
    'https://acme.my.salesforce.com.evil.example',
    'https://evilmy.salesforce.com',
    'https://a:b@acme.my.salesforce.com',
    'https://acme.my.salesforce.com:8443',
    'https://acme.lightning.force.com',
    'javascript://acme.my.salesforce.com',
  ])('is not read off %j: no token goes there', (text) => {
    expect(orgOrigin(text)).toBeUndefined();
  });
});
