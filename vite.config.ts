import { crx } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import { type Browser, syntaxOf } from './build/manifest.ts';
import { pagesManifest } from './build/pages-manifest.ts';
import { preactWithoutHtml } from './build/preact-without-html.ts';

/**
 * The pages of one browser, into `dist/`: `--mode chromium` or `--mode firefox`. The worker and the content script are built beside them
 * (build/worker.ts, build/content-script.ts), out of crxjs's sight.
 */
export default defineConfig(({ mode }) => {
  const browser = mode as Browser;
  return {
    plugins: [
      preactWithoutHtml(),
      crx({ manifest: pagesManifest(browser), browser: browser === 'firefox' ? 'firefox' : 'chrome' }),
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
