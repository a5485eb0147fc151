import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { goodEnvironment, patience, run, startLinkedIn, useBuiltService } from './deployment.ts';

const built = useBuiltService();

/** Milliseconds: ten for a request, and a busy machine's own. */
const longest = 10_000 + 2 * patience;

const beginnings = [
  'POST /token HTTP/1.1\r\nHost: 127.0.0.1\r\n',
  'POST /token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\ncode=',
];

/** A request is at most 8 KiB: whoever takes longer than ten seconds over it holds a connection that somebody else may need. */
test(
  'requests that never get to the end of their headers or their body are ended, and LinkedIn is not asked',
  async () => {
    const linkedIn = await startLinkedIn();
    const { address } = await run({
      program: process.execPath,
      parameters: ['node.js'],
      folder: built(),
      environment: { ...goodEnvironment(linkedIn.address), VIS_A_VIS_PORT: '0' },
      port: /listens on http:\/\/127\.0\.0\.1:(\d+)/,
    });
    await Promise.all(
      beginnings.map(async (beginning) => {
        const socket = connect(Number(new URL(address).port), '127.0.0.1').resume();
        socket.write(beginning);
        await once(socket, 'close');
      }),
    );
    expect(linkedIn.asked).toEqual([]);
    expect((await fetch(`${address}/health`)).status).toBe(200);
  },
  longest,
);
