import type messages from '../../public/_locales/en/messages.json';
import { message } from '../browser/picker-channel.ts';

type MessageKey = keyof typeof messages;

/** One message in the browser's language; `substitutions` stand for its placeholders, in the order of their numbers. */
export const words = (key: MessageKey, ...substitutions: string[]): string => message(key, substitutions);

/** A message with a count, in the form that the language has for that count. */
export function counted(count: number, one: MessageKey, other: MessageKey, ...more: string[]): string {
  const form = new Intl.PluralRules(words('language_tag')).select(count) === 'one' ? one : other;
  return words(form, new Intl.NumberFormat(words('language_tag')).format(count), ...more);
}
