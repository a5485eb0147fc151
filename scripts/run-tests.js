import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * How one test ended.
 *
 * @typedef {{ file: string, name: string, status: string, message: string }} Test
 */

/**
 * How the tests of some projects ended.
 *
 * @typedef {object} Result
 * @property {string} project
 * @property {Test[]} tests
 * @property {{ file: string, message: string }[]} faults files that failed as a whole: one that could not be read, or whose preparations came to nothing
 * @property {boolean} ended whether they ran to their end at all, and said themselves that nothing failed or that something did
 * @property {Buffer} said what they said, where it was kept back
 */

/**
 * Runs the tests of one of `vitest.config.ts`'s projects.
 *
 * @param {string} project
 * @param {object} options
 * @param {string} options.folder where its report is written
 * @param {boolean} [options.aside] keeps back what they say until they have ended
 * @param {string[]} [options.files] of them only these, one after another
 * @param {Record<string, string>} [options.environment] variables that they get beside those of this process
 * @returns {Promise<Result>}
 */
export async function runTests(project, { folder, aside = false, files = [], environment = {} }) {
  const report = join(folder, `${project}.json`);
  // A run that can't even begin leaves none, and is not to be told by an earlier one's.
  rmSync(report, { force: true });
  const chosen = files.length > 0 ? [...files, '--no-file-parallelism'] : [];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const output = aside ? 'pipe' : 'inherit';
  const running = spawn('npx', ['vitest', 'run', '--project', project, ...chosen, ...reporters], {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environment },
  });
  const stop = () => running.kill();
  process.once('exit', stop);
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (text) => said.push(text));
  const status = await new Promise((resolve) => running.on('close', resolve));
  process.off('exit', stop);
  const { tests, faults } = readReport(report);
  const failed = faults.length > 0 || tests.some((test) => test.status === 'failed');
  // Something beside the tests can fail as well, such as an error that nobody caught; only the status tells.
  const ended = tests.length > 0 && (status === 0) === !failed;
  return { project, tests, faults, ended, said: Buffer.concat(said) };
}

/**
 * How each file ended as a whole: one in which a test failed failed, and one of which every test was left out was skipped.
 *
 * @param {Pick<Result, 'tests' | 'faults'>} result
 * @returns {Record<string, 'passed' | 'failed' | 'skipped'>}
 */
export function outcomesByFile({ tests, faults }) {
  const files = new Set([...tests, ...faults].map(({ file }) => file));
  return Object.fromEntries(
    [...files].map((file) => {
      const statuses = tests.filter((test) => test.file === file).map(({ status }) => status);
      const hasFailed = statuses.includes('failed') || faults.some((fault) => fault.file === file);
      return [file, hasFailed ? 'failed' : statuses.includes('passed') ? 'passed' : 'skipped'];
    }),
  );
}

/**
 * Reads how tests ended; where there is no report, nothing has.
 *
 * @param {string} report the path of what vitest's JSON reporter has written
 * @param {string} [root] where the tests ran; files are named by their path from there
 * @returns {{ tests: Test[], faults: { file: string, message: string }[] }}
 */
export function readReport(report, root = process.cwd()) {
  let text;
  try {
    text = readFileSync(report, 'utf8');
  } catch {
    return { tests: [], faults: [] };
  }
  const files = JSON.parse(text).testResults.map((/** @type {any} */ result) => ({
    ...result,
    file: relative(root, result.name),
  }));
  return {
    tests: files.flatMap((/** @type {any} */ { file, assertionResults }) =>
      assertionResults.map((/** @type {any} */ { fullName, status, failureMessages }) => ({
        file,
        name: fullName,
        status,
        message: failureMessages.join('\n').split('\n').slice(0, 12).join('\n  '),
      })),
    ),
    // Where a file's preparations fail, its tests count as skipped.
    faults: files
      .filter(
        (/** @type {any} */ { status, assertionResults }) =>
          status === 'failed' && !assertionResults.some((/** @type {any} */ one) => one.status === 'failed'),
      )
      .map((/** @type {any} */ { file, message }) => ({
        file,
        message: message || 'its preparations failed, as said above',
      })),
  };
}
