import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SandboxAddress } from './driver.ts';

/** What a browser asked the proxy for, whether or not it was let through. */
export type Asked = {
  /** `CONNECT` for a TLS connection, whose contents only its two ends see; the request's own method where it came without TLS. */
  readonly method: string;
  /** Host and port of the connection, or the address of a request without TLS. */
  readonly target: string;
};

export type LoopbackProxy = {
  readonly port: number;
  /** Everything, in order. */
  readonly asked: readonly Asked[];
  /** The host names asked for that are not the sandbox's. */
  readonly refused: ReadonlySet<string>;
  close(): void;
};

/** A proxy on loopback that leads TLS connections for the sandbox's hosts to its one port, and refuses and notes everything else. */
export async function startProxy(sandbox: SandboxAddress): Promise<LoopbackProxy> {
  const refused = new Set<string>();
  const asked: Asked[] = [];
  const open = new Set<Duplex>();

  /** Also forgets the connection once it is closed, and lets it fail: a browser drops connections as it likes. */
  const keep = <T extends Duplex>(socket: T): T => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };

  const refuse = (address: URL | undefined): void => {
    if (address && !sandbox.hosts.includes(address.hostname)) refused.add(address.hostname);
  };

  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', target: request.url ?? '' });
    refuse(parse(request.url));
    response.writeHead(403, { connection: 'close' }).end();
  });
  server.on('connect', (request, client: Duplex, head) => {
    const address = parse(`https://${request.url}`);
    asked.push({ method: 'CONNECT', target: request.url ?? '' });
    keep(client);
    if (!address || !sandbox.hosts.includes(address.hostname) || address.port !== '') {
      refuse(address);
      client.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const upstream = keep(connect(sandbox.port, '127.0.0.1'));
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.once('close', () => client.destroy());
    client.once('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();

  return {
    port: (server.address() as AddressInfo).port,
    asked,
    refused,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

function parse(url: string | undefined): URL | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
}
