import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Gives a fresh profile what no switch of the command line stands for. */
export async function writeChromiumPreferences(directory: string): Promise<void> {
  const folder = join(directory, 'Default');
  const file = join(folder, 'Preferences');
  if (existsSync(file)) return;
  await mkdir(folder, { recursive: true });
  // Without developer mode, an extension that reloads itself stays off afterwards.
  const preferences = { extensions: { ui: { developer_mode: true } } };
  await writeFile(file, JSON.stringify(preferences));
}
