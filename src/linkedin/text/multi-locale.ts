import { asObject, property } from '../../http/json.ts';
import { displayText } from './display-text.ts';
import { isSameLanguage, isSameLocale, type Locale, readLocale } from './locale.ts';

/** Translations that are looked at; LinkedIn itself speaks about thirty languages. */
const translationLimit = 100;

/**
 * The text of a MultiLocaleString or a MultiLocaleRichText, `{localized: {en_US: …}, preferredLocale}`, in the best language there is: the viewer's as their
 * country writes it, their language, the one the record prefers, the first. Empty where there is none. Sources: documentation page "Object Types"; the order
 * is the one clients commonly keep to, it is not documented.
 *
 * @param locale The viewer's.
 * @param limit Characters.
 */
export function localText(value: unknown, locale: Locale | undefined, limit: number): string {
  const record = asObject(value);
  const texts = Object.entries(asObject(property(record, 'localized')) ?? {})
    .slice(0, translationLimit)
    .map(([key, text]) => ({ locale: readLocale(key), text: displayText(plainText(text), limit) }))
    .filter(({ text }) => text !== '');
  const preferred = readLocale(property(record, 'preferredLocale'));
  const best =
    texts.find((one) => isSameLocale(one.locale, locale)) ??
    texts.find((one) => isSameLanguage(one.locale, locale)) ??
    texts.find((one) => isSameLocale(one.locale, preferred)) ??
    texts.find((one) => isSameLanguage(one.locale, preferred)) ??
    texts[0];
  return best?.text ?? '';
}

/** The text of a LocaleString, `{locale, value}`, which has one language only. Source: documentation page "Object Types". */
export function localeStringText(value: unknown, limit: number): string {
  return displayText(property(asObject(value), 'value'), limit);
}

/** Rich text has its words in `rawText`. */
function plainText(text: unknown): unknown {
  return property(asObject(text), 'rawText') ?? text;
}
