import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '../../scripts/run-tests.js';
import { remove, temporaryFolder } from '../drivers/profile.ts';
import type { Proof } from './proof.ts';

/** How often every property is tried with other inputs. */
const wholeRounds = 20;

/** The unit tests that try random inputs are run again and again, with other inputs each time. */
export const properties: Proof = {
  name: 'properties',
  claim: 'What the unit tests find true of their random inputs is true of others too.',
  seeded: true,
  async run({ share, seed, progress }) {
    const files = await filesWithProperties();
    const rounds = Math.max(1, Math.round(wholeRounds * share));
    const faults: string[] = [];
    let passed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const ended = await runWith(files, seed + round);
      passed += ended.passed;
      faults.push(...ended.faults.map((fault) => `seed ${seed + round}: ${fault}`));
      progress(`seed ${seed + round}: ${ended.passed} passed, ${ended.faults.length} failed`);
    }
    return {
      figures: [
        { what: 'files of tests with random inputs', value: files.length },
        { what: 'rounds, each with inputs of its own', value: rounds },
        { what: 'tests passed', value: passed },
        { what: 'tests, whole files or rounds failed', value: faults.length, wanted: 0 },
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

/** How many tests passed, and what did not: a test, a file that could not be run, or all of them. */
async function runWith(files: string[], seed: number): Promise<{ passed: number; faults: readonly string[] }> {
  const folder = await temporaryFolder('properties');
  try {
    const environment = { SEED: String(seed) };
    const { tests, faults, ended, said } = await runTests('unit', { folder, files, aside: true, environment });
    const failed = tests.filter(({ status }) => status === 'failed');
    return {
      passed: tests.filter(({ status }) => status === 'passed').length,
      faults: [
        ...failed.map(({ name, message }) => `${name}\n  ${message}`),
        ...faults.map(({ file, message }) => `${file}: ${message}`),
        ...(ended ? [] : [`the tests did not run to their end, or an error beside them was caught\n${said}`]),
      ],
    };
  } finally {
    await remove(folder);
  }
}
