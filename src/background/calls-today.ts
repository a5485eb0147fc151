import { forget, keep, own, readKept } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { apiBase } from '../linkedin/addresses.ts';
import type { ActivityDuty } from './activity.ts';
import { coalesced } from './coalesced.ts';
import { inTurn } from './in-turn.ts';
import type { Session } from './session.ts';

export type CallsToday = {
  /** Settles once what a former worker kept has been found. */
  readonly ready: Promise<void>;
  /** Calls to LinkedIn's API as this viewer since 00:00 UTC. */
  count(): number;
  /** Begins to count anew. */
  clear(): Promise<void>;
};

/** Milliseconds; a page of contacts is worth one writing. */
const writingPause = 500;

/**
 * Counts the calls to LinkedIn's API by the day of its limits, which begin anew at 00:00 UTC (documentation page "Rate Limits"). Every try counts, whatever
 * the answer, as it does at LinkedIn; one that reached nobody does not.
 *
 * The count is the viewer's: it begins with the calls of their own signing in, and ends with the epoch.
 */
export function callsTodayDuty(session: Session, activity: ActivityDuty): CallsToday {
  const apiHost = new URL(apiBase).host;
  let current: Kept['callsToday'] = { day: '', calls: 0 };
  let clearings = 0;
  const callsOn = (day: string): number => (current.day === day ? current.calls : 0);

  // What is kept is found before anything is written over it.
  const afterwards = inTurn();
  const ready = afterwards(async () => {
    await session.ready;
    const kept = await readKept('callsToday');
    if (kept !== undefined && clearings === 0) current = { ...kept, calls: kept.calls + callsOn(kept.day) };
  });
  const write = () =>
    afterwards(async () => {
      // Nothing is kept for nobody: while a sign-in is under way, its calls are counted in memory.
      if (session.token() === undefined || current.calls === 0) return;
      await keep('callsToday', own(current));
    }).catch(() => undefined);
  const writeSoon = coalesced(writingPause, write);

  const startAnew = () => {
    clearings += 1;
    current = { day: '', calls: 0 };
  };
  activity.onNoted(({ host, outcome }) => {
    if (host !== apiHost || outcome === 'unreachable') return;
    const day = today();
    current = { day, calls: callsOn(day) + 1 };
    writeSoon();
  });
  session.onEpoch(() => {
    if (session.token() === undefined) startAnew();
    else writeSoon();
  });

  return {
    ready,
    count: () => callsOn(today()),
    async clear() {
      startAnew();
      await afterwards(() => forget('callsToday'));
    },
  };
}

/** Of universal time, such as `2026-11-21`. */
const today = (): string => new Date().toISOString().slice(0, 10);
