import type { PlainKey } from './words.ts';

/** Why the worker tells nothing: it has not spoken for longer than it ever takes, or the browser does not let it read what is kept. */
export type WorkerTrouble = 'silent' | 'storage-refused';

/** What is said of it, and what can be done. */
export const troubleWords: Readonly<Record<WorkerTrouble, { readonly title: PlainKey; readonly hint: PlainKey }>> = {
  silent: { title: 'worker_silent', hint: 'worker_silent_hint' },
  'storage-refused': { title: 'storage_refused', hint: 'storage_refused_hint' },
};
