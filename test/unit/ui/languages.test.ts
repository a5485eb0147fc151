import { describe, expect, it } from 'vitest';
import { entries, type Translated } from '../../scenario/catalogue.ts';
import { catalogues } from '../../scenario/catalogues.ts';
import { countedKeyOf } from './catalogue.ts';
import { glossary } from './glossary.ts';
import { foreignWords, labelsNamed, quoted } from './labels.ts';

const translations = [...catalogues].filter(([tag]) => tag !== 'en');

/** Categories for millions alone, which nothing here is counted in: the form for all other counts stands in. */
const unused: Readonly<Record<string, readonly string[]>> = { es: ['many'], fr: ['many'] };

/** What a language says with the very words of English. */
const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  en: [],
  ar: ['fault_place'],
  de: ['language_direction', 'fault_place'],
  es: ['language_direction', 'fault_place', 'choice_no'],
  fr: ['language_direction', 'button_options', 'sites_heading', 'kept_sites_one', 'kept_sites_other', 'card_source'],
  ja: ['language_direction'],
};

/** In the order of CLDR. */
const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];

const categoriesOf = (tag: string): string[] => {
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  return categories.filter(
    (category) => pluralCategories.some((one) => one === category) && !unused[tag]?.includes(category),
  );
};

/** The keys that a language has to have, in the order of English. */
const keysOf = (tag: string): string[] =>
  Object.keys(entries).flatMap((key) => {
    const counted = countedKeyOf(key);
    if (counted === undefined) return [key];
    return key.endsWith('_one') ? categoriesOf(tag).map((category) => `${counted}_${category}`) : [];
  });

/** The English message that another one is the translation of. */
const englishOf = (key: string): string => {
  const counted = countedKeyOf(key);
  return (entries[key] ?? entries[`${counted}_other`])?.message ?? '';
};

const namesIn = (message: string): string[] => [...message.matchAll(/\$([A-Z]+)\$/g)].map(([, name]) => name ?? '');
const everyMessage = (catalogue: Readonly<Record<string, Translated>>): [string, string][] =>
  Object.entries(catalogue).map(([key, { message }]) => [key, message]);
const wrong = (
  catalogue: Readonly<Record<string, Translated>>,
  isWrong: (message: string, english: string, key: string) => boolean,
): [string, string][] => everyMessage(catalogue).filter(([key, message]) => isWrong(message, englishOf(key), key));

describe.each([...catalogues])('the words in %s', (tag, catalogue) => {
  it('say of themselves which language they are in, and which way it is read', () => {
    expect(catalogue['language_tag']?.message).toBe(tag);
    expect(catalogue['language_direction']?.message).toBe(tag === 'ar' ? 'rtl' : 'ltr');
  });

  it('have each message, in the order of English, with every form that counts have in the language', () => {
    expect(Object.keys(catalogue)).toEqual(keysOf(tag));
  });

  it('put the same things in at the same places as English', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(catalogue)) {
      const english = (entries[key] ?? entries[`${countedKeyOf(key)}_other`])?.placeholders ?? {};
      const names = namesIn(message).map((name) => name.toLowerCase());
      // “One contact” and “two contacts” need no figure.
      const figureless = /_(?:zero|one|two)$/.test(key) ? ['count'] : [];
      expect(new Set([...names, ...figureless]), key).toEqual(new Set([...Object.keys(english), ...figureless]));
      expect(new Set(Object.keys(placeholders)), key).toEqual(new Set(names));
      // Names and addresses run from left to right in a sentence that runs from right to left, so each is isolated.
      for (const [name, { content }] of Object.entries(placeholders))
        expect(content, key).toBe(tag === 'ar' ? `\u2068${english[name]?.content}\u2069` : english[name]?.content);
    }
  });

  it('are as short as the extension’s name and description have to be in stores', () => {
    expect(catalogue['extension_name']?.message).toBe('Vis-à-vis');
    expect(catalogue['extension_description']?.message.length).toBeLessThanOrEqual(132);
  });

  it('name a button, a field or a heading by the very words that it has', () => {
    for (const [key, labels] of labelsNamed)
      for (const label of labels)
        expect(catalogue[key]?.message, key).toContain(quoted(tag, catalogue[label]?.message ?? ''));
  });

  it('leave the names of what is not ours as they are', () => {
    expect(
      wrong(catalogue, (message, english) => foreignWords(english).some((word) => !message.includes(word))),
    ).toEqual([]);
  });

  it('say the visible words of a button in its whole name as well', () => {
    const wholeNames = [
      ['button_allow', 'button_allow_on'],
      ['button_copy_urn', 'button_copy_urn_of'],
      ['button_erase', 'button_erase_what'],
      ['button_remove', 'button_remove_contacts'],
      ['button_remove', 'button_remove_site'],
      ['button_stop', 'button_stop_on'],
      ['button_switch_off', 'button_switch_off_site'],
      ['button_switch_on', 'button_switch_on_site'],
    ] as const;
    for (const [visible, whole] of wholeNames)
      expect(catalogue[whole]?.message.toLowerCase()).toContain(catalogue[visible]?.message.toLowerCase());
    expect(catalogue['button_copy_urn_of']?.message.startsWith(catalogue['button_copy_urn']?.message ?? '-')).toBe(
      true,
    );
  });
});

describe.each(translations)('the translation into %s', (tag, catalogue) => {
  it('leaves nothing in English', () => {
    const same = wrong(catalogue, (message, english) => message === english).map(([key]) => key);
    expect(same).toEqual(['extension_name', ...(sameAsEnglish[tag] ?? [])]);
  });

  it('says about as much as English', () => {
    expect(wrong(catalogue, (message, english) => message.length > 1.6 * english.length + 20)).toEqual([]);
  });

  it('fits on buttons', () => {
    expect(
      wrong(
        catalogue,
        (message, english, key) => key.startsWith('button_') && message.length > 1.5 * english.length + 8,
      ),
    ).toEqual([]);
  });

  it('ends a sentence where English does', () => {
    const ends: Readonly<Record<string, string>> = { '.': '.。', ':': ':：', '?': '?？؟', '…': '…' };
    expect(
      wrong(catalogue, (message, english) => {
        const end = ends[english.slice(-1)];
        return end === undefined ? /[.。]$/.test(message) : !end.includes(message.slice(-1));
      }),
    ).toEqual([]);
  });

  it('has the figures of English', () => {
    const figures = (message: string): readonly string[] => message.match(/\d+/g) ?? [];
    expect(
      wrong(catalogue, (message, english) => figures(english).some((figure) => !figures(message).includes(figure))),
    ).toEqual([]);
  });

  it.each(glossary(tag))('calls a thing by one word: $term', ({ term, chosen }) => {
    const named = new RegExp(`\\b${term}`, 'i');
    const uses = wrong(catalogue, (_message, english) => named.test(english));
    expect(uses.length).toBeGreaterThan(0);
    const isChosen = (message: string) => chosen.some((word) => message.toLowerCase().includes(word.toLowerCase()));
    expect(uses.filter(([, message]) => !isChosen(message))).toEqual([]);
  });

  it('is set as the language is', () => {
    expect(wrong(catalogue, (message) => foreignTypography[tag]?.test(message) ?? true)).toEqual([]);
  });
});

/** What nobody sets so who writes the language: the quotation marks of another one, a space that breaks before a mark, the marks of English. */
const foreignTypography: Readonly<Record<string, RegExp>> = {
  ar: /["“”„]|[?;]|[\p{Script=Arabic}],/u,
  de: /["”«»]|(?<!„[^“]*)“|\s[:;!?]/u,
  es: /["“”„]|\s[:;!?]|^[^¿]*\?/u,
  fr: /["“”„']|(?<!\u202f)[;!?»]|«(?!\u202f)|(?<!\u00a0|https?|:\d\d|\d\d):(?!\/\/|\d)/u,
  ja: /["“”„«»]|[?!]|(?<=\p{Script=Han}|\p{Script=Hiragana})[.,:;]/u,
};
