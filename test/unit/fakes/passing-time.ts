import { setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';
import type { SandboxedNetwork } from './sandboxed.ts';

/** Real milliseconds, at least, without anything to be seen going on: the runtime's own work beside ours, such as hashing, is not announced, and waits on a busy machine. */
const longestStill = 3_000;

type Passing = {
  readonly network: Pick<SandboxedNetwork, 'working'>;
  /** Waits for what needs no more than the event loop. */
  settle(): Promise<void>;
  /** Milliseconds on the test's own clock. */
  readonly most: number;
  /** What is waited for. */
  readonly what: string;
};

/** Lets the test's own time pass, a timer at a time, until it is so. @throws Error where it takes longer than anybody waits, or nothing goes on any more. */
export async function passUntil(isSo: () => boolean, { network, settle, most, what }: Passing): Promise<void> {
  const end = Date.now() + most;
  let still = 0;
  for (;;) {
    await settle();
    if (isSo()) return;
    const isWorking = network.working();
    const isTimed = !isWorking && vi.getTimerCount() > 0;
    still = isWorking || isTimed ? 0 : still + 1;
    if (isTimed) await vi.advanceTimersToNextTimerAsync();
    else await sleep(1);
    if (still > longestStill) throw new Error(`Nothing is under way any more, and there is no ${what}.`);
    if (Date.now() > end) throw new Error(`No ${what} within ${most} ms.`);
  }
}
