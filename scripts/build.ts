import { rm, writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { noteBundledPackages } from '../build/bundled-packages.ts';
import { contentScriptBuild, contentScripts } from '../build/content-script.ts';
import { browsers } from '../build/manifest.ts';
import { chosenOf } from '../build/only.ts';
import { pageBuild, pages } from '../build/pages.ts';
import { softwareBill } from '../build/software-bill.ts';
import { noticesFile, thirdPartyNotices } from '../build/third-party.ts';
import { workerBuild } from '../build/worker.ts';

/**
 * Builds the extension into `dist/chromium` and `dist/firefox`, and beside each its software bill of materials.
 *
 * `--only firefox` builds it for one browser.
 */

for (const mode of chosenOf(browsers)) {
  const bundled = noteBundledPackages();
  await build({ mode, logLevel: 'warn' });
  // Every script and style is built by itself below.
  await rm(`dist/${mode}/assets`, { recursive: true });
  const parts = [
    workerBuild(mode),
    ...pages.map((page) => pageBuild(mode, page)),
    ...contentScripts.map((script) => contentScriptBuild(mode, script)),
  ];
  for (const part of parts) await build({ ...part, plugins: [...(part.plugins ?? []), bundled.plugin] });
  await writeFile(`dist/${mode}/${noticesFile}`, thirdPartyNotices(bundled.packages()));
  await writeFile(`dist/${mode}.sbom.json`, softwareBill(bundled.packages()));
  // Firefox knows no schema for managed storage, and would carry a file that nobody reads.
  if (mode === 'firefox') await rm('dist/firefox/managed-schema.json');
}
