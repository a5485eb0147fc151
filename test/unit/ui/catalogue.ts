import catalogue from '../../../public/_locales/en/messages.json' with { type: 'json' };

export type Entry = {
  readonly message: string;
  readonly description: string;
  readonly placeholders?: Record<string, { readonly content: string; readonly example: string }>;
};

export const entries: Readonly<Record<string, Entry>> = catalogue;

/** What the browser's `i18n.getMessage` answers for the English catalogue. */
export function message(key: string, substitutions: readonly string[] = []): string {
  const entry = entries[key];
  return entry ? filled(entry, substitutions) : '';
}

/** A message with something put into it, as browsers do that. */
export const filled = (
  { message, placeholders }: Pick<Entry, 'message'> & { placeholders?: Record<string, { content: string }> },
  substitutions: readonly string[],
): string =>
  message.replace(/\$(\w+)\$/g, (_whole, name: string) => {
    const content = placeholders?.[name.toLowerCase()]?.content ?? '';
    return content.replace(/\$(\d)/, (_number, place: string) => substitutions[Number(place) - 1] ?? '');
  });

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
