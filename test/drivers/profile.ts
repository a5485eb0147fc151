import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from './driver.ts';

export type Profile = {
  readonly directory: string;
  /** Deleted when the browser is closed. */
  readonly temporary: boolean;
};

/** Launches on the profile asked for, or on a fresh temporary one, which goes again where the launch fails. */
export async function onProfile<T>(options: LaunchOptions, launch: (profile: Profile) => Promise<T>): Promise<T> {
  const profile = await profileFor(options);
  try {
    return await launch(profile);
  } catch (error) {
    if (profile.temporary) await remove(profile.directory);
    throw error;
  }
}

async function profileFor({ profile, keepProfile = false }: LaunchOptions): Promise<Profile> {
  if (profile === undefined) return { directory: await temporaryFolder('profile'), temporary: !keepProfile };
  await mkdir(profile, { recursive: true });
  return { directory: profile, temporary: false };
}

/** Makes a folder that nothing else uses, among the system's temporary files. */
export function temporaryFolder(purpose: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `vis-a-vis-${purpose}-`));
}

/** Deletes a folder, whether or not a dying process still writes into it. */
export async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
