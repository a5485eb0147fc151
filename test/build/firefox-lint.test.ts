import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { browserPackage } from '../../build/packages.ts';
import { remove, temporaryFolder } from '../drivers/profile.ts';

/** As much of what the linter of Firefox's store says as is looked at here. */
type Findings = Record<'errors' | 'warnings' | 'notices', readonly { readonly code: string; readonly file?: string }[]>;

/** Milliseconds: it reads every script of the package, on a busy machine. */
const patience = 240_000;

it(
  "gives the linter of Firefox's store nothing to say of its package: no error, no warning, no notice",
  async () => {
    const folder = await temporaryFolder('lint');
    try {
      const zip = join(folder, 'firefox.zip');
      writeFileSync(zip, browserPackage('firefox'));
      expect(findingsOn(zip)).toMatchObject({ errors: [], warnings: [], notices: [] });
    } finally {
      await remove(folder);
    }
  },
  patience,
);

/** It ends with a failure where it found errors, and says what all the same. */
function findingsOn(zip: string): Findings {
  const linter = ['node_modules/addons-linter/bin/addons-linter', zip, '--output', 'json'];
  try {
    return JSON.parse(execFileSync(process.execPath, linter, { encoding: 'utf8', stdio: 'pipe' }));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  }
}
