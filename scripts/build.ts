import { build } from 'vite';
import type { Browser } from '../build/manifest.ts';

/** Builds the extension for each browser named on the command line, or for both, into `dist/`. */
const browsers = (process.argv.slice(2) as Browser[]).filter((name) => name === 'chromium' || name === 'firefox');
for (const mode of browsers.length > 0 ? browsers : (['chromium', 'firefox'] as const))
  await build({ mode, logLevel: 'warn' });
