import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { underLaidOverEtc } from '../../scripts/policies.js';

/** Where each browser reads the machine's policies on Linux. Source: "Set up Chrome browser on Linux" (Google), "policies.json" (Mozilla). */
const places = {
  chromium: '/etc/chromium/policies/managed/vis-a-vis.json',
  firefox: '/etc/firefox/policies/policies.json',
} as const;

/**
 * Makes a program that starts a browser under policies of its own, in a mount namespace: nothing of the machine's is written, and nobody else reads it.
 * Only where `canSetPolicies`.
 *
 * @param folder where to put it; to be deleted once the browser has ended.
 * @param policies what the browser's policy file says.
 * @returns the path of the program, which takes the browser's own arguments.
 */
export async function underPolicies(
  browser: keyof typeof places,
  executable: string,
  folder: string,
  policies: unknown,
): Promise<string> {
  const file = join(folder, places[browser]);
  await mkdir(dirname(file), { recursive: true });
  await mkdir(join(folder, 'layers'));
  await writeFile(file, JSON.stringify(policies));
  const program = join(folder, 'browser');
  const quoted = [underLaidOverEtc, 'sh', folder, executable].map(inQuotes).join(' ');
  await writeFile(program, `#!/bin/sh\nexec unshare --mount /bin/sh -c ${quoted} "$@"\n`);
  await chmod(program, 0o755);
  return program;
}

/** As one word of a shell. */
const inQuotes = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
