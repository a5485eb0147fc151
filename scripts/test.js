import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browsers.js';
import { check } from './check.js';
import { canSetPolicies } from './policies.js';
import { outcomesByFile, runTests } from './run-tests.js';
import { runProgram, say, setUpBrowsers, setUpPackages, setUpTryton } from './set-up.js';
import { hasTryton, trytonPackages } from './tryton.js';

/** More files than these fail because something is broken, not because the machine is busy. */
const retriedFiles = 4;

/** Everything in both browsers: `npm run test:whole`. */
const isWhole = process.argv.includes('--whole') || process.env['WHOLE'] === '1';
if (isWhole) process.env['WHOLE'] = '1';

// Everything a fresh machine needs, then everything there is to pass.
setUpPackages();
setUpBrowsers(['Chromium', 'Firefox']);
const tryton = setUpTryton();
await check();
say('Building the extension …');
runProgram('scripts/build.ts', [], 'The build failed.');

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-test-'));
const inNode = await Promise.all([runTests('unit', { folder }), runTests('build', { folder, aside: true })]);
process.stdout.write(inNode[1].said);
const results = [...inNode];
await tryton;
// One browser leaves most of the machine idle. What Firefox says comes when Chromium is done, so that neither breaks into the other.
say("In Chromium and Firefox, side by side; Firefox's results come after Chromium's …");
const inBrowsers = await Promise.all([runTests('chromium', { folder }), runTests('firefox', { folder, aside: true })]);
process.stdout.write(inBrowsers[1].said);
/** @type {string[]} */
const onlyAlone = [];
for (const result of inBrowsers) results.push(await triedAgain(result));
if (isWhole) leaveOutcomes();
rmSync(folder, { recursive: true, force: true });

/** @param {string} status */
const count = (status) => results.flatMap(({ tests }) => tests).filter((test) => test.status === status).length;
console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('pending') + count('skipped')} skipped`);
for (const line of onlyAlone) console.log(`PASSED ONLY WHEN RUN ALONE: ${line}`);
if (!hasTryton())
  console.log(`NOT RUN: the tests of Tryton itself, which is not installed (${trytonPackages.join(', ')}).`);
if (!canSetPolicies()) console.log('NOT RUN: what policies do, since this machine gives a browser none of its own.');
for (const { project, tests, faults, ended } of results) {
  for (const { file, name, status, message } of tests)
    if (status === 'failed') console.log(`FAILED in ${project}: ${file}: ${name}\n  ${message}`);
  for (const { file, message } of faults) console.log(`FAILED in ${project}: ${file}: ${message}`);
  if (!ended)
    console.log(`FAILED in ${project}: the tests did not run to their end, or an error beside them was caught.`);
  if (!ended || faults.length > 0 || tests.some((test) => test.status === 'failed')) process.exitCode = 1;
}

/** Leaves how each file ended in each browser, of which the README's table is made (`scripts/browser-table.ts`). */
function leaveOutcomes() {
  /** @param {'Chromium' | 'Firefox'} name */
  const versionOf = (name) =>
    execFileSync(findBrowser(name) ?? '', ['--version'], { encoding: 'utf8' })
      .replace(/^Mozilla /, '')
      .match(/^\D*[\d.]+(?:esr)?/)?.[0] ?? name;
  const outcomes = Object.fromEntries(
    results.slice(-inBrowsers.length).map((result) => [result.project, outcomesByFile(result)]),
  );
  const versions = { chromium: versionOf('Chromium'), firefox: versionOf('Firefox') };
  mkdirSync('out', { recursive: true });
  writeFileSync('out/browsers.json', JSON.stringify({ versions, outcomes }, undefined, 2));
}

/**
 * A machine with too much to do can keep a real browser waiting beyond any patience. A few files that failed are run once more with nothing beside them, and
 * what passes only then is said; what fails again is broken.
 *
 * @param {import('./run-tests.js').Result} first
 */
async function triedAgain(first) {
  const failed = first.tests.filter(({ status }) => status === 'failed');
  const files = [...new Set([...failed, ...first.faults].map(({ file }) => file))];
  if (files.length === 0 || files.length > retriedFiles || !first.ended) return first;
  say(`Once more, and alone, in ${first.project}: ${files.join(', ')} …`);
  const second = await runTests(first.project, { folder, files });
  const passed = failed.filter((one) =>
    second.tests.some(({ file, name, status }) => file === one.file && name === one.name && status === 'passed'),
  );
  onlyAlone.push(...passed.map(({ file, name, message }) => `${first.project}: ${file}: ${name}\n  ${message}`));
  onlyAlone.push(
    ...first.faults
      .filter(({ file }) => !second.faults.some((one) => one.file === file))
      .map(({ file, message }) => `${first.project}: ${file}: ${message}`),
  );
  return { ...second, tests: [...first.tests.filter(({ file }) => !files.includes(file)), ...second.tests] };
}
