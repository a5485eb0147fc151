/** Milliseconds; a wait no longer than this is worth it within a call. */
export const longestWait = 20_000;

const day = 86_400_000;

/**
 * When to ask again, in epoch milliseconds, after a throttle that is not waited out: the time LinkedIn names, else the next 00:00 UTC, when daily limits
 * begin anew. Source: documentation page "Rate Limits".
 *
 * A named time is never sooner than the longest wait within a call, since waiting has been tried by then, and never later than a day, the longest limit there is.
 *
 * @param named Milliseconds from now, as `Retry-After` says.
 * @param now Epoch milliseconds.
 */
export function throttledUntil(named: number | undefined, now: number): number {
  if (named === undefined) return (Math.floor(now / day) + 1) * day;
  return now + Math.min(Math.max(named, longestWait), day);
}
