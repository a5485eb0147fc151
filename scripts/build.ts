import { rm } from 'node:fs/promises';
import { build } from 'vite';
import { contentScriptBuild, contentScripts } from '../build/content-script.ts';
import type { Browser } from '../build/manifest.ts';

/** Builds the extension for both browsers, into `dist/chromium` and `dist/firefox`. */
const browsers: readonly Browser[] = ['chromium', 'firefox'];

for (const mode of browsers) {
  await build({ mode, logLevel: 'warn' });
  for (const script of contentScripts) await build(contentScriptBuild(mode, script));
}
// Firefox knows no schema for managed storage, and would carry a file that nobody reads.
await rm('dist/firefox/managed-schema.json');
