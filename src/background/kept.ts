import type { EraseAsk, KeptItem, KeptKey } from '../contract/options.ts';
import { forget, forgetAllBut, forgetUnknown, hasLine, readKept, readWhole } from '../custody/custody.ts';
import { ledger } from '../custody/ledger.ts';
import type { ActivityDuty } from './activity.ts';
import type { CallsToday } from './calls-today.ts';
import type { ColleaguesDuty } from './colleagues.ts';
import type { RecordReferences } from './record-references.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';

export type KeptDuty = {
  /** Erases one thing, with what can't be without it, or everything. */
  erase(what: EraseAsk): Promise<void>;
  /** Everything kept, as one document for a file of the viewer's; the access token's text is left out, and so are colleagues' photos. */
  export(): Promise<unknown>;
  /** Everything kept, in the ledger's order. */
  list(): Promise<readonly KeptItem[]>;
};

const areas = ['session', 'local'] as const satisfies readonly KeptItem['area'][];

/** A page is never given the token, not even to save it. */
const leftOut = 'left out: a token never reaches a page';

/** A file is on disk, where nobody's photo goes but the viewer's. */
const photosLeftOut = 'left out: photos of others are kept in memory alone';

type Duties = {
  readonly settings: SettingsDuty;
  readonly session: Session;
  readonly activity: ActivityDuty;
  readonly calls: CallsToday;
  readonly records: Pick<RecordReferences, 'erase'>;
  readonly colleagues: Pick<ColleaguesDuty, 'erasePhotos'>;
};

/** Shows and erases what is kept. What is there is read off the browser's storage itself, so that a list of it can't be wrong. */
export function keptDuty({ settings, session, activity, calls, records, colleagues }: Duties): KeptDuty {
  const signOut = async () => {
    await session.end();
    await activity.clear();
  };
  const signOutWhereKept = async (key: 'token' | 'viewer') => {
    // Where nobody is signed in there is nothing to erase, and nobody whose wish the signed-out mark could be.
    if ((await readKept(key)) !== undefined) await signOut();
  };

  const erasers: Readonly<Record<EraseAsk, () => Promise<void>>> = {
    // Without it a page of a former epoch could be taken for one of the present.
    epoch: async () => undefined,
    token: () => signOutWhereKept('token'),
    viewer: () => signOutWhereKept('viewer'),
    ownPicture: () => session.erase('ownPicture'),
    signInAttempt: () => forget('signInAttempt'),
    signInEnd: () => session.erase('signInEnd'),
    signInUntold: () => session.erase('signInUntold'),
    peopleRead: () => session.erase('peopleRead'),
    connectionsRead: () => session.erase('connectionsRead'),
    cardFields: () => session.erase('cardFields'),
    callsToday: () => calls.clear(),
    pausedUntil: () => session.erase('pausedUntil'),
    renewalTried: () => session.erase('renewalTried'),
    // Whoever holds it hears of it, and revokes what was in it.
    orgSession: () => forget('orgSession'),
    colleaguePhotos: () => colleagues.erasePhotos(),
    activity: () => activity.clear(),
    testedService: () => forget('testedService'),
    signInAwaited: () => forget('signInAwaited'),
    setUp: () => forget('setUp'),
    signedOutMark: () => forget('signedOutMark'),
    keptSignedIn: () => forget('keptSignedIn'),
    ownData: () => forget('ownData'),
    confirmedCrmUsers: () => forget('confirmedCrmUsers'),
    recordReferences: () => records.erase(),
    // The hashes made with it can never be compared with anything again.
    salt: () => forget('salt', 'keptSignedIn', 'ownData', 'confirmedCrmUsers'),
    async settings() {
      await settings.erase();
      // It repeats the client ID and the address that stood in them.
      await forget('testedService');
    },
    unknown: forgetUnknown,
    async everything() {
      // First of all, so that nothing under way for the viewer is kept after it was erased.
      await signOut();
      // What is about to be written would come back.
      await Promise.all([records.erase(), colleagues.erasePhotos()]);
      // Whoever holds any of it in memory hears of it, as of every change in storage.
      await forgetAllBut('epoch');
    },
  };

  return {
    async erase(what) {
      await Promise.all([settings.ready, session.ready, activity.ready, calls.ready]);
      await erasers[what]();
    },
    async export() {
      const { session: inMemory, local } = await readWhole();
      const { token, orgSession, colleaguePhotos, ...others } = inMemory;
      const kept = {
        local,
        session: {
          ...others,
          ...(token === undefined ? {} : { token: withoutTokens(token) }),
          ...(orgSession === undefined ? {} : { orgSession: withoutTokens(orgSession) }),
          ...(colleaguePhotos === undefined ? {} : { colleaguePhotos: photosLeftOut }),
        },
      };
      return { exportedAt: new Date().toISOString(), kept };
    },
    async list() {
      const whole = await readWhole();
      return areas.flatMap((area) => itemsOf(area, whole[area]));
    },
  };
}

const withoutTokens = (kept: unknown): unknown => {
  if (typeof kept !== 'object' || kept === null) return leftOut;
  const names = ['accessToken', 'refreshToken'].filter((name) => name in kept);
  return { ...kept, ...Object.fromEntries(names.map((name) => [name, leftOut])) };
};

function itemsOf(area: KeptItem['area'], contents: Readonly<Record<string, unknown>>): readonly KeptItem[] {
  const known = (Object.keys(ledger) as KeptKey[])
    .filter((key) => hasLine(area, key) && contents[key] !== undefined)
    .map((key) => itemOf(area, key, contents[key]));
  const unknown = Object.keys(contents).filter((key) => !hasLine(area, key));
  if (unknown.length === 0) return known;
  const bytes = unknown.reduce((sum, key) => sum + bytesOf(contents[key]), 0);
  return [...known, { key: 'unknown', area, bytes, count: unknown.length, erasable: true }];
}

function itemOf(area: KeptItem['area'], key: KeptKey, value: unknown): KeptItem {
  const list = key === 'settings' ? sitesIn(value) : value;
  const count = Array.isArray(list) ? { count: list.length } : {};
  return { key, area, bytes: bytesOf(value), ...count, erasable: key !== 'epoch' };
}

/** What is stored as settings may be anything, since it can be changed from outside. */
const sitesIn = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null && 'sites' in settings ? settings.sites : undefined;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
