import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { nodeHandler } from '../../token-service/node-handler.ts';
import { tokenService } from '../../token-service/token-service.ts';
import { redirectAddress } from './request.ts';

/** What LinkedIn answers a good code with: what LinkedIn takes is not what is measured. */
const token = JSON.stringify({ access_token: 'a'.repeat(350), expires_in: 5_184_000, scope: 'openid,profile' });

const service = tokenService({
  clientId: 'client',
  clientSecret: 'secret',
  redirectAddresses: [redirectAddress],
  allowedOrigins: [],
  fetch: async () => new Response(token, { headers: { 'Content-Type': 'application/json' } }),
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
});

/** The same answer without any of the work: what reaches Node's server and leaves it. */
const constant = async (request: Request): Promise<Response> => {
  await request.text();
  return new Response(token, { headers: { 'Content-Type': 'application/json' } });
};

const answer = process.argv[2] === 'service' ? nodeHandler(service) : constant;
const server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);

/** Bytes in use, once what is unneeded is gone, and microseconds of the processor's time so far. */
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send?.({ bytes: heapUsed + external, processor: user + system });
});
