import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './files.ts';
import { zipOf } from './zip.ts';

/** What the packages are made of: these files, and all there is in these folders. */
const sources = [
  'LICENSE',
  'build',
  'manifest.json',
  'package-lock.json',
  'package.json',
  'public',
  'scripts/build.ts',
  'scripts/package.ts',
  'src',
  'tsconfig.json',
  'vite.config.ts',
] as const;

/** How to build it, for whoever unpacks it; in the archive it is called README.md. */
const instructions = 'docs/store/source-archive.md';

/** The archive from which a store's reviewer rebuilds the packages to the same bytes, made of the sources as they lie here. */
export function sourceArchive(): Uint8Array {
  const files = sources.flatMap((source) => (statSync(source).isDirectory() ? sourcesUnder(source) : [source]));
  return zipOf(
    new Map([['README.md', readFileSync(instructions)], ...files.map((file) => [file, readFileSync(file)] as const)]),
  );
}

/** Without what systems and editors leave in folders, under names that begin with a dot. */
const sourcesUnder = (folder: string): readonly string[] =>
  filesUnder(folder)
    .filter((file) => !/(^|\/)\./.test(file))
    .map((file) => join(folder, file));
