import type { InlineConfig } from 'vite';
import { type Browser, syntaxOf } from './manifest.ts';

/** What the builds of single scripts have in common, which come after the pages' and into the same folder. */
export const scriptBuild = (browser: Browser, build: InlineConfig['build']): InlineConfig => ({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: { outDir: `dist/${browser}`, emptyOutDir: false, target: syntaxOf(browser), ...build },
});
