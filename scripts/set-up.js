// Plain JavaScript, since it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What each browser's program may be called, and the system package that brings it. */
const browsers = [
  {
    name: 'Chromium',
    setting: 'CHROMIUM',
    package: 'chromium',
    programs: ['/usr/lib/chromium/chromium', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  },
  {
    name: 'Firefox',
    setting: 'FIREFOX',
    package: 'firefox-esr',
    programs: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
];

/** Installs what the lock file names, unless that was done since it last changed. */
export function setUpPackages() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing the packages of package-lock.json …');
  run('npm', ['ci', '--no-audit', '--no-fund'], 'The packages could not be installed; npm says why above.');
}

/**
 * Finds browsers, and installs those that are missing from the system's packages where that can be done.
 *
 * @param {readonly string[]} names
 */
export function setUpBrowsers(names) {
  const wanted = browsers.filter(({ name }) => names.includes(name));
  const missing = wanted.filter((browser) => findProgram(browser) === undefined);
  if (missing.length === 0) return;
  const list = missing.map(({ name }) => name).join(' and ');
  if (!canInstall()) {
    fail(`${list} not found. Install ${missing.length > 1 ? 'them' : 'it'}, or name the program in the variable ` +
      `${missing.map(({ setting }) => setting).join(' or ')}, and run the command again.`);
  }
  say(`Installing ${list} from the system's packages …`);
  const packages = [...missing.map((browser) => browser.package), 'fonts-liberation'];
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], 'The list of system packages could not be read.', environment);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    `${list} could not be installed; apt-get says why above.`, environment);
}

function canInstall() {
  return process.getuid?.() === 0 && findProgram({ programs: ['apt-get'] }) !== undefined;
}

function findProgram({ setting, programs }) {
  const named = setting === undefined ? undefined : process.env[setting];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = [...(named ? [named] : []), ...programs].flatMap((program) =>
    program.startsWith('/') ? [program] : folders.map((folder) => join(folder, program)),
  );
  return places.find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs a command with its output shown.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {string} excuse what is said when it fails.
 */
export function run(command, parameters, excuse, environment = process.env) {
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit', env: environment });
  if (status !== 0) fail(excuse);
}

/** Runs a TypeScript program of this repository. */
export function runProgram(program, parameters, excuse) {
  run(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), program, ...parameters], excuse);
}

export function say(text) {
  console.log(text);
}

/** Says what is wrong and ends the program. */
export function fail(text) {
  console.error(`\n${text}`);
  process.exit(1);
}

checkNode();

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  fail(`This is Node ${process.versions.node}; the project needs ${engines.node}.`);
}
