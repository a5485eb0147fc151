import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { remove, temporaryFolder } from '../drivers/profile.ts';

/** One text of the sources, and what stands there instead. */
export type Change = { readonly file: string; readonly from: string; readonly to: string };

/** How a program ended. */
type Ended = { readonly failed: boolean; readonly said: string };

/** A copy of the sources, to be changed and run while they themselves stay as they are. */
export type SourceCopy = {
  readonly folder: string;
  /** @returns what takes the change back. @throws Error where the text does not stand there exactly once. */
  change(change: Change): Promise<() => Promise<void>>;
  /** Runs a program of an installed package, such as `vitest/vitest.mjs`. */
  run(program: string, ...parameters: readonly string[]): Promise<Ended>;
  /** Builds the extension, into `dist/` of the copy. @throws Error with what the build says where it fails. */
  build(): Promise<void>;
  clear(): Promise<void>;
};

type Sources = {
  readonly purpose: string;
  readonly depth: number;
  fill(folder: string): Promise<void>;
  readonly variables?: Readonly<Record<string, string>>;
};

/** What is no source, or of no use to a build and to tests. */
const leftBehind: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  'dist',
  'out',
  'docs/images',
  'docs/store/pictures',
]);

/** Milliseconds that a program may run: what lacks a guard may run without end. */
const patience = 900_000;

/** Bytes; the whole of what a build or many tests say. */
const longestSaid = 100_000_000;

/**
 * Copies the sources as they lie here into a temporary folder, and lends them the installed packages.
 *
 * @param depth how many folders longer the path of the copy is than it need be.
 */
export const copySources = (purpose: string, depth = 0): Promise<SourceCopy> => {
  const here = resolve('.');
  const fill = (folder: string) =>
    cp(here, folder, { recursive: true, filter: (path) => !leftBehind.has(relative(here, path)) });
  return sourcesIn({ purpose, depth, fill });
};

/** The same with sources from elsewhere, which `fill` puts into the empty folder that it is given, and where programs run with other variables. */
export async function sourcesIn({ purpose, depth, fill, variables = {} }: Sources): Promise<SourceCopy> {
  const top = await temporaryFolder(purpose);
  const folder = join(top, ...Array<string>(depth).fill('deeper'));
  const run = (program: string, ...parameters: readonly string[]) =>
    runIn(folder, [join('node_modules', program), ...parameters], variables);
  const copy: SourceCopy = {
    folder,
    run,
    async change(change) {
      const path = join(folder, change.file);
      const whole = await readFile(path, 'utf8');
      await writeFile(path, changed(whole, change));
      return () => writeFile(path, whole);
    },
    async build() {
      const { failed, said } = await run('tsx/dist/cli.mjs', 'scripts/build.ts');
      if (failed) throw new Error(`The build of a copy failed.\n${said}`);
    },
    clear: () => remove(top),
  };
  try {
    await mkdir(folder, { recursive: true });
    await fill(folder);
    await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
    return copy;
  } catch (error) {
    await copy.clear();
    throw error;
  }
}

/** A file's text with a change made to it. @throws Error where what is changed does not stand there exactly once. */
export function changed(text: string, { file, from, to }: Change): string {
  const [before, after, ...others] = text.split(from);
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error(`${file} has not exactly one "${from}".`);
  return `${before}${to}${after}`;
}

function runIn(
  folder: string,
  parameters: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<Ended> {
  // As from a shell: a runner within a runner would take its settings for its own, and a build would be one of the tests' mode.
  const { NODE_ENV: _mode, VITEST: _test, ...environment } = process.env;
  return new Promise((done) => {
    execFile(
      process.execPath,
      parameters,
      {
        cwd: folder,
        env: { ...environment, ...variables },
        maxBuffer: longestSaid,
        timeout: patience,
        killSignal: 'SIGKILL',
      },
      (error, stdout, stderr) => done({ failed: error !== null, said: stdout + stderr }),
    );
  });
}
