/** Milliseconds. */
const windowLength = 60_000;

export type RateLimit = {
  /** Counts one request of `client`. Answers 0 where it is admitted, otherwise the whole seconds after which to come again. */
  readonly wait: (client: string) => number;
};

/**
 * Counts requests per client over fixed windows of a minute, in memory.
 *
 * It knows at most `capacity` clients; one more displaces the one whose window began first. A window that is over is forgotten at the next request.
 * `now` answers epoch milliseconds.
 */
export function rateLimit(requestsPerMinute: number, now: () => number, capacity = 10_000): RateLimit {
  // A Map keeps the order of insertion, so the windows stand in the order in which they began.
  const windows = new Map<string, { readonly beganAt: number; count: number }>();

  return {
    wait(client) {
      const time = now();
      for (const [key, { beganAt }] of windows) {
        if (isOpen(beganAt, time)) break;
        windows.delete(key);
      }
      const current = windows.get(client);
      if (!current || !isOpen(current.beganAt, time)) {
        const [oldest] = windows.keys();
        if (oldest !== undefined && windows.size >= capacity) windows.delete(oldest);
        windows.delete(client);
        windows.set(client, { beganAt: time, count: 1 });
        return 0;
      }
      if (current.count < requestsPerMinute) {
        current.count += 1;
        return 0;
      }
      return Math.ceil((current.beganAt + windowLength - time) / 1000);
    },
  };
}

/** A window that begins later than now is over too: the clock was set back, and a client would wait for as long as it was. */
function isOpen(beganAt: number, time: number): boolean {
  return time >= beganAt && time < beganAt + windowLength;
}
