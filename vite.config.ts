import { crx } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import { type Browser, manifestFor } from './build/manifest.ts';

/**
 * The package of one browser, into `dist/`: `--mode chromium` or `--mode firefox`, with its manifest and everything that this names. What it is made of is then
 * built by itself, in the place of what crxjs makes (build/worker.ts, build/pages.ts) or out of its sight (build/content-script.ts).
 */
export default defineConfig(({ mode }) => {
  const browser = mode as Browser;
  return {
    plugins: [crx({ manifest: manifestFor(browser), browser: browser === 'firefox' ? 'firefox' : 'chrome' })],
    build: { outDir: `dist/${browser}`, emptyOutDir: true },
  };
});
