import type { InlineConfig } from 'vite';
import type { Browser } from './manifest.ts';
import { preactWithoutHtml } from './preact-without-html.ts';
import { scriptBuild } from './script-build.ts';

/** The pages, by their places in the package. */
export const pages: readonly string[] = [
  'src/card/card.html',
  'src/crm-photo/crm-photo.html',
  'src/options/options.html',
  'src/popup/popup.html',
  'src/profile/profile.html',
];

/**
 * How a page is built: by itself, in the place of what crxjs makes of it, into one script and one style sheet. Built together, pages are cut into as many files
 * as there are parts that some of them share, and each carries what only others use of those (docs/bench/notes.md). What a page opens later stays apart.
 */
export const pageBuild = (browser: Browser, page: string): InlineConfig => ({
  ...scriptBuild(browser, {
    // A preload polyfill would be dead weight in both browsers.
    modulePreload: false,
    rolldownOptions: { input: page },
  }),
  plugins: [preactWithoutHtml()],
});
