// Plain JavaScript, since it runs before anything is installed.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * What each browser's program may be called, the variable that names another, and the system package that brings it. Debian's `chromium` on the path is a
 * shell script that adds arguments of its own, so the program behind it comes first.
 */
export const browsers = {
  Chromium: {
    variable: 'CHROMIUM',
    package: 'chromium',
    programs: [
      '/usr/lib/chromium/chromium',
      '/usr/lib/chromium-browser/chromium-browser',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
    ],
  },
  Firefox: {
    variable: 'FIREFOX',
    package: 'firefox-esr',
    programs: [
      '/usr/lib/firefox-esr/firefox-esr',
      '/usr/lib/firefox/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'firefox-esr',
      'firefox',
    ],
  },
};

/**
 * The path of a browser's program: what its variable in the environment names, else the first one found.
 *
 * @param {keyof typeof browsers} name
 * @returns {string | undefined} `undefined` where there is none
 */
export function findBrowser(name) {
  const { variable, programs } = browsers[name];
  const named = process.env[variable];
  return named ? findProgram([named]) : findProgram(programs);
}

/**
 * The first of these programs that can be run, looked for on the path where no folder is given.
 *
 * @param {readonly string[]} programs
 * @returns {string | undefined}
 */
export function findProgram(programs) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const places = programs.flatMap((program) =>
    program.includes('/') ? [program] : folders.map((folder) => join(folder, program)),
  );
  return places.find(canRun);
}

/** @param {string} file */
function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
