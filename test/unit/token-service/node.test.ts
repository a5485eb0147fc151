import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessToken, chromiumRedirect, clientSecret, code, goodForm, linkedInToken, readJson } from './fixture.ts';

// Each test starts a process or more, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const main = fileURLToPath(new URL('../../../token-service/node.ts', import.meta.url));

/** A LinkedIn on this machine whose answers the test gives when it likes. */
let linkedIn: Server;
let arrived: Promise<ServerResponse>;
const started: ChildProcess[] = [];

beforeEach(async () => {
  linkedIn = createServer();
  arrived = new Promise((resolve) => linkedIn.on('request', (_, response) => resolve(response)));
  linkedIn.listen(0, '127.0.0.1');
  await once(linkedIn, 'listening');
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  linkedIn.closeAllConnections();
  linkedIn.close();
});

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  started.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    output.stdout += data;
  });
  child.stderr.on('data', (data) => {
    output.stderr += data;
  });
  const exit = once(child, 'close') as Promise<[number | null, string | null]>;
  return { child, output, exit };
}

async function startGood(more: Record<string, string> = {}) {
  const { port } = linkedIn.address() as AddressInfo;
  const running = start({
    VIS_A_VIS_CLIENT_ID: 'app',
    VIS_A_VIS_CLIENT_SECRET: clientSecret,
    VIS_A_VIS_REDIRECT_ADDRESSES: chromiumRedirect,
    VIS_A_VIS_TOKEN_ENDPOINT: `http://127.0.0.1:${port}/accessToken`,
    VIS_A_VIS_PORT: '0',
    ...more,
  });
  await once(running.child.stdout, 'data');
  const address = running.output.stdout.match(/http:\S+/)?.[0] ?? '';
  return { ...running, address };
}

function post(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}/token`, { method: 'POST', body: new URLSearchParams(goodForm), headers });
}

test('a wrong configuration is explained whole, and ends with 1', async () => {
  const { exit, output } = start({ VIS_A_VIS_CLIENT_SECRET: clientSecret, VIS_A_VIS_PORT: 'eighty' });
  expect(await exit).toEqual([1, null]);
  expect(output.stdout).toBe('');
  expect(output.stderr).toContain('VIS_A_VIS_CLIENT_ID is missing');
  expect(output.stderr).toContain('VIS_A_VIS_REDIRECT_ADDRESSES is missing');
  expect(output.stderr).toContain('VIS_A_VIS_PORT must be a whole number');
  expect(output.stderr).not.toContain(clientSecret);
});

test('a port in use is explained, and ends with 1', async () => {
  const { port } = linkedIn.address() as AddressInfo;
  const { exit, output } = start({
    VIS_A_VIS_CLIENT_ID: 'app',
    VIS_A_VIS_CLIENT_SECRET: clientSecret,
    VIS_A_VIS_REDIRECT_ADDRESSES: chromiumRedirect,
    VIS_A_VIS_PORT: String(port),
  });
  expect(await exit).toEqual([1, null]);
  expect(output.stderr).toContain(`cannot listen on 127.0.0.1:${port}: EADDRINUSE`);
});

test('it answers on Node as everywhere, and prints nothing but where it listens', async () => {
  const { child, address, output, exit } = await startGood({ VIS_A_VIS_REQUESTS_PER_MINUTE: '2' });
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ok' });
  const pending = post(address);
  (await arrived).end(JSON.stringify(linkedInToken));
  const response = await pending;
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect((await readJson(response))['access_token']).toBe(accessToken);
  const long = await fetch(`${address}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'a'.repeat(100_000),
  });
  expect(long.status).toBe(413);
  expect((await post(address)).status).toBe(429);
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  expect(output).toEqual({ stdout: `The token service listens on ${address}\n`, stderr: '' });
});

test('behind a proxy, clients are told apart by the header that the proxy writes', async () => {
  const { address } = await startGood({
    VIS_A_VIS_REQUESTS_PER_MINUTE: '1',
    VIS_A_VIS_ADDRESS_HEADER: 'X-Forwarded-For',
  });
  linkedIn.on('request', (_, response) => response.end(JSON.stringify(linkedInToken)));
  expect((await post(address, { 'X-Forwarded-For': 'made-up, 192.0.2.1' })).status).toBe(200);
  expect((await post(address, { 'X-Forwarded-For': 'other, 192.0.2.1' })).status).toBe(429);
  expect((await post(address, { 'X-Forwarded-For': '192.0.2.2' })).status).toBe(200);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s lets an exchange under way end, then ends with 0', async (signal) => {
  const { child, address, exit } = await startGood();
  const pending = post(address);
  const answer = await arrived;
  child.kill(signal);
  await expect
    .poll(
      () =>
        fetch(`${address}/health`).then(
          () => 'open',
          () => 'closed',
        ),
      { timeout: 10_000 },
    )
    .toBe('closed');
  answer.end(JSON.stringify(linkedInToken));
  expect((await readJson(await pending))['access_token']).toBe(accessToken);
  expect(await exit).toEqual([0, null]);
});

test('a caller that goes away in the middle of its request does no harm', async () => {
  const { address, output } = await startGood();
  const { port } = new URL(address);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `POST /token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\ncode=${code}`,
  );
  await once(socket, 'connect');
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await fetch(`${address}/health`)).status).toBe(200);
  expect(output).toEqual({ stdout: `The token service listens on ${address}\n`, stderr: '' });
});
