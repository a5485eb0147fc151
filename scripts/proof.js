import { runProgram, say, setUpBrowsers, setUpPackages } from './set-up.js';

// Everything a fresh machine needs, then the long proofs of which `npm test` runs samples.
setUpPackages();
setUpBrowsers(['Chromium', 'Firefox']);
say('Building the extension …');
runProgram('scripts/build.ts', [], 'The build failed.');
runProgram(
  'test/proof/main.ts',
  process.argv.slice(2),
  'A proof failed, or did not get to its end; what is wrong is said above.',
);
