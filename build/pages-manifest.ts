import type { ManifestV3Export } from '@crxjs/vite-plugin';
import { type Browser, manifestFor } from './manifest.ts';

const emptyWorker = 'build/empty-worker.ts';

/**
 * The manifest that the pages are built by: it names a worker that does nothing in the place of ours, which is built by itself (`worker.ts`). Built beside ours the
 * pages would carry all of every file that they share with it, also what nobody but the worker uses.
 */
export function pagesManifest(browser: Browser): ManifestV3Export {
  const background =
    browser === 'firefox'
      ? { scripts: [emptyWorker], type: 'module' as const }
      : { service_worker: emptyWorker, type: 'module' as const };
  return { ...(manifestFor(browser) as object), background } as ManifestV3Export;
}
