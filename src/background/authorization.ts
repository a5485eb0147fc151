import { type AuthorizationOutcome, openQuietly, openWindow } from '../browser/authorization-window.ts';
import type { ActivityEntry } from '../contract/options.ts';
import type { Result } from '../contract/result.ts';
import type { SignInFault } from '../contract/viewer.ts';
import type { ActivityDuty } from './activity.ts';

/** Milliseconds that LinkedIn may take to answer the attempt without a window. */
const quietPatience = 20_000;

export type AuthorizationDuty = {
  /**
   * Opens the page of whoever is signed in with, first without a window.
   *
   * @param mayShowWindow where false, a page that needs the person is as good as one that was closed.
   * @param signal drops the attempt: it is over at once, whatever the browser still has open.
   * @returns the address that they sent the person back to.
   */
  open(address: string, mayShowWindow: boolean, signal: AbortSignal): Promise<Result<string, SignInFault>>;
};

/** The browser's one authorization flow. */
export function authorizationDuty(activity: ActivityDuty): AuthorizationDuty {
  let quietly: Promise<unknown> = Promise.resolve();
  /** Whether the browser still has LinkedIn's window, that of an attempt that was dropped included. */
  let isWindowOpen = false;

  async function throughWindow(address: string): Promise<AuthorizationOutcome> {
    isWindowOpen = true;
    const ended = await openWindow(address);
    isWindowOpen = false;
    return ended;
  }

  async function outcomeOf(
    host: string,
    flow: Promise<AuthorizationOutcome>,
    signal: AbortSignal,
  ): Promise<AuthorizationOutcome> {
    const ended = await Promise.race([flow, droppedBy(signal)]);
    // The browser refused by itself, and nothing was asked of anybody.
    if (ended.outcome !== 'occupied') activity.note({ kind: 'authorization', host, outcome: noted[ended.outcome] });
    return ended;
  }

  return {
    async open(address, mayShowWindow, signal) {
      // One that was dropped can't be called off, and a second beside it would be refused; without a window, it ends by itself.
      await quietly;
      if (signal.aborted) return { ok: false, fault: 'window-closed' };
      // Chromium would refuse, and Firefox take the former attempt's window away under it and call that closed.
      if (isWindowOpen) return { ok: false, fault: 'window-open' };
      const flow = openQuietly(address, quietPatience);
      quietly = flow;
      const { host } = new URL(address);
      const quiet = await outcomeOf(host, flow, signal);
      return resultOf(
        quiet.outcome === 'needs-person' && mayShowWindow
          ? await outcomeOf(host, throughWindow(address), signal)
          : quiet,
      );
    },
  };
}

const noted: Record<Exclude<AuthorizationOutcome['outcome'], 'occupied'>, ActivityEntry['outcome']> = {
  redirected: 'answered',
  'needs-person': 'answered',
  closed: 'cancelled',
  'no-answer': 'unreachable',
  'page-error': 'unreachable',
};

function resultOf(ended: AuthorizationOutcome): Result<string, SignInFault> {
  switch (ended.outcome) {
    case 'redirected':
      return { ok: true, value: ended.address };
    case 'needs-person':
    case 'closed':
      return { ok: false, fault: 'window-closed' };
    case 'occupied':
      return { ok: false, fault: 'window-open' };
    default:
      return { ok: false, fault: ended.outcome };
  }
}

const droppedBy = (signal: AbortSignal): Promise<AuthorizationOutcome> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ outcome: 'closed' }), { once: true });
  });
