import type { InlineConfig } from 'vite';
import {
  cardScriptPath,
  colleaguesScriptPath,
  contactsScriptPath,
  paintingScriptPath,
  pickerScriptPath,
} from '../src/browser/page-addresses.ts';
import type { Browser } from './manifest.ts';
import { scriptBuild } from './script-build.ts';

/** The content scripts, as the browser is given them. */
export const contentScripts: readonly string[] = [
  contactsScriptPath,
  paintingScriptPath,
  cardScriptPath,
  pickerScriptPath,
  colleaguesScriptPath,
];

/**
 * How a content script is built: one file that runs as it is.
 *
 * Given to crxjs it would become a loader that imports the real script from a web-accessible file: ten times later on the page, and a file by which any
 * page could tell that the extension is installed (docs/decisions/0004-crxjs-mended.md).
 */
export const contentScriptBuild = (browser: Browser, path: string): InlineConfig =>
  scriptBuild(browser, {
    lib: {
      entry: path.replace(/\.js$/, '.ts'),
      formats: ['iife'],
      name: 'visAVis',
      fileName: () => path,
    },
  });
