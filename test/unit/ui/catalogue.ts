import { entries, filled } from '../../scenario/catalogue.ts';

/** What the browser's `i18n.getMessage` answers for the English catalogue. */
export function message(key: string, substitutions: readonly string[] = []): string {
  const entry = entries[key];
  return entry ? filled(entry, substitutions) : '';
}

/** The beginnings of the keys of messages that have a form for each plural category. */
const countedKeys: readonly string[] = Object.entries(entries)
  .filter(([key, { placeholders }]) => key.endsWith('_other') && placeholders)
  .map(([key]) => key.replace(/_other$/, ''));

/** The beginning of a counted message's key; `undefined` for any other message. */
export function countedKeyOf(key: string): string | undefined {
  const beginning = key.replace(/_(?:zero|one|two|few|many|other)$/, '');
  return beginning !== key && countedKeys.includes(beginning) ? beginning : undefined;
}

export const language = (): string => 'en-GB';
