import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../../scenario/files.ts';
import { copySources } from '../copy.ts';

/** What the extension's build makes in a folder of its own, whose path is `depth` folders longer than it need be: hashes of files, by their paths. */
export async function buildElsewhere(depth: number): Promise<ReadonlyMap<string, string>> {
  const copy = await copySources('build', depth);
  try {
    await copy.build();
    return hashesUnder(join(copy.folder, 'dist'));
  } finally {
    await copy.clear();
  }
}

/** The hashes of a build's files, by their paths; what belongs to another build is left out. */
export function hashesUnder(folder: string): ReadonlyMap<string, string> {
  const ofTheExtension = filesUnder(folder).filter((file) => /^(chromium|firefox)\b/.test(file));
  return new Map(
    ofTheExtension.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

/** The files that one of two builds lacks, or has otherwise. */
export const differencesOf = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file));
