import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };

/** As a translation has it: what is told to translators stands in English alone. */
export type Translated = {
  readonly message: string;
  readonly placeholders?: Record<string, { readonly content: string }>;
};

/** A message with what is told to translators. */
type Entry = {
  readonly message: string;
  readonly description: string;
  readonly placeholders?: Record<string, { readonly content: string; readonly example: string }>;
};

/** English, of which every other language is a translation. */
export const entries: Readonly<Record<string, Entry>> = catalogue;

/** A message with something put into it, as browsers do that. */
export const filled = ({ message, placeholders }: Translated, substitutions: readonly string[]): string =>
  message.replace(/\$(\w+)\$/g, (_whole, name: string) => {
    const content = placeholders?.[name.toLowerCase()]?.content ?? '';
    return content.replace(/\$(\d)/, (_number, place: string) => substitutions[Number(place) - 1] ?? '');
  });
