import type { InlineConfig } from 'vite';
import manifest from '../manifest.json' with { type: 'json' };
import type { Browser } from './manifest.ts';
import { scriptBuild } from './script-build.ts';

/** What crxjs calls the worker's first file, which does nothing but import the others. */
const workerFile = 'service-worker-loader.js';

/**
 * How the worker is built: one file, in the place of the one that crxjs makes. Built together with the pages it is cut into as many files as there are parts
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
