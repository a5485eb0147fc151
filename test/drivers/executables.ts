import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Debian's `chromium` on the path is a shell script that adds arguments of its own, so the program behind it comes first.
 */
const chromiumFiles = [
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const firefoxFiles = [
  '/usr/lib/firefox-esr/firefox-esr',
  '/usr/lib/firefox/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
const firefoxNames = ['firefox-esr', 'firefox'];

/** The path of Chromium, or of Chrome: what `CHROMIUM` in the environment names, else the first one found; `undefined` where there is none. */
export function findChromium(): string | undefined {
  return find(process.env['CHROMIUM'], chromiumFiles, chromiumNames);
}

/** The path of Firefox: what `FIREFOX` in the environment names, else the first one found; `undefined` where there is none. */
export function findFirefox(): string | undefined {
  return find(process.env['FIREFOX'], firefoxFiles, firefoxNames);
}

function find(named: string | undefined, files: readonly string[], names: readonly string[]): string | undefined {
  if (named) return canRun(named) ? named : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...files, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
