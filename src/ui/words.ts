import type messages from '../../public/_locales/en/messages.json';
import { language, message } from '../browser/words.ts';

type Messages = typeof messages;

/** Every key of the message catalogue. */
export type MessageKey = keyof Messages;

/** The keys of messages that stand as they are, without anything put in. */
export type PlainKey = {
  [K in MessageKey]: Messages[K] extends { placeholders: object } ? never : K;
}[MessageKey];

/** The keys of messages that something is put into. */
export type FilledKey = Exclude<MessageKey, PlainKey>;

/** The beginnings of the keys of a message that has a form for each plural category: `pending` of `pending_one` and `pending_other`. */
export type CountedKey = {
  [K in FilledKey]: K extends `${infer Beginning}_other` ? Beginning : never;
}[FilledKey];

/**
 * One message in the browser's language.
 *
 * @param substitutions what the message's placeholders stand for, in the order of their numbers.
 */
export function words(key: PlainKey): string;
export function words(key: FilledKey, ...substitutions: [string, ...string[]]): string;
export function words(key: MessageKey, ...substitutions: string[]): string {
  return message(key, substitutions);
}

/**
 * A message with a count, in the form that the language has for that count. A form that the catalogue lacks is the one for all other counts.
 *
 * @param more what is put in besides the count, after it.
 */
export function counted(count: number, key: CountedKey, ...more: string[]): string {
  const category = new Intl.PluralRules(words('language_tag')).select(count);
  const substitutions = [formatNumber(count), ...more];
  return message(`${key}_${category}`, substitutions) || message(`${key}_other`, substitutions);
}

/** Sentences one after the other, with a space between them where the language has one. */
export const together = (sentences: readonly string[]): string => sentences.join(' ').replaceAll('。 ', '。');

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** A part of a whole, such as “20%” for 0.2. */
export const formatPercent = (part: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent' }).format(part);

/** Several names as one phrase, such as “Client ID and Token service address”; with `disjunction`, “or”. */
export function formatList(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(locale(), { type }).format(items);
}

/** A size, such as “120 bytes” or “3.2 kB”. */
export function formatBytes(bytes: number): string {
  const unit = bytes < 1000 ? 'byte' : 'kilobyte';
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(
    unit === 'byte' ? bytes : bytes / 1000,
  );
}

/** A length of time, such as “25 seconds” or “2 minutes”: minutes from two on. */
export function formatSeconds(seconds: number): string {
  const unit = seconds < 120 ? 'second' : 'minute';
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    unit === 'second' ? seconds : seconds / 60,
  );
}

/**
 * A moment as a person would say it: the time of day, with the weekday where that is not today's.
 *
 * @param moment epoch milliseconds.
 * @param now epoch milliseconds.
 */
export function formatMoment(moment: number, now: number = Date.now()): string {
  const today = new Date(moment).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    locale(),
    today ? { timeStyle: 'short' } : { weekday: 'long', hour: 'numeric', minute: '2-digit' },
  ).format(moment);
}

/** The two parts of a message around the one thing put into it, for where that thing is a link and not text. */
export function wordsAround(key: FilledKey): { readonly before: string; readonly after: string } {
  // A private character, which no message has; Chromium drops a control character from what is put into a message.
  const gap = '\ue000';
  const [before = '', after = ''] = words(key, gap).split(gap);
  return { before, after };
}

/** The browser's own locale, which knows the person's clock, where it is of the language that the words are in; else that language. */
function locale(): string {
  const ofWords = words('language_tag');
  const ofBrowser = language();
  return ofBrowser.split('-')[0] === ofWords.split('-')[0] ? ofBrowser : ofWords;
}
