import { setTimeout as sleep } from 'node:timers/promises';

/** What was to be waited for cannot come any more: the page, the popup or the browser has gone. Waits end at once with it. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
}

/** Settles as `promise` does, or rejects with `message` after so many milliseconds. */
export async function within<T>(promise: Promise<T>, milliseconds: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), Math.max(milliseconds, 0));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export type UntilOptions = {
  /** What is awaited, to follow "Waited for". */
  readonly what: string;
  /** Milliseconds; 10,000 without it. */
  readonly timeout?: number | undefined;
  /** What was there instead, for the message. */
  readonly instead?: () => Promise<string>;
};

/** What is left of a type once it is known to be truthy. */
type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

const pause = 70;

/** A page that is replaced while it is asked may never answer. */
const probePatience = 3_000;

/**
 * Asks again and again until the answer is truthy. A probe that throws, or takes longer than 3 s, counts as "not yet": a page on its way to another
 * address does either.
 *
 * @throws Error with what was awaited, what was there and the last probe's error; `GoneError` as soon as a probe throws it.
 */
export async function until<T>(probe: () => Promise<T>, options: UntilOptions): Promise<Truthy<T>> {
  const timeout = options.timeout ?? 10_000;
  const end = Date.now() + timeout;
  let fault = '';
  do {
    try {
      const answer = await within(probe(), Math.min(end - Date.now(), probePatience), 'no answer');
      if (answer) return answer as Truthy<T>;
      fault = '';
    } catch (error) {
      if (error instanceof GoneError) throw new GoneError(`Waiting for ${options.what}: ${error.message}`);
      fault = ` Last error: ${error instanceof Error ? error.message : String(error)}.`;
    }
    await sleep(pause);
  } while (Date.now() < end);
  const instead = await within(options.instead?.() ?? Promise.resolve(''), 2_000, '').catch(() => '');
  throw new Error(`Waited for ${options.what} for ${timeout} ms, in vain.${fault}${instead && ` ${instead}`}`);
}
