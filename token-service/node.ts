import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { readConfiguration } from './configuration.ts';
import { nodeHandler } from './node-handler.ts';
import { tokenService } from './token-service.ts';

/** Milliseconds that requests under way have to end once a stop is asked for: more than the longest that LinkedIn's answer may take. */
const graceLength = 35_000;

const read = readConfiguration(process.env);
if (!read.ok) {
  const lines = read.faults.map(({ variable, problem }) => `  ${variable} ${problem}\n`);
  process.stderr.write(
    `The token service cannot start:\n${lines.join('')}docs/token-service.md explains each of them.\n`,
  );
  process.exit(1);
}

const { addressHeader, listen } = read;
const host = listen.host.includes(':') ? `[${listen.host}]` : listen.host;
const server = serve(
  {
    fetch: nodeHandler(tokenService(read.service), addressHeader),
    hostname: listen.host,
    port: listen.port,
    // The handler then works with the same Request and Response as everywhere else.
    overrideGlobalObjects: false,
    // A request is at most 8 KiB; one that takes longer than this is held open on purpose.
    serverOptions: { headersTimeout: 10_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  },
  ({ port }) => process.stdout.write(`The token service listens on http://${host}:${port}\n`),
) as Server;

server.on('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(`The token service cannot listen on ${host}:${listen.port}: ${error.code}\n`);
  process.exit(1);
});

function stop(): void {
  server.close();
  // A connection kept alive by a caller that goes on asking would otherwise hold the process open.
  setInterval(() => server.closeIdleConnections(), 100).unref();
  setTimeout(() => server.closeAllConnections(), graceLength).unref();
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
