import type { Epoch, SignInFault, Viewer } from '../contract/viewer.ts';
import { forget, forgetViewer, keep, own, readSession } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';

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

  begin(viewer: Viewer, token: Kept['token']): Promise<void>;
  /** Ends the session and forgets the viewer; with no reason, because the person signed out, which is marked durably. */
  end(reason?: 'expired' | 'revoked'): Promise<void>;
  attemptBegins(): Promise<void>;
  attemptFails(fault: SignInFault): Promise<void>;
  keepOwnPicture(picture: Kept['ownPicture'], epoch: Epoch): Promise<void>;
  pauseUntil(time: number): Promise<void>;
  learnPeopleRead(answer: Kept['peopleRead']): Promise<void>;
  /** Hears of a new epoch, once what was kept of the former viewer is gone. */
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
  let epoch: Epoch = 1;
  let ending = new AbortController();
  const epochListeners: ((epoch: Epoch) => void)[] = [];
  const changeListeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of changeListeners) listener();
  };

  // One after the other, in the order in which memory changed: what is in storage at last is what is in memory.
  let writing: Promise<unknown> = Promise.resolve();
  const write = (task: () => Promise<unknown>): Promise<unknown> => {
    writing = writing.then(task, task);
    return writing;
  };

  const load = async () => {
    kept = await readSession();
    epoch = kept.epoch ?? epoch;
    if (kept.signInAttempt === undefined) return;
    // An attempt without the worker that began it: the window's answer can no longer arrive.
    await fail('interrupted');
  };

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

  async function fail(fault: SignInFault) {
    delete kept.signInAttempt;
    kept.signInEnd = { fault };
    await write(() => Promise.all([forget('signInAttempt'), keep('signInEnd', own({ fault }))]));
    changed();
  }

  async function begin(viewer: Viewer, token: Kept['token']) {
    advance();
    const mine = epoch;
    kept = { viewer, token };
    await write(async () => {
      await forgetViewer();
      await Promise.all([
        keep('epoch', own(mine)),
        keep('viewer', own(viewer)),
        keep('token', own(token)),
        forget('signedOutMark'),
      ]);
    }).finally(announce);
  }

  async function end(reason?: 'expired' | 'revoked') {
    advance();
    const mine = epoch;
    kept = reason === undefined ? {} : { signInEnd: { ended: reason } };
    await write(async () => {
      await forgetViewer();
      await Promise.all([
        keep('epoch', own(mine)),
        reason === undefined ? keep('signedOutMark', own(true as const)) : keep('signInEnd', own({ ended: reason })),
      ]);
      // Pages are told also where the browser refuses to write: what is painted must go.
    }).finally(announce);
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
    pausedUntil: () => kept.pausedUntil ?? 0,
    peopleRead: () => kept.peopleRead,
    begin,
    end,
    async attemptBegins() {
      kept.signInAttempt = true;
      delete kept.signInEnd;
      await write(() => Promise.all([keep('signInAttempt', own(true as const)), forget('signInEnd')]));
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
    async learnPeopleRead(answer) {
      if (kept.peopleRead === answer) return;
      kept.peopleRead = answer;
      await write(() => keep('peopleRead', own(answer)));
    },
    onEpoch: (listener) => epochListeners.push(listener),
    onChange: (listener) => changeListeners.push(listener),
  };
}
