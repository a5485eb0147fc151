import { cp, mkdir, mkdtemp, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { remove } from './profile.ts';

/** Where Firefox's own code, as Firefox has compiled it, is kept from one fresh profile to the next. */
const caches = join('node_modules', '.cache');
const kept = join(caches, 'firefox-startup');

/** By this file Firefox knows which of its builds has compiled, and does not use what another has. */
const build = 'compatibility.ini';
const compiled = 'startupCache';

/** The one file there that tells of extensions, and of what they are permitted: it stays in its profile. */
const ofExtensions = 'webext.sc.lz4';

/** Gives a fresh profile Firefox's compiled code, where there is any: a launch without it takes a quarter more of the processor's time. */
export async function lendCompiledCode(profile: string): Promise<void> {
  if ((await buildOf(profile)) !== undefined || (await buildOf(kept)) === undefined) return;
  await cp(kept, profile, { recursive: true }).catch(() => {
    // Another test process has put its own in the place of it: without the rest Firefox compiles anew.
  });
}

/** Keeps what a Firefox that has ended leaves of that in its profile, unless the same build's is kept already. */
export async function keepCompiledCode(profile: string): Promise<void> {
  const used = await buildOf(profile);
  if (used === undefined || used === (await buildOf(kept))) return;
  const names = (await readdir(join(profile, compiled)).catch(() => [])).filter((name) => name !== ofExtensions);
  if (names.length === 0) return;
  await mkdir(caches, { recursive: true });
  const copy = await mkdtemp(`${kept}-`);
  for (const name of names) await cp(join(profile, compiled, name), join(copy, compiled, name));
  await cp(join(profile, build), join(copy, build));
  await remove(kept);
  // Another test process may have come first, with the same.
  await rename(copy, kept).catch(() => remove(copy));
}

const buildOf = (folder: string): Promise<string | undefined> =>
  readFile(join(folder, build), 'utf8').catch(() => undefined);
