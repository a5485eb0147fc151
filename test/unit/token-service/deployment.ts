import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { buildTokenService } from '../../../token-service/build.ts';
import { chromiumOrigin, chromiumRedirect, clientId, clientSecret, linkedInToken } from './fixture.ts';

/** Milliseconds that a process may take to listen or to end, and an answer to come, on a busy machine. */
export const patience = 15_000;

/** Builds the token service for the tests of one file; answers with where it is, once they run. */
export function useBuiltService(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vis-a-vis-token-service-'));
    await buildTokenService(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}

type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string };

/** What was asked of the stand-in for LinkedIn. */
type Asked = { readonly method: string | undefined; readonly path: string | undefined; readonly body: string };

/** A stand-in for LinkedIn on this machine, until the test ends. It grants a token, gives another answer, or stays silent. */
export async function startLinkedIn(answer: Answer | null = { body: JSON.stringify(linkedInToken) }) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({ method: request.method, path: request.url, body: Buffer.concat(chunks).toString() });
    if (answer) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return { asked, close, address: `http://127.0.0.1:${port}/accessToken` };
}

/** The environment of a good deployment that exchanges codes at `tokenEndpoint`. */
export function goodEnvironment(tokenEndpoint: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    VIS_A_VIS_CLIENT_ID: clientId,
    VIS_A_VIS_CLIENT_SECRET: clientSecret,
    VIS_A_VIS_REDIRECT_ADDRESSES: chromiumRedirect,
    VIS_A_VIS_ALLOWED_ORIGINS: chromiumOrigin,
    VIS_A_VIS_TOKEN_ENDPOINT: tokenEndpoint,
    ...more,
  };
}

/** A running token service, and all that it has printed so far. */
export type Deployment = {
  readonly address: string;
  readonly output: () => string;
  /** Asks it to end, and answers with its exit code once it has. */
  readonly end: () => Promise<number | null>;
};

/** Starts the token service with these environment variables, until the test ends. */
export type Start = (environment: Record<string, string>) => Promise<Deployment>;

type Command = {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly folder: string;
  readonly environment: Record<string, string>;
  /** Finds the port in what the process prints. */
  readonly port: RegExp;
};

/** Runs a server with nothing of our environment, until the test ends; it is up when it has printed its port. */
export async function run({ program, parameters, folder, environment, port }: Command): Promise<Deployment> {
  const child = spawn(program, parameters, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let output = '';
  const listening = new Promise<string>((resolve) => {
    const keep = (text: string) => {
      output += text;
      const found = port.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    for (const stream of streamsOf(child)) stream.setEncoding('utf8').on('data', keep);
  });
  const found = await Promise.race([listening, ended.then(() => undefined), wait(patience)]);
  if (found === undefined) throw new Error(`${program} does not listen: ${output}`);
  return {
    address: `http://127.0.0.1:${found}`,
    output: () => output,
    async end() {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

function streamsOf(child: ChildProcess): Readable[] {
  return [child.stdout, child.stderr].filter((stream) => stream !== null);
}

function wait(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined).unref());
}
