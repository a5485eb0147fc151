import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run, runBeside, runProgram, say, setUpPackages } from './set-up.js';

/** The fast part of `npm test`: types, lint and walls, unused code. Each leaves most of the machine idle, so they run beside each other. */
export async function check() {
  await runBeside([
    ['tsc -p tsconfig.json', 'The types of the extension do not fit.'],
    ['tsc -p tsconfig.tools.json', 'The types of the sandbox, the tests or the tools do not fit.'],
    ['biome ci --error-on-warnings', 'Lint, format or a wall between folders is broken.'],
    ['knip', 'Something is unused, or used and not declared.'],
  ]);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  setUpPackages();
  await check();
  run('npx', ['vitest', 'run', '--project', 'unit'], 'A unit test failed.');
  say('Building the extension, for its sizes …');
  runProgram('scripts/build.ts', [], 'The build failed.');
  const ofSizes = ['test/build/sizes.test.ts', 'test/build/package.test.ts'];
  run(
    'npx',
    ['vitest', 'run', '--project', 'build', ...ofSizes],
    'Something has grown too large, or the package is not as agreed.',
  );
}
