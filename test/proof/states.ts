import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '../../scripts/run-tests.js';
import { remove, temporaryFolder } from '../drivers/profile.ts';
import { type Outcome, type Proof, together } from './proof.ts';

/** `npm test` brings about half of the states in either browser; here all of them are in both. */
export const states: Proof = {
  name: 'states',
  claim: 'Every state that a person can meet has its words and a way on, in both browsers.',
  async run({ browsers, progress }) {
    const files = (await readdir('test/browser')).filter((name) => name.startsWith('states-'));
    const folder = await temporaryFolder('states');
    const outcomes: Outcome[] = [];
    try {
      for (const browser of browsers) {
        const paths = files.map((name) => join('test/browser', name));
        const run = await runTests(browser, { folder, files: paths, aside: true, environment: { WHOLE: '1' } });
        const failed = run.tests.filter(({ status }) => status !== 'passed');
        progress(`${browser}: ${run.tests.length} states, ${failed.length} of them otherwise than they should be`);
        outcomes.push({
          figures: [
            { what: `${browser}: states brought about`, value: run.tests.length },
            { what: `${browser}: of them without their words or their way on`, value: failed.length, wanted: 0 },
          ],
          faults: [
            ...failed.map(({ name, message }) => `${browser}: ${name}\n  ${message}`),
            ...run.faults.map(({ file, message }) => `${browser}: ${file}: ${message}`),
            ...(run.ended ? [] : [`${browser}: the tests did not run to their end\n${run.said}`]),
          ],
        });
      }
    } finally {
      await remove(folder);
    }
    return together(outcomes);
  },
};
