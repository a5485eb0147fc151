import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { certificateFor } from './certificate.ts';
import { Control } from './control.ts';
import { dispatcher } from './dispatch.ts';
import { hosts } from './endpoints.ts';
import { Journal } from './journal.ts';
import { linkedIn } from './linkedin/linkedin.ts';
import { salesforceOrg } from './salesforce/org.ts';

export type Sandbox = {
  /** Of the one listener, on 127.0.0.1. */
  readonly port: number;
  /** Of the listener's certificate, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  readonly control: Control;
  readonly journal: Journal;
  /** The hosts to be mapped to the port. */
  readonly hosts: readonly string[];
  /** Ends every connection at once, hung ones too. */
  close(): Promise<void>;
};

/**
 * Starts LinkedIn's stand-in, Salesforce's, the token service and the CRMs behind one TLS listener on 127.0.0.1, told apart by the Host header.
 *
 * @param options.port without one, any that is free
 * @param options.trytonOrigin a Tryton on loopback to be reached behind the listener, such as `http://127.0.0.1:8000`
 * @throws where the port is taken
 */
export async function startSandbox(
  options: { readonly port?: number; readonly trytonOrigin?: string } = {},
): Promise<Sandbox> {
  const names = Object.values(hosts);
  const { key, cert, spki } = await certificateFor(names);
  const linkedin = linkedIn();
  const org = salesforceOrg();
  const journal = new Journal();
  const control = new Control(linkedin, org, journal);
  const dispatch = dispatcher(linkedin, org, control, journal, options.trytonOrigin);
  const connections = new Map<number | undefined, Socket>();

  const server = createAdaptorServer({
    createServer,
    // Longer than Node's own limit, so that LinkedIn's 414 is met rather than Node's 431.
    serverOptions: {
      key,
      cert,
      maxHeaderSize: 64 * 1024,
      // All hosts share one listener, so that this is the first moment at which a connection to one of them can be refused.
      SNICallback: (host, go) => go(control.refuses(host) ? new Error(`No connection to ${host} is wanted.`) : null),
    },
    overrideGlobalObjects: false,
    async fetch(request, { incoming }) {
      const outcome = await dispatch(request);
      if (outcome instanceof Response) return outcome;
      // Only the connection below TLS can be reset; its remote port tells which it is.
      if (outcome === 'reset') connections.get(incoming.socket?.remotePort)?.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    },
  }) as Server;

  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    connections.set(remotePort, socket);
    socket.once('close', () => connections.delete(remotePort));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    spki,
    control,
    journal,
    hosts: names,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of connections.values()) socket.destroy();
      }),
  };
}
