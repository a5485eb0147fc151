import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** Every file under a folder, by its path from there, in order. */
export const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** What is no source, or of no use to a build and to tests. */
const leftBehind: ReadonlySet<string> = new Set(['.git', 'node_modules', 'dist', 'out', 'docs/images']);

/** Copies the sources as they lie here into a folder of their own, and lends them the installed packages. */
export function copySources(into: string): void {
  const here = resolve('.');
  cpSync(here, into, { recursive: true, filter: (path) => !leftBehind.has(relative(here, path)) });
  symlinkSync(resolve('node_modules'), join(into, 'node_modules'), 'dir');
}

/** What the extension's build makes in a folder of its own, whose path is `depth` folders longer than it need be: hashes of files, by their paths. */
export function buildElsewhere(depth: number): ReadonlyMap<string, string> {
  const top = mkdtempSync(join(tmpdir(), 'vis-a-vis-build-'));
  try {
    const folder = join(top, ...Array<string>(depth).fill('deeper'));
    mkdirSync(folder, { recursive: true });
    copySources(folder);
    // As `npm run build` does, and not as the tests run, whose environment names another mode.
    const { NODE_ENV: _mode, VITEST: _test, ...environment } = process.env;
    execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
    });
    return hashesUnder(join(folder, 'dist'));
  } finally {
    rmSync(top, { recursive: true, force: true });
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
