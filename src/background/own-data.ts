import type { OwnData } from '../contract/own-data.ts';
import { forget, keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { fromBase64 } from './base64.ts';
import type { Hashing } from './hashing.ts';
import { inTurn } from './in-turn.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import type { Session } from './session.ts';

export type OwnDataDuty = {
  readonly ready: Promise<void>;
  /** What is kept, once it has been compared with whoever is signed in: nothing of a former person is shown to the next. */
  current(): Promise<OwnData>;
  /**
   * The viewer's answer. A yes counts only of somebody who is signed in; a no erases what was kept, whoever is signed in or not, since withdrawing has to be
   * as easy as agreeing.
   */
  choose(wanted: boolean): Promise<void>;
  /** Hears that `current` may have changed. */
  onChange(listener: () => void): void;
};

/**
 * The viewer's own name and picture on this device, after their yes and never before it. They stay when the session runs out and the browser closes, follow
 * what LinkedIn says of the same person at later sign-ins, and go with the viewer's sign-out or a sign-in as anybody else. Whose answer it is is known by
 * a hash of their person ID.
 */
export function ownDataDuty(session: Session, ownPicture: OwnPictureDuty, hashing: Hashing): OwnDataDuty {
  let kept: Kept['ownData'] | undefined;
  const listeners: (() => void)[] = [];
  const afterwards = inTurn();
  const hashOf = (personId: string) => hashing.hash('own-data', personId);

  const hold = (next: Kept['ownData'] | undefined) => {
    kept = next;
    for (const listener of listeners) listener();
  };
  /** Keeps an answer, unless the epoch in which it was given is over: a sign-out erases, and nothing may come after it. */
  const write = async (next: Kept['ownData'], epoch: number) => {
    if (epoch !== session.epoch()) return;
    await keep('ownData', own(next));
    hold(next);
  };

  /** Compares what is kept with who is signed in, and brings it up to date where they are the same person. */
  const compare = () =>
    afterwards(async () => {
      const found = await readKept('ownData');
      const viewer = session.viewer();
      const epoch = session.epoch();
      if (found === undefined || viewer === undefined) return hold(found);
      if (found.person !== (await hashOf(viewer.personId))) {
        await forget('ownData');
        return hold(undefined);
      }
      hold(found);
      const picture = session.ownPicture();
      const isLatest =
        found.name === viewer.name && (picture === undefined || picture.base64 === found.picture?.base64);
      if (found.keeping && !isLatest)
        await write({ ...found, name: viewer.name, ...(picture === undefined ? {} : { picture }) }, epoch);
    });
  const ready = session.ready.then(compare);
  // Whoever signs in, and their picture when it comes.
  session.onChange(() => void compare());
  onKeptChange('ownData', () => void ready.then(compare));

  return {
    ready,
    current: () => afterwards(async () => shown(kept)),
    choose: (wanted) =>
      afterwards(async () => {
        const viewer = session.token() && session.viewer();
        const epoch = session.epoch();
        const person = viewer === undefined ? kept?.person : await hashOf(viewer.personId);
        if (person === undefined) return;
        if (!wanted) return write({ person, keeping: false }, epoch);
        if (viewer === undefined) return;
        // One that is still to come is kept when it is there.
        void ownPicture.settled();
        const picture = session.ownPicture();
        await write({ person, keeping: true, name: viewer.name, ...(picture && { picture }) }, epoch);
      }),
    onChange: (listener) => listeners.push(listener),
  };
}

function shown(kept: Kept['ownData'] | undefined): OwnData {
  if (kept === undefined) return { state: 'unasked' };
  if (!kept.keeping) return { state: 'refused' };
  const { name, picture } = kept;
  if (picture === undefined) return { state: 'kept', name };
  return { state: 'kept', name, picture: { bytes: fromBase64(picture.base64), type: picture.type } };
}
