import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { trytonPlaces } from '../../scripts/tryton.js';

/** A Tryton server with a database of its own, on loopback. */
export type TrytonServer = {
  /** Such as `http://127.0.0.1:40000`. */
  readonly origin: string;
  readonly database: string;
  /** The process, which leads its own process group. */
  readonly process: ChildProcess;
  /** The temporary folder that holds the database and everything else of it. */
  readonly folder: string;
};

export const administrator = { login: 'admin', password: 'sandbox-administrator' };

const database = 'crm';
const run = promisify(execFile);

/**
 * Makes a database with the modules of parties and their avatars, and starts a server on it. It can be asked a moment later.
 *
 * @throws Error with what Tryton says where the database can't be made.
 */
export async function startTrytonServer(): Promise<TrytonServer> {
  const folder = await mkdtemp(join(tmpdir(), 'vis-a-vis-tryton-'));
  try {
    const port = await freePort();
    const configuration = join(folder, 'trytond.conf');
    const passwordFile = join(folder, 'password');
    await writeFile(
      configuration,
      [
        '[web]',
        `listen = 127.0.0.1:${port}`,
        `root = ${trytonPlaces.client}`,
        // The sandbox, which speaks TLS and answers for the host.
        'num_proxies = 1',
        '[database]',
        'uri = sqlite://',
        `path = ${folder}`,
        '',
      ].join('\n'),
    );
    await writeFile(passwordFile, administrator.password, { mode: 0o600 });
    // Tryton takes a file that is there for a database, and fills it.
    await writeFile(join(folder, `${database}.sqlite`), '');
    await run(
      'trytond-admin',
      [
        '-c',
        configuration,
        '-d',
        database,
        '--email',
        'admin@example.test',
        '-u',
        'party_avatar',
        '--activate-dependencies',
      ],
      { env: { ...process.env, TRYTONPASSFILE: passwordFile } },
    );
    const server = spawn('trytond', ['-c', configuration, '-d', database], { stdio: 'ignore', detached: true });
    return { origin: `http://127.0.0.1:${port}`, database, process: server, folder };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Tryton does not say which port it was given where it is told to take any. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
