import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readReport } from '../../../scripts/run-tests.js';
import { copySources, type SourceCopy } from '../copy.ts';
import type { Guard } from './guard.ts';

/** How a test file ended; `broken` where it failed as a whole or none of its tests could be run, which says nothing about the guard. */
export type Ending = 'passed' | 'failed' | 'broken';

/** A copy of the sources to take guards away from. */
export type Ground = {
  /** How each of these test files ends on the sources as they are. */
  run(tests: readonly string[]): Promise<ReadonlyMap<string, Ending>>;
  /** How each of a guard's test files ends without it. */
  runWithout(guard: Guard): Promise<ReadonlyMap<string, Ending>>;
  clear(): Promise<void>;
};

export async function prepareGround(): Promise<Ground> {
  const copy = await copySources('guards');
  const run = async (tests: readonly string[], bail: boolean): Promise<ReadonlyMap<string, Ending>> => {
    const ofCompiler = tests.filter((test) => test.endsWith('.test-d.ts'));
    const others = tests.filter((test) => !ofCompiler.includes(test));
    return new Map([
      ...(ofCompiler.length > 0 ? await compile(copy, ofCompiler) : []),
      ...(others.length > 0 ? await runTests(copy, others, bail) : []),
    ]);
  };
  return {
    run: (tests) => run(tests, false),
    async runWithout({ file, text, instead, tests }) {
      const putBack = await copy.change({ file, from: text, to: instead });
      const endings = new Map<string, Ending>();
      try {
        for (const test of tests) for (const [name, ending] of await run([test], true)) endings.set(name, ending);
        return endings;
      } finally {
        await putBack();
      }
    },
    clear: () => copy.clear(),
  };
}

async function compile(copy: SourceCopy, tests: readonly string[]): Promise<(readonly [string, Ending])[]> {
  const { said } = await copy.run('typescript/bin/tsc', '-p', 'tsconfig.tools.json');
  return tests.map((test) => [test, said.includes(`${test}(`) ? 'failed' : 'passed']);
}

/** @param bail whether the first test that fails is enough. */
async function runTests(
  copy: SourceCopy,
  tests: readonly string[],
  bail: boolean,
): Promise<(readonly [string, Ending])[]> {
  const file = join(copy.folder, 'report.json');
  await rm(file, { force: true });
  const settings = ['--maxWorkers=2', '--reporter=json', `--outputFile=${file}`, ...(bail ? ['--bail=1'] : [])];
  await copy.run('vitest/vitest.mjs', 'run', '--project=unit', '--project=build', ...settings, ...tests);
  const report = readReport(file, copy.folder);
  const broken = new Set(report.faults.map((fault) => fault.file));
  return tests.map((test) => {
    const statuses = report.tests.filter((one) => one.file === test).map(({ status }) => status);
    if (statuses.length === 0 || broken.has(test)) return [test, 'broken'];
    return [test, statuses.includes('failed') ? 'failed' : 'passed'];
  });
}
