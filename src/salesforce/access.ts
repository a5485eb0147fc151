/** All that a call to Salesforce needs from outside: the way to the network, the org, the user's token, and the time. */
export type Access = {
  readonly fetch: typeof fetch;
  /** The org's own origin, such as `https://acme.my.salesforce.com`; `orgOrigin` reads one. */
  readonly origin: string;
  /** The user's access token. It travels in the `Authorization` header only. */
  readonly token: string;
  /** Ends the call, which then comes to the fault `aborted`. */
  readonly signal?: AbortSignal;
  /** Epoch milliseconds; without it, the system's clock. */
  readonly now?: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted; without it, a timer. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};
