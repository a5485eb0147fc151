import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { type BoundedText, saysItIsLarger, textInParts } from './bounded-text.ts';
import { addressFromHeader } from './client-address.ts';
import type { TokenService } from './token-service.ts';

/** A request as it arrives, by whichever version of HTTP. */
type Incoming = Readable & { readonly headers: IncomingHttpHeaders; readonly socket: Socket };

/**
 * How Node's server asks the service.
 *
 * @param addressHeader the header into which a proxy in front writes the client's address; without one, the connection's own address counts.
 */
export const nodeHandler =
  (service: TokenService, addressHeader?: string) =>
  (request: Request, { incoming }: { readonly incoming: Incoming }): Promise<Response> =>
    service.fetch(request, {
      address: addressHeader ? addressFromHeader(request.headers, addressHeader) : incoming.socket.remoteAddress,
      readBody: (limit) => readIncoming(incoming, limit),
    });

/**
 * `readBoundedText` for what arrives at Node's server, read off Node's own stream: around that a `Request` with a body has three others, and to make them took
 * a good quarter of an exchange's time (docs/bench/notes.md).
 */
function readIncoming(incoming: Incoming, limit: number): Promise<BoundedText> {
  if (saysItIsLarger(incoming.headers['content-length'], limit))
    return Promise.resolve({ ok: false, problem: 'too-large' });
  const text = textInParts(limit);
  return new Promise((resolve) => {
    const end = (result: BoundedText) => {
      incoming.off('data', take).off('end', whole).off('error', breakOff).off('close', breakOff);
      resolve(result);
    };
    const take = (part: Uint8Array) => {
      if (text.take(part)) return;
      // Nothing more is read before the answer is written; the server sees to what is left.
      incoming.pause();
      end(text.whole());
    };
    const whole = () => end(text.whole());
    const breakOff = () => end({ ok: false, problem: 'broken-off' });
    incoming.on('data', take).on('end', whole).on('error', breakOff).on('close', breakOff);
    // Who went away before anybody listened is not told of again.
    if (incoming.destroyed) breakOff();
  });
}
