import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './files.ts';
import type { Browser } from './manifest.ts';
import { type Files, zipOf } from './zip.ts';

/** Where packages are written. */
export const packagesFolder = 'dist/packages';

/** The file name of a package, of the version in package.json. */
export function packageName(of: Browser | 'source'): string {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  return `${name}-${version}-${of}.zip`;
}

/** What a browser's store is given of the build in `dist/`. */
export function browserPackage(browser: Browser): Uint8Array {
  const folder = `dist/${browser}`;
  const files: Files = new Map(filesUnder(folder).map((file) => [file, readFileSync(join(folder, file))]));
  return zipOf(browser === 'chromium' ? withoutKey(files) : files);
}

/** The Chrome Web Store refuses a manifest that names a key: it gives every item one of its own. Loaded from `dist/`, ours fixes the extension's ID. */
function withoutKey(files: Files): Files {
  const manifest = files.get('manifest.json');
  if (manifest === undefined) throw new Error('There is no manifest to be packed; run npm run build.');
  const { key: _key, ...others } = JSON.parse(new TextDecoder().decode(manifest)) as Record<string, unknown>;
  return new Map(files).set('manifest.json', new TextEncoder().encode(`${JSON.stringify(others, null, 2)}\n`));
}
