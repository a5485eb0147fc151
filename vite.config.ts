import { crx } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import { type Browser, manifestFor, syntaxOf } from './build/manifest.ts';
import { preactWithoutHtml } from './build/preact-without-html.ts';

/**
 * The package of one browser, into `dist/`: `--mode chromium` or `--mode firefox`, with its manifest and everything that this names. What it is made of is then
 * built by itself, in the place of what crxjs makes (build/worker.ts, build/pages.ts) or out of its sight (build/content-script.ts).
 */
export default defineConfig(({ mode }) => {
  const browser = mode as Browser;
  return {
    plugins: [
      preactWithoutHtml(),
      crx({ manifest: manifestFor(browser), browser: browser === 'firefox' ? 'firefox' : 'chrome' }),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      // Store reviewers read these files, and a preload polyfill would be dead weight in both browsers.
      modulePreload: false,
      target: syntaxOf(browser),
      // Pages that the manifest does not name as one of the browser's own: the card is only let be reached, *My profile* is opened from the popup, and *My CRM
      // photo* from the options.
      rolldownOptions: {
        input: {
          card: 'src/card/card.html',
          profile: 'src/profile/profile.html',
          'crm-photo': 'src/crm-photo/crm-photo.html',
        },
      },
    },
  };
});
