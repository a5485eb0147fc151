import { crx } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import { type Browser, manifestFor } from './build/manifest.ts';
import { onlyOurFilesAccessible } from './build/only-our-files-accessible.ts';

/** `--mode chromium` or `--mode firefox`: one build a browser, into `dist/`. */
export default defineConfig(({ mode }) => {
  const browser = mode as Browser;
  return {
    plugins: [
      crx({
        manifest: manifestFor(browser),
        browser: browser === 'firefox' ? 'firefox' : 'chrome',
        contentScripts: { standaloneFiles: ['src/content/contacts-script.ts'] },
      }),
      onlyOurFilesAccessible() as Plugin,
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      // Store reviewers read these files; a preload polyfill would also be dead weight in both browsers.
      modulePreload: false,
      sourcemap: false,
      target: browser === 'firefox' ? 'firefox140' : 'chrome150',
    },
  };
});
