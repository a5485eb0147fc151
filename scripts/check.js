import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run, setUpPackages } from './set-up.js';

/** The fast part of `npm test`: types, lint and walls, unused code, unit tests. */
export function check() {
  run('npx', ['tsc', '-p', 'tsconfig.json'], 'The types of the extension do not fit.');
  run('npx', ['tsc', '-p', 'tsconfig.tools.json'], 'The types of the sandbox, the tests or the tools do not fit.');
  run('npx', ['biome', 'ci', '--error-on-warnings'], 'Lint, format or a wall between folders is broken.');
  run('npx', ['knip'], 'Something is unused, or used and not declared.');
}

if (process.argv[1] && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  setUpPackages();
  check();
  run('npx', ['vitest', 'run', '--project', 'unit'], 'A unit test failed.');
}
