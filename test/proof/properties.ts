import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from './proof.ts';

/** How often every property is tried with other inputs. */
const wholeRounds = 20;

type Report = { readonly numPassedTests: number; readonly testResults: readonly Result[] };
type Result = { readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] };

/** The unit tests that try random inputs are run again and again, with other inputs each time. */
export const properties: Proof = {
  name: 'properties',
  claim: 'What the unit tests find true of their random inputs is true of others too.',
  async run({ share, seed, progress }) {
    const files = await filesWithProperties();
    const rounds = Math.max(1, Math.round(wholeRounds * share));
    const faults: string[] = [];
    let passed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const report = await runWith(files, seed + round);
      passed += report.numPassedTests;
      const failed = report.testResults.flatMap(({ assertionResults }) =>
        assertionResults.filter(({ status }) => status === 'failed'),
      );
      faults.push(...failed.map(({ fullName }) => `seed ${seed + round}: ${fullName}`));
      progress(`seed ${seed + round}: ${report.numPassedTests} passed, ${failed.length} failed`);
    }
    return {
      figures: [
        { what: 'files of tests with random inputs', value: files.length },
        { what: 'rounds, each with inputs of its own', value: rounds },
        { what: 'tests passed', value: passed },
        { what: 'tests failed', value: faults.length, wanted: 0 },
      ],
      faults,
    };
  },
};

async function filesWithProperties(): Promise<string[]> {
  const names = (await readdir('test/unit', { recursive: true })).filter((name) => /\.test\.tsx?$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join('test/unit', name), 'utf8')));
  return names.filter((_name, index) => texts[index]?.includes("'fast-check'")).map((name) => join('test/unit', name));
}

async function runWith(files: readonly string[], seed: number): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'vis-a-vis-properties-'));
  const file = join(folder, 'report.json');
  const words = ['vitest', 'run', '--project', 'unit', '--reporter=json', `--outputFile=${file}`, ...files];
  const running = spawn('npx', words, { stdio: 'ignore', env: { ...process.env, SEED: String(seed) } });
  await new Promise((resolve) => running.on('close', resolve));
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } finally {
    await rm(folder, { recursive: true });
  }
}
