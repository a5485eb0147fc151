import type messages from '../../public/_locales/en/messages.json';
import { message } from '../browser/picker-channel.ts';

type MessageKey = keyof typeof messages;

/** One message in the browser's language; `substitutions` stand for its placeholders, in the order of their numbers. */
export const words = (key: MessageKey, ...substitutions: string[]): string => message(key, substitutions);

/** The beginnings of the keys of a message that has a form for each plural category. */
type CountedKey = { [K in MessageKey]: K extends `${infer Beginning}_other` ? Beginning : never }[MessageKey];

/** A message with a count, in the form that the language has for that count. A form that the catalogue lacks is the one for all other counts. */
export function counted(count: number, key: CountedKey): string {
  const language = words('language_tag');
  const category = new Intl.PluralRules(language).select(count);
  const number = new Intl.NumberFormat(language).format(count);
  return message(`${key}_${category}`, [number]) || message(`${key}_other`, [number]);
}
