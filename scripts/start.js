import { runProgram, say, setUpBrowsers, setUpPackages } from './set-up.js';

// Everything a fresh machine needs, then the main job to look at.
setUpPackages();
setUpBrowsers(['Chromium']);
say('Building the extension …');
runProgram('scripts/build.ts', [], 'The build failed.');
runProgram('scripts/tour.ts', process.argv.slice(2), 'The tour did not get to its end; why is said above.');
