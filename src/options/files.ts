import { saveFile } from '../ui/save-file.ts';

/** Bytes; a settings document with a thousand sites is smaller. */
const mostBytes = 1_000_000;

/** What the settings are called as a file. */
export const settingsFileName = 'vis-a-vis-settings.json';

export type FileText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' | 'unreadable' };

/** A document as a person reads and edits it. */
export const textOf = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** The text of a file that a person chose. */
export async function readSettingsFile(file: File): Promise<FileText> {
  if (file.size > mostBytes) return { kind: 'too-large' };
  return file.text().then(
    (text) => ({ kind: 'text', text }),
    () => ({ kind: 'unreadable' }),
  );
}

/** Hands a document over as a file of that name. */
export const saveDocument = (name: string, content: unknown): void =>
  saveFile(name, new Blob([textOf(content)], { type: 'application/json' }));
