import type { Json, JsonObject, MultiLocale } from '../../../contract/profile.ts';
import { isObject } from './check.ts';
import type { Kind } from './kinds.ts';

/**
 * The text with this language's changed or added, and every other language as it was; the first language there is becomes the preferred one.
 *
 * @param locale Such as `en_US`.
 */
export function withLanguage<Text>(value: MultiLocale<Text> | null, locale: string, text: Text): MultiLocale<Text> {
  if (value === null) return { localized: { [locale]: text }, preferredLocale: localeOf(locale) };
  return { ...value, localized: { ...value.localized, [locale]: text } };
}

/** The text without this language; `null` where it was the only one. A preferred language that is gone gives its place to the first that is left. */
export function withoutLanguage<Text>(value: MultiLocale<Text>, locale: string): MultiLocale<Text> | null {
  const localized = Object.fromEntries(Object.entries(value.localized).filter(([key]) => key !== locale));
  const [first] = Object.keys(localized);
  if (first === undefined) return null;
  const { preferredLocale, ...rest } = value;
  if (preferredLocale === undefined) return { ...rest, localized };
  const { country, language } = preferredLocale;
  const isGone = locale === (country === undefined ? language : `${language}_${country}`);
  return { ...rest, localized, preferredLocale: isGone ? localeOf(first) : preferredLocale };
}

/** Country first, as LinkedIn's samples write it. */
function localeOf(key: string): { readonly country?: string; readonly language: string } {
  const [language = '', country] = key.split('_');
  return country === undefined ? { language } : { country, language };
}

/** Whether a language of a text in the one value is not in the other. Lists are left out: which element came of which cannot be told. */
export function losesLanguages(kind: Kind, before: Json, after: Json): boolean {
  if (!isObject(before) || !isObject(after)) return false;
  if (kind.kind === 'localized') {
    const left = textsOf(after);
    return Object.keys(textsOf(before)).some((language) => !Object.hasOwn(left, language));
  }
  if (kind.kind === 'object') {
    return Object.entries(kind.parts).some(([name, part]) =>
      losesLanguages(part.value, before[name] ?? null, after[name] ?? null),
    );
  }
  return false;
}

const textsOf = (value: JsonObject): JsonObject => {
  const texts = value['localized'];
  return isObject(texts) ? texts : {};
};
