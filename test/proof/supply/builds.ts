import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { filesUnder } from '../../../build/files.ts';
import { browsers } from '../../../build/manifest.ts';
import { browserPackage, packageName, packagesFolder } from '../../../build/packages.ts';
import { sourceArchive } from '../../../build/source-archive.ts';
import { sourcesIn } from '../copy.ts';

/** Hashes of files, by their paths from `dist/`. */
type Hashes = ReadonlyMap<string, string>;

/** What was built in `dist/` here, and the packages made of it. */
export function builtHere(): Hashes {
  const packed = browsers.map((browser) => [zipInDist(packageName(browser)), hashOf(browserPackage(browser))] as const);
  return new Map([...hashesIn('dist', /^(chromium|firefox)\b/), ...packed]);
}

/** What the archive of the sources builds and packs in a folder of its own, whose path is `depth` folders longer than it need be, and in another zone. */
export async function builtElsewhere(depth: number): Promise<Hashes> {
  const fill = (folder: string) => unpack(sourceArchive(), folder);
  const copy = await sourcesIn({ purpose: 'build', depth, fill, variables: { TZ: 'Pacific/Kiritimati' } });
  try {
    await copy.build();
    const each = browsers.flatMap((browser) => ['--only', browser]);
    const { failed, said } = await copy.run('tsx/dist/cli.mjs', 'scripts/package.ts', ...each);
    if (failed) throw new Error(`What the source archive builds can't be packed.\n${said}`);
    return new Map(hashesIn(join(copy.folder, 'dist'), /^(chromium|firefox)\b|\.zip$/));
  } finally {
    await copy.clear();
  }
}

/** The files that one of two builds lacks, or has otherwise. */
export const differencesOf = (one: Hashes, other: Hashes) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file));

const zipInDist = (name: string): string => join(basename(packagesFolder), name);

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const hashesIn = (folder: string, wanted: RegExp): readonly (readonly [string, string])[] =>
  filesUnder(folder)
    .filter((file) => wanted.test(file))
    .map((file) => [file, hashOf(readFileSync(join(folder, file)))] as const);

async function unpack(archive: Uint8Array, folder: string): Promise<void> {
  for (const [path, bytes] of Object.entries(unzipSync(archive))) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
