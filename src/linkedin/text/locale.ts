import { asObject, property } from '../../http/json.ts';

/** A language, perhaps as one country writes it. */
export type Locale = {
  /** Lower case, such as `en`. */
  readonly language: string;
  /** Upper case, such as `US`. */
  readonly country?: string;
};

/**
 * The locale in `{language, country}`, as LinkedIn's records hold it, or in `en_US` and `en-US`, as its keys and a browser write it; `undefined` where it is
 * neither. A variant after the country is left. Source: documentation page "Object Types".
 */
export function readLocale(value: unknown): Locale | undefined {
  if (typeof value === 'string') return fromParts(...value.split(/[_-]/, 3));
  const locale = asObject(value);
  return fromParts(property(locale, 'language'), property(locale, 'country'));
}

function fromParts(language?: unknown, ...others: readonly unknown[]): Locale | undefined {
  if (typeof language !== 'string' || !/^[A-Za-z]{2,3}$/.test(language)) return undefined;
  // A browser may name the script first, as in `zh-Hant-TW`.
  const country = others.find((part): part is string => typeof part === 'string' && /^[A-Za-z]{2}$/.test(part));
  return { language: language.toLowerCase(), ...(country === undefined ? {} : { country: country.toUpperCase() }) };
}

/** Whether both are the same language as the same country writes it. */
export function isSameLocale(one: Locale | undefined, other: Locale | undefined): boolean {
  return isSameLanguage(one, other) && one?.country === other?.country;
}

export function isSameLanguage(one: Locale | undefined, other: Locale | undefined): boolean {
  return one !== undefined && one.language === other?.language;
}
