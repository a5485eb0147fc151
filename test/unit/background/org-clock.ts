import { vi } from 'vitest';
import { passUntil } from '../fakes/passing-time.ts';
import type { AtOrg } from './at-org.ts';
import { watchHashing } from './duties.ts';

/** Milliseconds; an upload may take two minutes, and whatever is asked only once it has come to nothing. */
const longestWait = 150_000;

/** Takes the clock into the test's hands: what takes minutes costs nothing. */
export function takeClock({ network }: AtOrg): {
  /** Lets time pass, a timer at a time, until it is over. */
  over<Value>(asked: Promise<Value>): Promise<Value>;
} {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  // The runtime's own goes by the real clock.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), milliseconds);
    return controller.signal;
  });
  const settle = watchHashing();
  return {
    async over(asked) {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      asked.then(end, end);
      await passUntil(() => isOver, { network, settle, most: longestWait, what: 'end of it' });
      return asked;
    },
  };
}

/** Gives the browser's own clock and `fetch` back. */
export function giveClockBack(): void {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}
