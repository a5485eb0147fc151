import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Milliseconds that one scenario in a real browser may take on a slow machine before it counts as hung. */
const browserPatience = 120_000;

/** Milliseconds for a test without one: thousands of random inputs take seconds where the machine has other work. */
const unitPatience = 30_000;

/** What is the worker's alone or the CRM's, and the same in both browsers, is tested in one of them; in both with `npm run test:whole`. */
const leftOut = {
  chromium: ['picture-faults', 'tryton'],
  firefox: ['batch', 'capabilities', 'connections', 'faults', 'presets', 'records', 'shared-desk'],
} as const;

const inBrowser = (browserName: 'chromium' | 'firefox') => ({
  test: {
    name: browserName,
    include: ['test/browser/**/*.test.ts'],
    exclude: process.env['WHOLE'] === '1' ? [] : leftOut[browserName].map((name) => `test/browser/${name}.test.ts`),
    provide: { browserName },
    testTimeout: browserPatience,
    hookTimeout: browserPatience,
    // With the other browser's tests beside them (scripts/test.js) that makes four at once; more would fight for the machine.
    maxWorkers: 3,
    // Each file has a sandbox and a browser of its own; the modules they are made of need not be read anew for each, which took a sixth of the time.
    isolate: false,
  },
});

/** Of files never run before, the largest go first. Those of the states are among the smallest and take the longest: begun last, they kept one worker busy alone. */
class StatesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOfStates = ({ moduleId }: TestSpecification) => moduleId.includes('/test/browser/states-');
    const sorted = await super.sort(files);
    return [...sorted.filter(isOfStates), ...sorted.filter((file) => !isOfStates(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: StatesFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/sandbox/**/*.test.ts'],
          setupFiles: ['test/unit/seeded.ts'],
          testTimeout: unitPatience,
          hookTimeout: unitPatience,
          // One more than would be taken: for most of their time nothing runs beside them.
          maxWorkers: '100%',
        },
      },
      { test: { name: 'build', include: ['test/build/**/*.test.ts'], testTimeout: unitPatience } },
      inBrowser('chromium'),
      inBrowser('firefox'),
    ],
  },
});
