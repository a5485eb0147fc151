import type { ActivityEntry, ActivityKind } from '../contract/options.ts';
import { forget, keep, own, readKept } from '../custody/custody.ts';
import { readPatiently } from '../custody/patience.ts';
import { coalesced } from './coalesced.ts';
import { inTurn } from './in-turn.ts';
import { isOAuthError } from './token-service-test.ts';

/** What is told of one request; `members` is how many were asked for. */
type Noted = Pick<ActivityEntry, 'kind' | 'host' | 'outcome' | 'members'>;

export type ActivityDuty = {
  /** Settles once what a former worker kept has been found. */
  readonly ready: Promise<void>;
  /** A fetch that notes each request: its host and how it ended, and nothing else of it. */
  fetchFor(kind: ActivityKind, members?: number): typeof fetch;
  /** Notes what was asked by other means than a fetch. */
  note(noted: Noted): void;
  /** The latest first. */
  entries(): readonly ActivityEntry[];
  /** Forgets everything; what is under way now is not noted when it ends. */
  clear(): Promise<void>;
  onChange(listener: () => void): void;
  /** Hears of each request once it has ended, as it is noted. */
  onNoted(listener: (noted: Noted) => void): void;
};

/** Of the latest; the page shows what has just been asked rather than a history. */
const mostEntries = 100;

/** Milliseconds within which requests that differ in nothing make one entry. */
const closely = 5000;

/** Milliseconds; a page of contacts makes dozens of requests, and is worth one writing. */
const writingPause = 500;

/**
 * What was asked of whom in this session of the browser, so that the viewer can see it. Holds kinds, hosts, outcomes and numbers: nothing of any member,
 * and no address beyond its host.
 */
export function activityDuty(): ActivityDuty {
  let entries: readonly ActivityEntry[] = [];
  let clearings = 0;
  const listeners: (() => void)[] = [];
  const noteListeners: ((noted: Noted) => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const load = async () => {
    const kept = await readKept('activity');
    if (kept === undefined || clearings > 0) return;
    entries = [...entries, ...kept].slice(0, mostEntries);
    changed();
  };
  // What is kept is found before anything is written over it.
  const afterwards = inTurn();
  const ready = afterwards(() => readPatiently(load));

  const write = (): Promise<void> =>
    afterwards(() => (entries.length > 0 ? keep('activity', own(entries)) : forget('activity')));
  // Where the browser refuses to keep it, the list lasts as long as this worker.
  const writeSoon = coalesced(writingPause, () => write().catch(() => undefined));

  const note = (noted: Noted) => {
    entries = withNoted(entries, noted, Date.now());
    for (const listener of noteListeners) listener(noted);
    changed();
    writeSoon();
  };

  return {
    ready,
    fetchFor: (kind, members) => async (input, init) => {
      const before = clearings;
      const host = hostOf(input);
      const end = (outcome: ActivityEntry['outcome']) => {
        if (host === '' || clearings !== before) return;
        note({ kind, host, outcome, ...(members === undefined ? {} : { members }) });
      };
      try {
        // Called as a plain function: some browsers refuse it as a method of another object.
        const response = await fetch(input, init);
        end(isWanted(kind, response) ? 'answered' : 'refused');
        return response;
      } catch (error) {
        const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
        end(signal?.aborted ? 'cancelled' : 'unreachable');
        throw error;
      }
    },
    note,
    entries: () => entries,
    async clear() {
      clearings += 1;
      entries = [];
      changed();
      await write();
    },
    onChange: (listener) => listeners.push(listener),
    onNoted: (listener) => noteListeners.push(listener),
  };
}

/** Whether an answer is of the sort that was asked for. A token service that is tested refuses a code that nobody was given. */
const isWanted = (kind: ActivityKind, { ok, status }: Response): boolean =>
  kind === 'token-service-test' ? isOAuthError(status) : ok;

/** The entries with one more request: in the latest entry that differs in nothing, where that is no older than `closely`, else in one of its own. */
function withNoted(entries: readonly ActivityEntry[], noted: Noted, at: number): readonly ActivityEntry[] {
  const { kind, host, outcome } = noted;
  const alike = entries.find((entry) => entry.kind === kind && entry.host === host && entry.outcome === outcome);
  const joined = alike !== undefined && at - alike.at < closely ? alike : undefined;
  const members = (joined?.members ?? 0) + (noted.members ?? 0);
  const entry: ActivityEntry = {
    kind,
    host,
    outcome,
    at,
    requests: (joined?.requests ?? 0) + 1,
    ...(members === 0 ? {} : { members }),
  };
  return [entry, ...entries.filter((other) => other !== joined)].slice(0, mostEntries);
}

/** Empty for what is no address of a host: then nobody is asked either. */
function hostOf(input: RequestInfo | URL): string {
  const address = input instanceof Request ? input.url : String(input);
  return URL.canParse(address) ? new URL(address).host : '';
}
