import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMe, readUserinfo, readViewer, userinfoRequest } from '../../../src/linkedin/viewer.ts';
import { element, fakeLinkedIn, json, mediaAddress, now, profilePicture } from './support.ts';

const address = mediaAddress('own');
const unsized = { address, width: 0, height: 0, expiresAt: now + 3_600_000 };

describe('userinfo', () => {
  test('is asked for without the Rest.li protocol', () => {
    expect(userinfoRequest()).toEqual({ address: 'https://api.linkedin.com/v2/userinfo' });
  });

  test.each([
    [
      { sub: 'A', name: 'Ana López', picture: address },
      { personId: 'A', name: 'Ana López', artifacts: [unsized] },
    ],
    [
      { sub: 'A', given_name: 'Ana', family_name: 'López' },
      { personId: 'A', name: 'Ana López', artifacts: [] },
    ],
    [
      { sub: 'A', name: ' ', given_name: 'Ana' },
      { personId: 'A', name: 'Ana', artifacts: [] },
    ],
    [
      { sub: 'A', name: 7, picture: { url: address } },
      { personId: 'A', name: '', artifacts: [] },
    ],
    [
      { sub: 'A', picture: 'https://example.com/a.jpg' },
      { personId: 'A', name: '', artifacts: [] },
    ],
    [
      { sub: 'A', picture: mediaAddress('own', 1) },
      { personId: 'A', name: '', artifacts: [] },
    ],
  ])('%j', (claims, viewer) => {
    expect(readUserinfo(claims, now)).toEqual(viewer);
  });

  test.each([
    [
      { country: 'PT', language: 'pt' },
      { country: 'PT', language: 'pt' },
    ],
    ['pt_PT', { country: 'PT', language: 'pt' }],
    [7, undefined],
  ])('the locale %j is read in both forms', (locale, expected) => {
    expect(readUserinfo({ sub: 'A', locale }, now)?.locale).toEqual(expected);
  });

  test('a name without end is cut, between characters', () => {
    for (const character of ['x', '🙂']) {
      const name = readUserinfo({ sub: 'A', name: character.repeat(100_000) }, now)?.name;
      expect(name).toBe(character.repeat(200));
    }
  });
});

describe('/v2/me', () => {
  test.each([
    [
      { id: 'A', localizedFirstName: 'Ana', localizedLastName: 'López', profilePicture: profilePicture(element(100)) },
      {
        personId: 'A',
        name: 'Ana López',
        artifacts: [{ ...unsized, address: mediaAddress('s100'), width: 100, height: 100 }],
      },
    ],
    [
      { id: 'A', localizedLastName: 'López' },
      { personId: 'A', name: 'López', artifacts: [] },
    ],
    [
      { id: 'A', profilePicture: { 'displayImage!': { status: 429 } } },
      { personId: 'A', name: '', artifacts: [] },
    ],
    [
      { id: 'A', localizedFirstName: 'Ana', localizedHeadline: 'Engineer', vanityName: 'Ana-Lopez' },
      { personId: 'A', name: 'Ana', artifacts: [], headline: 'Engineer', vanityName: 'ana-lopez' },
    ],
  ])('%j', (profile, viewer) => {
    expect(readMe(profile, now)).toEqual(viewer);
  });

  test('names are in the language that the viewer prefers, which is told', () => {
    const name = (en: string, pt: string) => ({
      localized: { en_US: en, pt_BR: pt },
      preferredLocale: { country: 'BR', language: 'pt' },
    });
    const me = {
      id: 'A',
      firstName: name('Anne', 'Ana'),
      lastName: name('Lopez', 'Lopes'),
      localizedFirstName: 'Anne',
    };
    expect(readMe(me, now)).toMatchObject({ name: 'Ana Lopes', locale: { language: 'pt', country: 'BR' } });
  });
});

test('without a person ID there is no viewer, and nothing throws', () => {
  for (const body of [null, 'A', [], {}, { sub: 7, id: 7 }, { sub: '', id: 'a/b' }]) {
    expect(readUserinfo(body, now)).toBeUndefined();
    expect(readMe(body, now)).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (one, two, three) => {
      expect(readUserinfo({ sub: 'A', name: one, picture: two, given_name: three }, now)?.personId).toBe('A');
      expect(readMe({ id: 'A', localizedFirstName: one, profilePicture: two }, now)?.personId).toBe('A');
      expect(readUserinfo(one, now)).toBeUndefined();
    }),
  );
});

describe('readViewer', () => {
  test('asks userinfo where openid was granted', async () => {
    const { access, asked } = fakeLinkedIn([json({ sub: 'A', name: 'Ana' })]);
    await expect(readViewer(access, ['openid', 'profile', 'r_liteprofile'])).resolves.toEqual({
      ok: true,
      value: { personId: 'A', name: 'Ana', artifacts: [] },
    });
    expect(asked.map((one) => one.address)).toEqual(['https://api.linkedin.com/v2/userinfo']);
  });

  test('asks /v2/me where it was not', async () => {
    const { access, asked } = fakeLinkedIn([json({ id: 'A', localizedFirstName: 'Ana' })]);
    await expect(readViewer(access, ['r_liteprofile'])).resolves.toMatchObject({ ok: true, value: { name: 'Ana' } });
    expect(asked[0]?.address).toMatch(/^https:\/\/api\.linkedin\.com\/v2\/me\?/);
    expect(asked[0]?.address).not.toContain('vanityName');
  });

  test('asks for the headline and the vanity name only where they are granted', async () => {
    const { access, asked } = fakeLinkedIn([json({ id: 'A' })]);
    await readViewer(access, ['r_basicprofile']);
    expect(asked[0]?.address).toContain(',headline,localizedHeadline,vanityName)');
  });

  test('an answer that names nobody is a bad answer', async () => {
    const { access } = fakeLinkedIn([json({ name: 'Ana' })]);
    await expect(readViewer(access, ['openid'])).resolves.toEqual({
      ok: false,
      fault: { code: 'bad-answer', status: 200 },
    });
  });

  test('a fault is handed on', async () => {
    const { access } = fakeLinkedIn([json({}, 403)]);
    await expect(readViewer(access, [])).resolves.toEqual({ ok: false, fault: { code: 'no-capability' } });
  });
});
