import { isRead, whenRead } from './when-read.ts';

/** Milliseconds after which a busy page is looked at all the same. */
const longestWait = 200;

/** The share of the main thread's time that looking at a page which never rests may take. */
const share = 0.005;

/** Milliseconds of looking that are saved up while a page rests, so that what it does next is followed at once. */
const savings = 30;

/** Milliseconds that a page waits at most, however much there was to look at. */
const longestPause = 2_000;

/**
 * Calls once after any number of changes: when the browser has time, and while the page is still being read, when that is done.
 *
 * What looking in vain costs is counted. A page that changes now and then is looked at at once; one that changes without end, or is very large, more seldom.
 *
 * @param onSettled looks, and returns whether anybody was found who had no slot yet.
 * @returns to be called at each change, with whether elements came or went.
 */
export function createSettling(
  onSettled: (isGrown: boolean) => boolean,
  signal: AbortSignal,
): (isGrown: boolean) => void {
  let waiting = !isRead();
  let isGrown = waiting;
  let credit = savings;
  let counted = performance.now();
  let pause: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(pause));

  const save = (now: number) => {
    credit = Math.min(savings, credit + (now - counted) * share);
    counted = now;
  };
  const run = () => {
    if (signal.aborted) return;
    const grown = isGrown;
    waiting = false;
    isGrown = false;
    const start = performance.now();
    save(start);
    const isFruitful = onSettled(grown);
    counted = performance.now();
    if (!isFruitful) credit -= counted - start;
  };
  const whenIdle = () => requestIdleCallback(run, { timeout: longestWait });
  if (waiting) whenRead(run, signal);
  return (grows) => {
    isGrown ||= grows;
    if (waiting) return;
    waiting = true;
    save(performance.now());
    if (credit >= 0) whenIdle();
    else pause = setTimeout(whenIdle, Math.min(longestPause, -credit / share));
  };
}
