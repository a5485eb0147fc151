import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a while of asking came to. */
export type Load = {
  readonly seconds: number;
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
};

/** At once, each waiting for its answer before it asks again. */
const connections = 24;

/**
 * Asks a server on this machine the same thing for so many seconds, over connections that stay open. A client as bare as can be: what it takes of the machine
 * is taken from both servers alike.
 *
 * @throws Error where an answer is not 200.
 */
export async function askFor(port: number, request: string, seconds: number): Promise<Load> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  try {
    await Promise.all(
      sockets.map(async (socket) => {
        while (performance.now() < end) times.push(await askOnce(socket, request));
      }),
    );
    return { seconds: (performance.now() - begun) / 1000, times };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

async function opened(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.setEncoding('latin1');
  await once(socket, 'connect');
  return socket;
}

function askOnce(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    let answer = '';
    const end = (settle: () => void) => {
      socket.off('data', take).off('close', fail);
      settle();
    };
    const fail = () => end(() => reject(new Error('The server closed the connection.')));
    const take = (part: string) => {
      answer += part;
      if (!isWhole(answer)) return;
      const isGood = answer.startsWith('HTTP/1.1 200');
      end(() => (isGood ? resolve(performance.now() - begun) : reject(new Error(answer))));
    };
    socket.on('data', take).on('close', fail);
    socket.write(request);
  });
}

/** Whether an answer has arrived to its end, by its length or by its last chunk. */
export function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /^content-length: *(\d+)\r$/im.exec(answer.slice(0, head + 1))?.[1];
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= head + 4 + Number(length);
}
