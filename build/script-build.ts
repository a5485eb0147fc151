import type { InlineConfig } from 'vite';
import { type Browser, syntaxOf } from './manifest.ts';

/** What the builds of single scripts and pages have in common, which come after the package's own and into its folder. */
export const scriptBuild = (browser: Browser, build: InlineConfig['build']): InlineConfig => ({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: { outDir: `dist/${browser}`, emptyOutDir: false, target: syntaxOf(browser), ...build },
});
