import { runProgram, say, setUpBrowsers, setUpPackages } from './set-up.js';

// Everything a fresh machine needs, then how fast and how large the production build is.
setUpPackages();
setUpBrowsers(['Chromium', 'Firefox']);
say('Building the extension …');
runProgram('scripts/build.ts', [], 'The build failed.');
runProgram('bench/main.ts', process.argv.slice(2), 'The bench did not get to its end; why is said above.');
