/** How a piece of work ended: with its value, by failing, by taking too long, or because its caller ended it. */
export type Ending<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed' }
  | { readonly kind: 'late' }
  | { readonly kind: 'aborted' };

/** What each ending without a value is called as a fault of a call. */
export const faultOfEnding = { failed: 'unreachable', late: 'no-answer', aborted: 'aborted' } as const;

/**
 * Does the work within so many milliseconds, and never rejects. The work is handed a signal that is aborted when time is up or the caller ends it; the
 * ending is told then, whether or not the work heeds the signal.
 */
export function within<Value>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Ending<Value>> {
  if (signal?.aborted) return Promise.resolve({ kind: 'aborted' });
  return new Promise((resolve) => {
    const controller = new AbortController();
    const end = (ending: Ending<Value>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve(ending);
      controller.abort();
    };
    const abort = () => end({ kind: 'aborted' });
    const timer = setTimeout(() => end({ kind: 'late' }), milliseconds);
    signal?.addEventListener('abort', abort);
    work(controller.signal).then(
      (value) => end({ kind: 'done', value }),
      () => end({ kind: 'failed' }),
    );
  });
}

/** Resolves after so many milliseconds, or as soon as the signal is aborted. Never rejects. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}
