/** All that a call to LinkedIn's API needs from outside: the way to the network, the viewer's token, and the time. */
export type Access = {
  readonly fetch: typeof fetch;
  /** The viewer's access token, opaque, up to about 1000 characters. It travels in the `Authorization` header only. */
  readonly token: string;
  /** Epoch milliseconds. A token a few seconds old may be refused by mistake, and is then tried again. */
  readonly issuedAt: number;
  /** Ends the call, which then comes to the fault `aborted`. */
  readonly signal?: AbortSignal;
  /** Epoch milliseconds; without it, the system's clock. */
  readonly now?: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted; without it, a timer. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};
