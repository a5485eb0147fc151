import { type Endpoint, endpointOf } from './endpoints.ts';

/** One request as the sandbox received it. */
export type JournalEntry = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Without a port. */
  readonly host: string;
  readonly endpoint: Endpoint | null;
  readonly method: string;
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** As sent; empty where there is none, and until it is there. */
  body: string;
  /** Who asked: somebody over the network, or the token service, which stands in this very process. */
  readonly by: 'network' | 'token-service';
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The person ID of the account whose access token the request carried; `null` without a token that was ever given out. */
  readonly account: string | null;
  /** `null` until it is answered, and for good where the connection hung or was reset. */
  status: number | null;
};

/** Every request since the start or the last `clear`, in memory, in the order of arrival. */
export class Journal {
  #entries: JournalEntry[] = [];

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** The entries of one host or one endpoint. */
  of(hostOrEndpoint: string): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry.host === hostOrEndpoint || entry.endpoint === hostOrEndpoint);
  }

  clear(): void {
    this.#entries = [];
  }

  /** Notes a request; the entry returned is the one kept, for its status to be filled in. */
  note(request: Request, account: string | null, by: JournalEntry['by'] = 'network'): JournalEntry {
    const url = new URL(request.url);
    const entry: JournalEntry = {
      at: Date.now(),
      host: url.hostname,
      endpoint: endpointOf(request),
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      body: '',
      by,
      headers: Object.fromEntries(request.headers),
      account,
      status: null,
    };
    this.#entries.push(entry);
    return entry;
  }
}
