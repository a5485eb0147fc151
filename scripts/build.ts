import { rm, writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { noteBundledPackages } from '../build/bundled-packages.ts';
import { contentScriptBuild, contentScripts } from '../build/content-script.ts';
import { browsers } from '../build/manifest.ts';
import { chosenOf } from '../build/only.ts';
import { softwareBill } from '../build/software-bill.ts';
import { noticesFile, thirdPartyNotices } from '../build/third-party.ts';
import { removeFormerWorker, workerBuild, workerFiles } from '../build/worker.ts';

/**
 * Builds the extension into `dist/chromium` and `dist/firefox`, and beside each its software bill of materials.
 *
 * `--only firefox` builds it for one browser.
 */

for (const mode of chosenOf(browsers)) {
  const bundled = noteBundledPackages();
  await build({ mode, logLevel: 'warn', plugins: [bundled.plugin] });
  const former = workerFiles(mode);
  await build({ ...workerBuild(mode), plugins: [bundled.plugin] });
  await removeFormerWorker(mode, former);
  for (const script of contentScripts) await build({ ...contentScriptBuild(mode, script), plugins: [bundled.plugin] });
  await writeFile(`dist/${mode}/${noticesFile}`, thirdPartyNotices(bundled.packages()));
  await writeFile(`dist/${mode}.sbom.json`, softwareBill(bundled.packages()));
  // Firefox knows no schema for managed storage, and would carry a file that nobody reads.
  if (mode === 'firefox') await rm('dist/firefox/managed-schema.json');
}
