import type { Json, JsonObject, ProfileReading } from '../../contract/profile.ts';
import { words } from '../../ui/words.ts';
import { objectIn } from './editors/editor.ts';

/**
 * The languages that are offered: those of the documentation's reference page "Language Codes" as far as it is known here, and those in which LinkedIn has come
 * since. LinkedIn adds to them, and tells of one that it does not know by refusing it.
 */
const offered = [
  ...['ar_AE', 'bn_BD', 'cs_CZ', 'da_DK', 'de_DE', 'el_GR', 'en_US', 'es_ES', 'fa_IR', 'fi_FI', 'fr_FR', 'hi_IN'],
  ...['hu_HU', 'in_ID', 'it_IT', 'iw_IL', 'ja_JP', 'ko_KR', 'mr_IN', 'ms_MY', 'nl_NL', 'no_NO', 'pa_IN', 'pl_PL'],
  ...['pt_BR', 'ro_RO', 'ru_RU', 'sv_SE', 'te_IN', 'th_TH', 'tl_PH', 'tr_TR', 'uk_UA', 'vi_VN', 'zh_CN', 'zh_TW'],
];

/** These languages first, then all others that are offered, by their names. */
export function languagesFor(first: readonly string[]): readonly string[] {
  const { compare } = new Intl.Collator(words('language_tag'));
  const byName = offered
    .map((locale) => [nameOfLanguage(locale), locale] as const)
    .sort(([one], [other]) => compare(one, other));
  return [...new Set([...first, ...byName.map(([, locale]) => locale)])];
}

/** The languages of the texts in the profile, the one that LinkedIn shows first before all others. */
export function languagesIn({ basic, complex }: ProfileReading): readonly string[] {
  const found: string[] = [];
  const look = (value: Json) => {
    if (Array.isArray(value)) return value.forEach(look);
    const object = objectIn(value);
    const texts = object['localized'];
    if (texts === undefined) return Object.values(object).forEach(look);
    found.push(localeIn(objectIn(object['preferredLocale'] ?? null)), ...Object.keys(objectIn(texts)));
  };
  for (const field of Object.values(basic)) if (field.state === 'read') look(field.value);
  for (const field of Object.values(complex))
    if (field.state === 'read') for (const { value } of field.entries) look(value);
  return [...new Set(found)].filter((locale) => locale !== '');
}

/** Such as “German (Germany)”, in the language of the words. */
export function nameOfLanguage(locale: string): string {
  const tag = locale.replaceAll('_', '-');
  try {
    return new Intl.DisplayNames(words('language_tag'), { type: 'language' }).of(tag) ?? locale;
  } catch {
    // A variant that only LinkedIn knows.
    return locale;
  }
}

/** Such as `de_DE`; empty for nothing. */
export const localeIn = ({ language, country }: JsonObject): string =>
  [language, country].filter((part) => typeof part === 'string').join('_');

export function localeOf(locale: string): JsonObject {
  const [language = '', country] = locale.split('_');
  return country === undefined ? { language } : { country, language };
}
