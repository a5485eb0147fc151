import type { DateKind, Entity, TextForm } from './kinds.ts';

/** How a text of each form is written. */
export const textForms: { readonly [Form in TextForm]: (text: string) => boolean } = {
  'web-address': isWebAddress,
  // Profile Edit API document, "Vanity Name": "letters or numbers"; of which scripts it does not say.
  'vanity-name': (text) => /^[\p{L}\p{M}\p{N}]+$/u.test(text),
  'country-code': (text) => /^[a-z]{2}$/.test(text),
};

/** With or without its scheme: LinkedIn's samples have both. What a browser would run rather than open is none. */
function isWebAddress(text: string): boolean {
  if (/[\s\p{Cc}]/u.test(text)) return false;
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return false;
  const { protocol, hostname, username } = new URL(whole);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') && username === '';
}

/** How a URN of each entity is written. Sources: samples in the Profile Edit API document and in its pages of complex fields. */
export const urns: { readonly [E in Entity]: RegExp } = {
  geo: /^urn:li:geo:\d{1,19}$/,
  industry: /^urn:li:industry:\d{1,19}$/,
  organization: /^urn:li:(?:organization|company|school):\d{1,19}$/,
  occupation:
    /^urn:li:(?:(?:position|education):\(urn:li:person:[\w-]{1,64},\d{1,19}\)|(?:organization|company|school):\d{1,19})$/,
  person: /^urn:li:person:[\w-]{1,64}$/,
  'rich-content': /^urn:li:memberRichContent:\(urn:li:person:[\w-]{1,64},\d{1,19}\)$/,
  location: /^urn:li:standardizedLocationKey:\([a-z]{2},[^(),]{1,40}\)$/,
  program: /^urn:li:[A-Za-z]{1,64}:[\w(),:-]{1,200}$/,
};

/** Source: Profile Edit API document, "Update the profile with the Profile Picture". */
export const assetUrn = /^urn:li:digitalmediaAsset:[\w-]{1,128}$/;

/** A key of `localized`: a language, its country, a variant, of which the last two may be missing. Source: documentation page "Object Types", with `de_POSIX`. */
export const localeKey = /^[a-z]{2,3}(?:_[A-Z]{2})?(?:_\w{1,16})?$/;

/** Source: documentation page "Object Types", "Locale". */
export const localeParts = { language: /^[a-z]{2,3}$/, country: /^[A-Z]{2}$/ } as const;

/** Whether there is such a day, and exactly what the kind wants is named. Without a year, the 29th of February is a day. */
export function isDate(kind: DateKind, date: { readonly [part: string]: unknown }): boolean {
  const { year, month, day, ...more } = date;
  if (Object.keys(more).length > 0) return false;
  const fits =
    isWanted(kind.year, year, 1000, 9999) && isWanted(kind.month, month, 1, 12) && isWanted(kind.day, day, 1, 31);
  if (!fits || typeof day !== 'number') return fits;
  return typeof month === 'number' && day <= daysIn(typeof year === 'number' ? year : leapYear, month);
}

const leapYear = 2000;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function isWanted(wish: DateKind['day'], value: unknown, least: number, most: number): boolean {
  if (value === undefined) return wish !== 'mandatory';
  return wish !== 'never' && Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
}
