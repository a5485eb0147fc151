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
  if (!entry) return '';
  return entry.message.replace(/\$(\w+)\$/g, (_whole, name: string) => {
    const content = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
    return substitutions[Number(content.slice(1)) - 1] ?? '';
  });
}

export const language = (): string => 'en-GB';
