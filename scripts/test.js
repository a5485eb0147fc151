import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.js';
import { fail, runProgram, say, setUpBrowsers, setUpPackages } from './set-up.js';

// Everything a fresh machine needs, then everything there is to pass.
setUpPackages();
setUpBrowsers(['Chromium', 'Firefox']);
check();
say('Building the extension …');
runProgram('scripts/build.ts', [], 'The build failed.');

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-test-'));
const results = join(folder, 'results.json');
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${results}`],
  { stdio: 'inherit' },
);
let counts;
try {
  counts = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  fail('The tests did not run to their end.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const { numPassedTests, numFailedTests, numPendingTests } = counts;
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
if (status !== 0 || numPassedTests === 0) process.exit(1);
