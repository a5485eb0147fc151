import { execFile } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { remove, temporaryFolder } from '../drivers/profile.ts';

/** Everything that the build is made of. */
const sources = [
  'src',
  'public',
  'build',
  'scripts',
  'manifest.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
];

type Change = { readonly file: string; readonly from: string; readonly to: string };

const keep = (key: string, value: string): string =>
  `void (globalThis.browser ?? globalThis.chrome).storage.local.set({ ${key}: ${value} });`;

/** Each a slip that somebody could make. */
export const slips: readonly Change[] = [
  // Answers and pictures are left in the disk cache, as they are with any plain `fetch`.
  { file: 'src/linkedin/calls/request.ts', from: "cache: 'no-store',", to: "cache: 'default'," },
  // The token and a picture, as base64, are stored on disk.
  { file: 'src/custody/ledger.ts', from: "token: { area: 'session'", to: "token: { area: 'local'" },
  { file: 'src/custody/ledger.ts', from: "ownPicture: { area: 'session'", to: "ownPicture: { area: 'local'" },
  // What the last card said is remembered.
  {
    file: 'src/background/card.ts',
    from: "send({ kind: 'card', text: textOf(read.card), isViewer: own });",
    to: `send({ kind: 'card', text: textOf(read.card), isViewer: own }); ${keep('lastCard', 'textOf(read.card)')}`,
  },
  // So is the address that LinkedIn sent the person back with, the code and the state in it.
  {
    file: 'src/sign-in/authorization.ts',
    from: 'const address = new URL(redirect);',
    to: `const address = new URL(redirect); ${keep('lastRedirect', 'redirect')}`,
  },
];

/** A build that keeps what it must not. */
export type CarelessBuild = {
  /** With the builds in `dist/chromium` and `dist/firefox`, as in the repository. */
  readonly folder: string;
  remove(): Promise<void>;
};

/**
 * Builds the extension from a copy of the sources into which carelessness was put; the sources themselves stay as they are.
 *
 * @throws Error where a slip fits no longer, and with what the build says where it fails.
 */
export async function buildCarelessly(): Promise<CarelessBuild> {
  const folder = await temporaryFolder('careless');
  try {
    for (const source of sources) await cp(source, join(folder, source), { recursive: true });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    for (const slip of slips) await change(folder, slip);
    await promisify(execFile)(resolve('node_modules/.bin/tsx'), ['scripts/build.ts'], { cwd: folder });
    return { folder, remove: () => remove(folder) };
  } catch (error) {
    await remove(folder);
    throw error;
  }
}

async function change(folder: string, { file, from, to }: Change): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} has not exactly one "${from}" to be careless with.`);
  // A function, since a text may hold what stands for something in a replacement.
  await writeFile(
    path,
    text.replace(from, () => to),
  );
}
