/** All that any call needs from outside: the way to the network, its end, and the time. */
export type CallMeans = {
  readonly fetch: typeof fetch;
  /** Ends the call, which then comes to the fault `aborted`. */
  readonly signal?: AbortSignal;
  /** Epoch milliseconds; without it, the system's clock. */
  readonly now?: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted; without it, a timer. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/** Whether a token can stand in a header; one that can't is none. */
export const isHeaderSafe = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);
