import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import manifest from '../manifest.json' with { type: 'json' };
import { filesUnder } from './files.ts';
import { loadedWith } from './loaded-files.ts';
import type { Browser } from './manifest.ts';
import { scriptBuild } from './script-build.ts';

/** What crxjs calls the worker's first file, which does nothing but import the others. */
const workerFile = 'service-worker-loader.js';

/**
 * How the worker is built: one file, in the place of the empty one that crxjs makes. Built together with the pages it is cut into as many files as there are parts
 * that it shares with any of them, and a worker that was asleep reads one after another before it can answer (docs/bench/notes.md).
 */
export const workerBuild = (browser: Browser): InlineConfig =>
  scriptBuild(browser, {
    modulePreload: false,
    // Not as a library: of that, spaces and comments are kept.
    rolldownOptions: {
      input: manifest.background.service_worker,
      output: { format: 'es', codeSplitting: false, entryFileNames: workerFile },
    },
  });

/** Removes what nothing loads any more: the files that were the worker's alone. */
export async function removeFormerWorker(browser: Browser, former: readonly string[]): Promise<void> {
  const folder = `dist/${browser}`;
  const pages = filesUnder(folder).filter((file) => file.endsWith('.html'));
  const loaded = new Set([workerFile, ...pages.flatMap((page) => loadedWith(folder, page))]);
  for (const file of former) if (!loaded.has(file)) await rm(join(folder, file));
}

/** The files that the worker consists of as it is built now. */
export const workerFiles = (browser: Browser): readonly string[] => loadedWith(`dist/${browser}`, workerFile);
