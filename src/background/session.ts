import type { Own } from '../contract/custody.ts';
import type { Epoch, SessionEnd, SignInFault, Viewer } from '../contract/viewer.ts';
import {
  forget,
  forgetEpoch,
  forgetViewer,
  keep,
  onKeptChange,
  own,
  readKept,
  readSession,
} from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { readPatiently } from '../custody/patience.ts';
import { inTurn } from './in-turn.ts';

/** What of the session may be erased by itself, while the session goes on. */
type ErasableInSession = keyof Learned | 'ownPicture' | 'pausedUntil' | 'signInEnd' | 'signInUntold' | 'renewalTried';

/** What LinkedIn's answers have shown of what the app may do. */
type Learned = Pick<Kept, 'peopleRead' | 'connectionsRead' | 'cardFields'>;

/** Milliseconds; LinkedIn's limits begin anew every day. A longer pause is of a clock that has been set back since, and would last as long as the clock was wrong. */
const longestPause = 86_400_000;

/** Everything about being signed in, or not. One viewer at a time. */
export type Session = {
  readonly ready: Promise<void>;
  epoch(): Epoch;
  /** Aborted when the epoch ends: whatever was asked for a former viewer stops. */
  signal(): AbortSignal;
  viewer(): Viewer | undefined;
  /** The token in force. One past its lifetime ends the session here and now. */
  token(): Kept['token'] | undefined;
  ownPicture(): Kept['ownPicture'] | undefined;
  /** How the last attempt or session ended, until the next one begins. */
  lastEnd(): Kept['signInEnd'] | undefined;
  pausedUntil(): number;
  peopleRead(): Kept['peopleRead'] | undefined;
  connectionsRead(): Kept['connectionsRead'] | undefined;
  /** Which fields of a card LinkedIn was found to grant the app. */
  cardFields(): Kept['cardFields'] | undefined;
  /** Whether a renewal was begun since somebody was last signed in, or the browser started. */
  renewalTried(): boolean;
  /** Whether the person signed out, and has not signed in since; true from the first moment of a sign-out, and across restarts. */
  signedOut(): boolean;
  /** Whether the viewer asked to be signed in and was, and no popup has shown it yet. */
  untold(): boolean;

  /** @param asked whether the person asked for it, who is then to be told whom LinkedIn signs in. */
  begin(viewer: Viewer, token: Kept['token'], asked?: boolean): Promise<void>;
  /** Ends the session and forgets the viewer; with no reason, because the person signed out, which is marked durably. */
  end(reason?: SessionEnd): Promise<void>;
  /** @param renewing whether nobody asked for it just now. */
  attemptBegins(renewing: boolean): Promise<void>;
  attemptFails(why: SignInFault | 'not-renewed'): Promise<void>;
  keepOwnPicture(picture: Kept['ownPicture'], epoch: Epoch): Promise<void>;
  pauseUntil(time: number): Promise<void>;
  learnPeopleRead(answer: Kept['peopleRead']): Promise<void>;
  learnConnectionsRead(answer: Kept['connectionsRead']): Promise<void>;
  learnCardFields(fields: Kept['cardFields']): Promise<void>;
  /** Forgets one thing, here and in storage, and leaves the rest as it is. */
  erase(key: ErasableInSession): Promise<void>;
  /** Hears of a new epoch: of the end of one at once, before what was kept is erased; of the beginning of one once it is kept. */
  onEpoch(listener: (epoch: Epoch) => void): void;
  /** Hears of every change, a new epoch included. */
  onChange(listener: () => void): void;
};

/**
 * The session, in this worker's memory and in the browser's: a worker that was stopped finds it again when it wakes.
 *
 * @param now epoch milliseconds.
 */
export function createSession(now: () => number = Date.now): Session {
  let kept: Partial<Kept> = {};
  let signedOut = false;
  let epoch: Epoch = 1;
  let ending = new AbortController();
  const epochListeners: ((epoch: Epoch) => void)[] = [];
  const changeListeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of changeListeners) listener();
  };

  // One after the other, in the order in which memory changed: what is in storage at last is what is in memory.
  const write = inTurn();

  const load = async () => {
    const [session, mark] = await readPatiently(() => Promise.all([readSession(), readKept('signedOutMark')]));
    kept = session;
    signedOut = mark === true;
    epoch = kept.epoch ?? epoch;
    if (kept.signInAttempt === undefined) return;
    // An attempt without the worker that began it: LinkedIn's answer can no longer arrive. Of a renewal nobody knew, and it is not tried again.
    await fail(kept.signInAttempt.renewing ? 'not-renewed' : 'interrupted');
  };
  // After what is being written: the change may be one of our own, and memory further on already.
  onKeptChange('signedOutMark', () => {
    void write(async () => {
      const mine = epoch;
      const mark = await readKept('signedOutMark');
      if (mine !== epoch || signedOut === (mark === true)) return;
      signedOut = mark === true;
      changed();
    });
  });

  /** In memory at once, so that nothing of the former epoch is let through while the storage is written. */
  const advance = () => {
    epoch += 1;
    ending.abort();
    ending = new AbortController();
  };
  const announce = () => {
    for (const listener of epochListeners) listener(epoch);
    changed();
  };

  async function fail(why: SignInFault | 'not-renewed') {
    const end: Kept['signInEnd'] = why === 'not-renewed' ? { ended: why } : { fault: why };
    delete kept.signInAttempt;
    kept.signInEnd = end;
    await write(() => Promise.all([forget('signInAttempt'), keep('signInEnd', own(end))]));
    changed();
  }

  async function learn<K extends keyof Learned>(key: K, answer: Own<Kept[K]>) {
    if (kept[key] === answer) return;
    Object.assign(kept, { [key]: answer });
    // Where the browser refuses to keep it, the next worker finds it out anew; what LinkedIn has answered meanwhile is shown.
    await write(() => keep(key, answer)).catch(() => undefined);
  }

  async function begin(viewer: Viewer, token: Kept['token'], asked = false) {
    advance();
    const mine = epoch;
    kept = asked ? { viewer, token, signInUntold: true } : { viewer, token };
    signedOut = false;
    await write(async () => {
      await forgetEpoch();
      await Promise.all([
        keep('epoch', own(mine)),
        keep('viewer', own(viewer)),
        keep('token', own(token)),
        ...(asked ? [keep('signInUntold', own(true as const))] : []),
        forget('signedOutMark'),
      ]);
    }).finally(announce);
  }

  async function end(reason?: SessionEnd) {
    advance();
    const mine = epoch;
    kept = reason === undefined ? {} : { signInEnd: { ended: reason } };
    if (reason === undefined) signedOut = true;
    // Before anything is written: what is painted must go also where the browser refuses to write, or the worker stops in the middle of it.
    announce();
    await write(async () => {
      await (reason === undefined ? forgetViewer() : forgetEpoch());
      await Promise.all([
        keep('epoch', own(mine)),
        reason === undefined ? keep('signedOutMark', own(true as const)) : keep('signInEnd', own({ ended: reason })),
      ]);
    });
  }

  return {
    ready: load(),
    epoch: () => epoch,
    signal: () => ending.signal,
    viewer: () => kept.viewer,
    token() {
      if (kept.token !== undefined && kept.token.expiresAt <= now()) void end('expired');
      return kept.token;
    },
    ownPicture: () => kept.ownPicture,
    lastEnd: () => kept.signInEnd,
    pausedUntil: () =>
      kept.pausedUntil !== undefined && kept.pausedUntil <= now() + longestPause ? kept.pausedUntil : 0,
    peopleRead: () => kept.peopleRead,
    connectionsRead: () => kept.connectionsRead,
    cardFields: () => kept.cardFields,
    renewalTried: () => kept.renewalTried === true,
    signedOut: () => signedOut,
    untold: () => kept.signInUntold === true,
    begin,
    end,
    async attemptBegins(renewing) {
      kept.signInAttempt = { renewing };
      delete kept.signInEnd;
      // Noted from the start, so that a renewal which stops the worker is not tried over and over.
      if (renewing) kept.renewalTried = true;
      await write(() =>
        Promise.all([
          keep('signInAttempt', own({ renewing })),
          forget('signInEnd'),
          ...(renewing ? [keep('renewalTried', own(true as const))] : []),
        ]),
      );
      changed();
    },
    attemptFails: fail,
    async keepOwnPicture(picture, ofEpoch) {
      if (ofEpoch !== epoch) return;
      kept.ownPicture = picture;
      await write(() => keep('ownPicture', own(picture)));
      changed();
    },
    async pauseUntil(time) {
      kept.pausedUntil = time;
      await write(() => keep('pausedUntil', own(time)));
      changed();
    },
    learnPeopleRead: (answer) => learn('peopleRead', own(answer)),
    learnConnectionsRead: (answer) => learn('connectionsRead', own(answer)),
    learnCardFields: (fields) => learn('cardFields', own(fields)),
    async erase(key) {
      delete kept[key];
      await write(() => forget(key));
      changed();
    },
    onEpoch: (listener) => epochListeners.push(listener),
    onChange: (listener) => changeListeners.push(listener),
  };
}
