import { describe, expect, test } from 'vitest';
import type { Json, MultiLocale } from '../../../../src/contract/profile.ts';
import { type BasicFieldName, basicFields } from '../../../../src/linkedin/edits/fields/basic.ts';
import { checkValue } from '../../../../src/linkedin/edits/fields/check.ts';
import { complexFields } from '../../../../src/linkedin/edits/fields/complex.ts';
import { keyed } from '../../../../src/linkedin/edits/fields/keyed.ts';
import { withLanguage, withoutLanguage } from '../../../../src/linkedin/edits/fields/languages.ts';

const check = (name: BasicFieldName, value: Json) =>
  checkValue(basicFields[name].value, value).map(({ path, code }) => (path === '' ? code : `${code} at ${path}`));

const english = (text: Json) => ({ localized: { en_US: text } });

describe('a value that may be sent', () => {
  test.each<[BasicFieldName, Json]>([
    [
      'headline',
      { localized: { en: 'A', de_DE: 'B', en_US_WIN: 'C' }, preferredLocale: { language: 'de', country: 'DE' } },
    ],
    ['headline', { localized: { de: 'B' }, preferredLocale: { language: 'de' } }],
    // No length is documented but the vanity name's.
    ['headline', english('x'.repeat(5000))],
    ['headline', { localized: { de_POSIX: 'A', fr_MAC: 'B' } }],
    ['phoneNumbers', [{ number: 'ask at the desk' }]],
    ['summary', english({ rawText: 'Two\nlines 👩‍💻' })],
    ['birthDate', { day: 29, month: 2 }],
    ['birthDate', { day: 29, month: 2, year: 2000 }],
    ['vanityName', 'bob7'],
    ['vanityName', 'müller'],
    ['ims', {}],
    ['ims', { a: { id: 'a', provider: 'YAHOO' } }],
    ['imsOrder', ['a', 'b']],
    ['skillsOrder', []],
    ['location', { countryCode: 'us' }],
    ['phoneNumbers', [{ number: '(222) 333-4444' }, { number: '(222) 333-4444' }]],
    ['selectedContactInterests', [{ predefinedInterest: 'SOMETHING_NEW' }]],
    ['websites', [{ url: english('www.certification.linkedin.com') }]],
    ['websites', [{ url: english('https://a.example/ä?q=1#x'), unknown: { of: 'LinkedIn' } }]],
    ['profilePicture', { originalImage: 'urn:li:digitalmediaAsset:C5', displayImage: 'urn:li:digitalmediaAsset:C6' }],
  ])('%s: %j', (name, value) => {
    expect(check(name, value)).toEqual([]);
  });
});

describe('a value that may not', () => {
  test.each<[BasicFieldName, Json, string]>([
    ['headline', 'a text', 'wrong-type'],
    ['headline', [], 'wrong-type'],
    ['headline', {}, 'wrong-type'],
    ['headline', { localized: {} }, 'mandatory at localized'],
    ['headline', english(''), 'too-short at localized/en_US'],
    ['headline', english(' \n'), 'too-short at localized/en_US'],
    ['headline', english(7), 'wrong-type at localized/en_US'],
    ['headline', english('\ud800'), 'bad-form at localized/en_US'],
    ['headline', { localized: { english: 'x' } }, 'bad-language at localized/english'],
    ['headline', { ...english('x'), preferredLocale: 'en' }, 'wrong-type at preferredLocale'],
    ['headline', { ...english('x'), preferredLocale: { language: 'EN' } }, 'bad-language at preferredLocale'],
    ['headline', { ...english('x'), preferredLocale: { language: 'de' } }, 'bad-language at preferredLocale'],
    ['summary', english('plain'), 'wrong-type at localized/en_US'],
    ['summary', english({}), 'wrong-type at localized/en_US/rawText'],
    ['birthDate', { day: 29, month: 2, year: 2023 }, 'bad-date'],
    ['birthDate', { day: 31, month: 4 }, 'bad-date'],
    ['birthDate', { month: 4, year: 1980 }, 'bad-date'],
    ['birthDate', { day: 1, month: 4, hour: 3 }, 'bad-date'],
    ['birthDate', { day: '1', month: 4 }, 'bad-date'],
    ['birthDate', '1980-04-01', 'wrong-type'],
    ['vanityName', 'ab', 'too-short'],
    ['vanityName', 'x'.repeat(101), 'too-long'],
    ['vanityName', 'bob smith', 'bad-form'],
    ['vanityName', 'bob_smith', 'bad-form'],
    ['industryId', '47', 'bad-reference'],
    ['industryId', 'urn:li:geo:47', 'bad-reference'],
    ['industryId', 47, 'wrong-type'],
    ['geoLocation', {}, 'mandatory at geo'],
    ['geoLocation', { geo: 'urn:li:geo:x' }, 'bad-reference at geo'],
    ['location', { countryCode: 'US' }, 'bad-form at countryCode'],
    ['ims', { a: { id: 'b', provider: 'ICQ' } }, 'key-mismatch at a'],
    ['ims', { a: { id: 'a', provider: 'PIGEON' } }, 'unknown-choice at a/provider'],
    ['ims', { a: { id: 'a' } }, 'mandatory at a/provider'],
    ['ims', [{ id: 'a', provider: 'ICQ' }], 'wrong-type'],
    ['imsOrder', [1], 'wrong-type at 0'],
    ['skillsOrder', ['1'], 'wrong-type at 0'],
    ['skillsOrder', [2 ** 60], 'wrong-type at 0'],
    ['skillsOrder', [1, 2, 1], 'repeated at 2'],
    ['memberRichContents', ['urn:li:memberRichContent:1'], 'bad-reference at 0'],
    ['phoneNumbers', [{ number: '1', type: 'FAX' }], 'unknown-choice at 0/type'],
    ['phoneNumbers', [{ type: 'HOME' }], 'mandatory at 0/number'],
    ['phoneNumbers', { number: '1' }, 'wrong-type'],
    ['selectedContactInterests', [{ predefinedInterest: 'coffee' }], 'unknown-choice at 0/predefinedInterest'],
    ['supportedLocales', [{ language: 'en' }, { language: 'en' }], 'repeated at 1'],
    ['supportedLocales', ['en_US'], 'wrong-type at 0'],
    [
      'volunteeringInterests',
      { supportedPredefinedCauses: ['peace'] },
      'unknown-choice at supportedPredefinedCauses/0',
    ],
    ['websites', [{ category: 'OTHER' }], 'mandatory at 0/url'],
    ['websites', [{ url: english('javascript:alert(1)') }], 'bad-form at 0/url/localized/en_US'],
    ['websites', [{ url: english('javascript://a.example/%0aalert(1)') }], 'bad-form at 0/url/localized/en_US'],
    ['websites', [{ url: english('https://user:word@a.example') }], 'bad-form at 0/url/localized/en_US'],
    ['websites', [{ url: english('two words') }], 'bad-form at 0/url/localized/en_US'],
    ['profilePicture', { displayImage: 'urn:li:digitalmediaAsset:C5' }, 'bad-reference at originalImage'],
  ])('%s: %j is %s', (name, value, fault) => {
    expect(check(name, value)).toEqual([fault]);
  });

  test('more than three IMs', () => {
    const ims = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { id, provider: 'ICQ' }]));
    expect(checkValue(basicFields.ims.value, ims)).toEqual([{ path: '', code: 'too-many', limit: 3 }]);
  });

  test('every kind of JSON in every field is judged, and never throws', () => {
    const odd: readonly Json[] = [
      null,
      true,
      0,
      -1,
      1.5,
      '',
      'x',
      [],
      [null],
      [[]],
      {},
      { x: null },
      { localized: null },
    ];
    const kinds = [
      ...Object.values(basicFields).map(({ value }) => value),
      ...Object.values(complexFields).map(({ entry }) => entry),
    ];
    for (const kind of kinds) for (const value of odd) expect(() => checkValue(kind, value)).not.toThrow();
  });
});

describe('IMs as a form lists them', () => {
  const { value: kind } = basicFields.ims;

  test('come under their own names', () => {
    const im = { id: 'bob', provider: 'ICQ' };
    expect(keyed(kind, [im])).toEqual({ value: { bob: im }, faults: [] });
  });

  test('cannot have one name twice', () => {
    const ims = [
      { id: 'bob', provider: 'ICQ' },
      { id: 'ann', provider: 'ICQ' },
      { id: 'bob', provider: 'QQ' },
    ];
    expect(keyed(kind, ims).faults).toEqual([{ path: '2/id', code: 'repeated' }]);
  });
});

describe('one language of a text', () => {
  const three: MultiLocale<string> = {
    localized: { en_US: 'a', de_DE: 'b', fr: 'c' },
    preferredLocale: { country: 'DE', language: 'de' },
  };

  test('is changed or added, and the rest stays', () => {
    expect(withLanguage(three, 'fr', 'd')).toEqual({ ...three, localized: { ...three.localized, fr: 'd' } });
    expect(withLanguage(three, 'ja_JP', 'e').localized).toEqual({ ...three.localized, ja_JP: 'e' });
  });

  test('is the preferred one where it is the first', () => {
    const first = { localized: { ja_JP: 'e' }, preferredLocale: { country: 'JP', language: 'ja' } };
    expect(withLanguage(null, 'ja_JP', 'e')).toEqual(first);
    expect(withLanguage(null, 'ja', 'e').preferredLocale).toEqual({ language: 'ja' });
  });

  test('is taken away, and with it its preference', () => {
    expect(withoutLanguage(three, 'fr')).toEqual({ ...three, localized: { en_US: 'a', de_DE: 'b' } });
    expect(withoutLanguage(three, 'de_DE')).toEqual({
      localized: { en_US: 'a', fr: 'c' },
      preferredLocale: { country: 'US', language: 'en' },
    });
    expect(withoutLanguage({ localized: { fr: 'c' } }, 'fr')).toBeNull();
  });
});
