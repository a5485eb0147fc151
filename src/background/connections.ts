import { holdsPatterns, linkedInOrigins } from '../browser/permissions.ts';
import { tellEveryTab } from '../browser/tabs.ts';
import type { Unavailable } from '../contract/availability.ts';
import type { ConnectionsState, FoundConnection } from '../contract/connections.ts';
import type { Live } from '../contract/custody.ts';
import type { Reference } from '../contract/reference.ts';
import type { Epoch } from '../contract/viewer.ts';
import type { Kept } from '../custody/ledger.ts';
import {
  type ConnectionIndex,
  type ConnectionsProgress,
  createConnectionIndex,
  readConnections,
} from '../linkedin/connections.ts';
import type { LinkedInFault } from '../linkedin/fault.ts';
import { live } from '../linkedin/live.ts';
import { switchedOff } from '../settings/policy.ts';
import type { ActivityDuty } from './activity.ts';
import { capabilities } from './capabilities.ts';
import { unavailable } from './pictures.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';

export type ConnectionsDuty = {
  state(): ConnectionsState;
  /** Reads the viewer's own connections, on from where it ended before; nothing is done where that would be in vain. */
  read(): void;
  /** Ends that; what was read stays. */
  stop(): void;
  /** Those of these vanity names that belong to a connection read so far. */
  find(vanityNames: readonly string[]): readonly Live<FoundConnection>[];
  /** The person ID that a reference leads to, or why it leads to none. */
  personIdOf(reference: Reference): string | Unavailable;
  onChange(listener: () => void): void;
};

type ReadingState = Exclude<ConnectionsState, { readonly state: 'unknown' | 'switched-off' | 'no-capability' }>;

/** What is known of one epoch's connections. */
type Reading = {
  readonly epoch: Epoch;
  readonly index: ConnectionIndex;
  progress: ConnectionsProgress;
  state: ReadingState;
};

/**
 * The viewer's own connections, read when they ask for it, so that a profile's address on a CRM page leads to a member. LinkedIn gives apps no other way
 * from the one to the other.
 *
 * All of it is about others, so it is in this worker's memory alone and of one epoch: a worker that was stopped knows nothing of it, and it is read anew.
 */
export function connectionsDuty(settings: SettingsDuty, session: Session, activity: ActivityDuty): ConnectionsDuty {
  let reading = unread(session.epoch());
  let stopping = new AbortController();
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };

  /** From the first moment of a new epoch nothing of the former one is known, also before its end is told. */
  const current = (): Reading => {
    if (reading.epoch !== session.epoch()) {
      reading.index.clear();
      reading = unread(session.epoch());
    }
    return reading;
  };
  session.onEpoch(() => {
    current();
    changed();
  });

  const isOffered = () => settings.current().features.connections;
  // Nothing stays known of what may not be known any more, and every page asks anew.
  settings.onChange(() => {
    if (isOffered() || reading.state.state === 'unread') return;
    stopping.abort();
    reading.index.clear();
    reading = unread(session.epoch());
    changed();
    void tellEveryTab({ kind: 'connections-changed' });
  });

  async function run(mine: Reading, token: Kept['token'], signal: AbortSignal): Promise<void> {
    const from = mine.progress.read;
    const { accessToken, issuedAt } = token;
    const access = { fetch: activity.fetchFor('connections'), token: accessToken, issuedAt, signal };
    const outcome = await readConnections(access, mine.index, {
      from,
      onProgress(progress) {
        mine.progress = progress;
        mine.state = { state: 'reading', ...progress };
        changed();
      },
    });
    const end: ReadingState = outcome.ok
      ? { state: 'read', read: outcome.value.read, named: mine.index.size() }
      : await endOf(outcome.fault, mine.progress);
    // Whoever is signed in now is somebody else.
    if (current() !== mine) return;
    mine.state = end;
    await learn(outcome.ok || mine.progress.read > from, outcome.ok ? undefined : outcome.fault);
    changed();
    if (outcome.ok || mine.progress.read > from) await tellEveryTab({ kind: 'connections-changed' });
  }

  async function learn(hasAnswered: boolean, fault: LinkedInFault | undefined): Promise<void> {
    if (fault?.code === 'no-capability') await session.learnConnectionsRead('refused');
    else if (hasAnswered) await session.learnConnectionsRead('granted');
    if (fault?.code === 'token-refused') await session.end('revoked');
  }

  return {
    state() {
      const { connections } = capabilities(session);
      if (connections === 'unknown') return { state: 'unknown' };
      const by = switchedOff(settings.report()).connections;
      if (by !== undefined) return { state: 'switched-off', by };
      return connections === 'refused' ? { state: 'no-capability' } : current().state;
    },
    read() {
      const token = session.token();
      const mine = current();
      if (
        token === undefined ||
        !isOffered() ||
        capabilities(session).connections !== 'granted' ||
        !canGoOn(mine.state)
      )
        return;
      stopping = new AbortController();
      mine.state = { state: 'reading', ...mine.progress };
      changed();
      // Nothing is expected to throw; a browser that refuses storage does, and the reading has ended by then.
      run(mine, token, AbortSignal.any([session.signal(), stopping.signal])).catch(changed);
    },
    stop: () => stopping.abort(),
    find(vanityNames) {
      if (session.token() === undefined) return [];
      const { index } = current();
      return vanityNames.flatMap((vanityName) => {
        const personId = index.find(vanityName);
        return personId === undefined ? [] : live({ vanityName, personUrn: `urn:li:person:${personId}` });
      });
    },
    personIdOf(reference) {
      if (reference.kind === 'person') return reference.personId;
      const { index, state } = current();
      const found = index.find(reference.vanityName);
      if (found !== undefined) return found;
      // Where no connection could be told by its profile's address, nothing is known of anybody.
      const isTold = state.state === 'read' && (state.named > 0 || state.read === 0);
      return unavailable(isTold ? 'not-connected' : 'not-linked');
    },
    onChange: (listener) => listeners.push(listener),
  };
}

const unread = (epoch: Epoch): Reading => ({
  epoch,
  index: createConnectionIndex(),
  progress: { read: 0 },
  state: { state: 'unread' },
});

const canGoOn = (state: ReadingState): boolean =>
  state.state === 'unread' || (state.state === 'stopped' && (state.until ?? 0) <= Date.now());

/** How a reading stands that a fault ended. A limit on connections says nothing of people, whose own call has its own: they are asked for as before. */
async function endOf(fault: LinkedInFault, progress: ConnectionsProgress): Promise<ReadingState> {
  if (fault.code === 'throttled') return { state: 'stopped', ...progress, why: 'throttled', until: fault.until };
  if (fault.code === 'aborted') return { state: 'stopped', ...progress, why: 'person' };
  const isPermitted = fault.code !== 'unreachable' || (await holdsPatterns(linkedInOrigins));
  return { state: 'stopped', ...progress, why: isPermitted ? 'failed' : 'not-permitted' };
}
