/** Bytes; a settings document with a thousand sites is smaller. */
const mostBytes = 1_000_000;

/** Milliseconds within which a browser has begun a download for certain. */
const timeToRead = 10_000;

const fileName = 'vis-a-vis-settings.json';

export type FileText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' | 'unreadable' };

/** The settings document as a person reads and edits it. */
export const textOf = (settings: unknown): string => `${JSON.stringify(settings, null, 2)}\n`;

/** The text of a file that a person chose. */
export async function readSettingsFile(file: File): Promise<FileText> {
  if (file.size > mostBytes) return { kind: 'too-large' };
  return file.text().then(
    (text) => ({ kind: 'text', text }),
    () => ({ kind: 'unreadable' }),
  );
}

/** Hands the settings over as a file, the way the browser saves any download. */
export function saveSettingsFile(settings: unknown): void {
  const address = URL.createObjectURL(new Blob([textOf(settings)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), timeToRead);
}
