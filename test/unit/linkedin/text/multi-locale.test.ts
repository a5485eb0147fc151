import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayText } from '../../../../src/linkedin/text/display-text.ts';
import { readLocale } from '../../../../src/linkedin/text/locale.ts';
import { localeStringText, localText } from '../../../../src/linkedin/text/multi-locale.ts';

describe('a locale', () => {
  test.each([
    ['en_US', { language: 'en', country: 'US' }],
    ['pt-BR', { language: 'pt', country: 'BR' }],
    ['fr', { language: 'fr' }],
    ['zh-Hant-TW', { language: 'zh', country: 'TW' }],
    ['en_US_POSIX', { language: 'en', country: 'US' }],
    [
      { language: 'en', country: 'us' },
      { language: 'en', country: 'US' },
    ],
    [{ language: 'EN' }, { language: 'en' }],
    [{ language: 'en', country: 7 }, { language: 'en' }],
    [{ country: 'US' }, undefined],
    ['', undefined],
    ['english', undefined],
    [['en', 'US'], undefined],
    [null, undefined],
    [7, undefined],
  ])('%j is read as %j', (value, locale) => {
    expect(readLocale(value)).toEqual(locale);
  });
});

describe('of a text in several languages', () => {
  const text = {
    localized: { de_DE: 'Bob', en_GB: 'Robert', en_US: 'Bobby', fr_FR: 'Robin' },
    preferredLocale: { language: 'fr', country: 'FR' },
  };

  test.each([
    ['the viewer’s language and country', 'en_US', 'Bobby'],
    ['the viewer’s language, of another country', 'en_IE', 'Robert'],
    ['the viewer’s language, of no country', 'de', 'Bob'],
    ['else the preferred one', 'ja_JP', 'Robin'],
  ])('%s comes first', (_, locale, expected) => {
    expect(localText(text, readLocale(locale), 100)).toBe(expected);
  });

  test('without a viewer’s language the preferred one comes first, of its country or of another', () => {
    expect(localText(text, undefined, 100)).toBe('Robin');
    const preferring = (preferredLocale: unknown) => localText({ ...text, preferredLocale }, undefined, 100);
    expect(preferring({ language: 'en', country: 'US' })).toBe('Bobby');
    expect(preferring({ language: 'en' })).toBe('Robert');
  });

  test('the first is taken where nothing says more', () => {
    expect(localText({ localized: text.localized }, undefined, 100)).toBe('Bob');
    expect(localText({ localized: text.localized, preferredLocale: 'x' }, readLocale('ja'), 100)).toBe('Bob');
    expect(localText({ localized: { strange: 'Bo', '': 'B' } }, readLocale('en'), 100)).toBe('Bo');
  });

  test('an empty or malformed one is passed over', () => {
    expect(localText({ localized: { en_US: ' ', en_GB: 7, fr_FR: 'Robin' } }, readLocale('en_US'), 100)).toBe('Robin');
    for (const value of [
      undefined,
      null,
      'Bob',
      [],
      {},
      { localized: 'Bob' },
      { localized: ['Bob'] },
      { localized: {} },
    ])
      expect(localText(value, undefined, 100)).toBe('');
  });

  test('rich text has its words in rawText', () => {
    expect(localText({ localized: { en_US: { rawText: 'Engineer', attributes: [] } } }, undefined, 100)).toBe(
      'Engineer',
    );
    expect(localText({ localized: { en_US: { attributes: [] } } }, undefined, 100)).toBe('');
  });

  test('one language alone is a LocaleString', () => {
    expect(localeStringText({ locale: { language: 'en' }, value: ' Leeds ' }, 100)).toBe('Leeds');
    expect(localeStringText('Leeds', 100)).toBe('');
  });

  test('nothing throws, whatever JSON holds, and nothing is inherited', () => {
    expect(localText(JSON.parse('{"localized":{"__proto__":"Bob"}}'), undefined, 100)).toBe('Bob');
    expect(localText(Object.create({ localized: { en_US: 'Bob' } }), undefined, 100)).toBe('');
    const text = fc.oneof(fc.jsonValue(), fc.record({ localized: fc.jsonValue(), preferredLocale: fc.jsonValue() }));
    fc.assert(fc.property(text, (value) => typeof localText(value, readLocale('en_US'), 20) === 'string'));
  });
});

describe('a text to be shown', () => {
  test.each([
    ['  Ana\n\tLópez ', 'Ana López'],
    ['<b>Ana</b> & Co', '<b>Ana</b> & Co'],
    ['Ana\u0000\u202eLópez\u2066', 'Ana López'],
    ['عمر', 'عمر'],
    ['👩‍🔬 Ana', '👩‍🔬 Ana'],
    ['\ud83d', '\ufffd'],
    [7, ''],
    [null, ''],
    [{ toString: () => 'Ana' }, ''],
  ])('%j is shown as %j', (value, shown) => {
    expect(displayText(value, 100)).toBe(shown);
  });

  test('is one line of whole characters, no longer than its limit', () => {
    const unit = fc.constantFrom('a', 'é', '👩', '\u200d', ' ', '\n', '\0', '\u202e', '\u2066', '\ud83d', '\ude00');
    fc.assert(
      fc.property(fc.string({ unit }), fc.integer({ min: 1, max: 20 }), (value, limit) => {
        const shown = displayText(value, limit);
        expect([...shown].length).toBeLessThanOrEqual(limit);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|^\s|\s$/u);
      }),
    );
  });
});
