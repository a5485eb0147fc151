// Plain JavaScript, since it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browsers, findBrowser, findProgram } from './browsers.js';
import { hasTryton, trytonPackages } from './tryton.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Installs what the lock file names, unless that was done since it last changed. No package runs a script of its own, whichever npm this is. */
export function setUpPackages() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing the packages of package-lock.json …');
  run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    'The packages could not be installed; npm says why above.',
  );
}

/**
 * Finds browsers, and installs those that are missing from the system's packages where that can be done.
 *
 * @param {readonly (keyof typeof browsers)[]} names
 */
export function setUpBrowsers(names) {
  const missing = names.filter((name) => findBrowser(name) === undefined);
  if (missing.length === 0) return;
  const list = missing.join(' and ');
  if (!canInstall()) {
    fail(
      `${list} not found. Install ${missing.length > 1 ? 'them' : 'it'}, or name the program in the variable ` +
        `${missing.map((name) => browsers[name].variable).join(' or ')}, and run the command again.`,
    );
  }
  say(`Installing ${list} from the system's packages …`);
  const packages = [...missing.map((name) => browsers[name].package), 'fonts-liberation'];
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], 'The list of system packages could not be read.', environment);
  run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    `${list} could not be installed; apt-get says why above.`,
    environment,
  );
}

/**
 * Installs Tryton from the system's packages where that can be done, beside whatever else goes on. What it tests is left out elsewhere, and said to be.
 *
 * @returns {Promise<void>} settles when it is done, whether or not that came to anything
 */
export async function setUpTryton() {
  if (hasTryton() || !canInstall()) return;
  say("Installing Tryton from the system's packages, meanwhile …");
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Where there is no network, that is to be known soon.
  const get = 'apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=20';
  const command = `${get} update && exec ${get} install -y --no-install-recommends ${trytonPackages.join(' ')}`;
  await new Promise((settle) => {
    const installing = spawn('/bin/sh', ['-c', command], { stdio: 'ignore', env: environment });
    installing.once('close', settle);
    installing.once('error', settle);
  });
}

function canInstall() {
  return process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined;
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

/**
 * Runs programs of the installed packages beside each other. What each says is shown when it has ended, and what is wrong is said when all have.
 *
 * @param {readonly (readonly [command: string, excuse: string])[]} commands
 */
export async function runBeside(commands) {
  const excuses = await Promise.all(
    commands.map(async ([command, excuse]) => {
      const running = spawn('npx', command.split(' '), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      /** @type {Buffer[]} */
      const said = [];
      for (const stream of [running.stdout, running.stderr]) stream.on('data', (text) => said.push(text));
      const status = await new Promise((resolve) => running.once('close', resolve));
      process.stdout.write(Buffer.concat(said));
      return status === 0 ? [] : [excuse];
    }),
  );
  const wrong = excuses.flat();
  if (wrong.length > 0) fail(wrong.join('\n'));
}

/**
 * Runs a TypeScript program of this repository.
 *
 * @param {string} program its path
 * @param {readonly string[]} parameters
 * @param {string} excuse what is said when it fails
 */
export function runProgram(program, parameters, excuse) {
  run(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), program, ...parameters], excuse);
}

/** @param {string} text */
export function say(text) {
  console.log(text);
}

/**
 * Says what is wrong and ends the program.
 *
 * @param {string} text
 * @returns {never}
 */
export function fail(text) {
  console.error(`\n${text}`);
  process.exit(1);
}

checkNode();

function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  fail(`This is Node ${process.versions.node}; the project needs ${engines.node}.`);
}
