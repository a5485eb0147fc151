import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.js';
import { fail, runProgram, say, setUpBrowsers, setUpPackages, setUpTryton } from './set-up.js';
import { hasTryton, trytonPackages } from './tryton.js';

// Everything a fresh machine needs, then everything there is to pass.
setUpPackages();
setUpBrowsers(['Chromium', 'Firefox']);
const tryton = setUpTryton();
check();
say('Building the extension …');
runProgram('scripts/build.ts', [], 'The build failed.');

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-test-'));
const results = [await run(['unit', 'build'])];
await tryton;
// One browser leaves most of the machine idle. What Firefox says comes when Chromium is done, so that neither breaks into the other.
say("In Chromium and Firefox, side by side; Firefox's results come after Chromium's …");
const [chromium, firefox] = await Promise.all([run(['chromium']), run(['firefox'], { aside: true })]);
process.stdout.write(firefox.said);
results.push(chromium, firefox);
rmSync(folder, { recursive: true, force: true });

/** @param {string} count */
const sum = (count) => results.reduce((total, { counts }) => total + (counts[count] ?? 0), 0);
const [passed, failed, skipped] = [sum('numPassedTests'), sum('numFailedTests'), sum('numPendingTests')];
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
if (!hasTryton())
  console.log(`NOT RUN: the tests of Tryton itself, which is not installed (${trytonPackages.join(', ')}).`);
if (results.some(({ status, counts }) => status !== 0 || !counts['numPassedTests'])) process.exit(1);

/**
 * Runs the tests of some of `vitest.config.ts`'s projects.
 *
 * @param {string[]} projects
 * @param {{ aside?: boolean }} [options] `aside` keeps back what they say until they have ended.
 * @returns {Promise<{ status: number | null, counts: Record<string, number>, said: Buffer }>}
 */
async function run(projects, { aside = false } = {}) {
  const file = join(folder, `${projects.join('-')}.json`);
  const named = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const output = aside ? 'pipe' : 'inherit';
  const running = spawn('npx', ['vitest', 'run', ...named, ...reporters], { stdio: ['ignore', output, output] });
  process.once('exit', () => running.kill());
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (text) => said.push(text));
  const status = await new Promise((resolve) => running.on('close', resolve));
  try {
    return { status, counts: JSON.parse(readFileSync(file, 'utf8')), said: Buffer.concat(said) };
  } catch {
    process.stdout.write(Buffer.concat(said));
    return fail(`The tests did not run to their end: ${projects.join(', ')}.`);
  }
}
