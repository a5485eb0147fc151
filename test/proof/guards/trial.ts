import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { copySources } from '../supply/builds.ts';
import type { Guard } from './guard.ts';

/** How a test file ended; `broken` where none of its tests could be run, which says nothing about the guard. */
export type Ending = 'passed' | 'failed' | 'broken';

/** A copy of the sources to take guards away from. */
export type Ground = {
  /** How each of these test files ends on the sources as they are. */
  run(tests: readonly string[]): Promise<ReadonlyMap<string, Ending>>;
  /** How each of a guard's test files ends without it. */
  runWithout(guard: Guard): Promise<ReadonlyMap<string, Ending>>;
  clear(): void;
};

export function prepareGround(): Ground {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-guards-'));
  copySources(folder);
  const run = async (tests: readonly string[], bail: boolean): Promise<ReadonlyMap<string, Ending>> => {
    const ofCompiler = tests.filter((test) => test.endsWith('.test-d.ts'));
    const others = tests.filter((test) => !ofCompiler.includes(test));
    return new Map([
      ...(ofCompiler.length > 0 ? await compile(folder, ofCompiler) : []),
      ...(others.length > 0 ? await runTests(folder, others, bail) : []),
    ]);
  };
  return {
    run: (tests) => run(tests, false),
    async runWithout({ file, text, instead, tests }) {
      const place = join(folder, file);
      const whole = readFileSync(place, 'utf8');
      writeFileSync(place, whole.split(text).join(instead));
      const endings = new Map<string, Ending>();
      try {
        for (const test of tests) for (const [name, ending] of await run([test], true)) endings.set(name, ending);
        return endings;
      } finally {
        writeFileSync(place, whole);
      }
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function compile(folder: string, tests: readonly string[]): Promise<(readonly [string, Ending])[]> {
  const said = await outputOf(folder, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tools.json']);
  return tests.map((test) => [test, said.includes(`${test}(`) ? 'failed' : 'passed']);
}

/** As much of the runner's report as is read. */
type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** @param bail whether the first test that fails is enough. */
async function runTests(
  folder: string,
  tests: readonly string[],
  bail: boolean,
): Promise<(readonly [string, Ending])[]> {
  const file = join(folder, 'report.json');
  rmSync(file, { force: true });
  const settings = ['--maxWorkers=2', '--reporter=json', `--outputFile=${file}`, ...(bail ? ['--bail=1'] : [])];
  const projects = ['--project=unit', '--project=build'];
  await outputOf(folder, ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...settings, ...tests]);
  // A runner that could not even begin leaves none.
  const { testResults }: Report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] };
  return tests.map((test) => {
    const result = testResults.find(({ name }) => relative(folder, name) === test);
    const statuses = result?.assertionResults.map(({ status }) => status) ?? [];
    if (statuses.length === 0) return [test, 'broken'];
    return [test, statuses.includes('failed') ? 'failed' : 'passed'];
  });
}

/** What a program of Node's prints, however it ends. */
function outputOf(folder: string, parameters: readonly string[]): Promise<string> {
  // A runner within a runner would take its settings for its own.
  const { NODE_ENV: _mode, VITEST: _test, ...environment } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      parameters,
      { cwd: folder, env: environment, maxBuffer: 100_000_000 },
      (_error, stdout) => resolve(stdout),
    );
  });
}
