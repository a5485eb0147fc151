import { forget, keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import { isConfigured } from '../settings/sites.ts';
import type { Hashing } from './hashing.ts';
import { inTurn } from './in-turn.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { Objection, SignInDuty } from './sign-in.ts';
import type { SitesDuty } from './sites.ts';

export type RenewalDuty = {
  readonly ready: Promise<void>;
  /** Whether whoever is signed in asked to be kept so. */
  keptSignedIn(): boolean;
  /** The viewer wants to be kept signed in, or no longer. Where nobody is signed in, there is nobody to keep. */
  keepSignedIn(wanted: boolean): Promise<void>;
  /** Whether contacts on the page at this address would be a reason to renew the sign-in. */
  isRenewable(address: string): boolean;
  /** A page at this address has contacts and is looked at: renews the sign-in where `isRenewable`. Nothing else ever does. */
  contactsHere(address: string): Promise<void>;
  /** Hears that `keptSignedIn` may have changed. */
  onChange(listener: () => void): void;
};

/**
 * *Keep me signed in*: the viewer's sign-in is renewed without a window, once, when a page has contacts to show and nobody is signed in. Whom a renewal may
 * find is kept as a hash of their person ID; a sign-in as anybody else forgets it, and so does a sign-out.
 */
export function renewalDuty(
  settings: SettingsDuty,
  session: Session,
  signIn: SignInDuty,
  sites: SitesDuty,
  hashing: Hashing,
): RenewalDuty {
  let kept: string | undefined;
  /** The person whose hash `kept` is, once they are known. */
  let keptPerson: string | undefined;
  const listeners: (() => void)[] = [];
  const afterwards = inTurn();
  const isOffered = () => settings.current().features.keepSignedIn;
  const hashOf = (personId: string) => hashing.hash('kept-signed-in', personId);

  const hold = (hash: string | undefined, personId: string | undefined) => {
    kept = hash;
    keptPerson = personId;
    for (const listener of listeners) listener();
  };

  /** Compares what is kept with who is signed in; also what a worker that was stopped left undone. */
  const compare = () =>
    afterwards(async () => {
      const hash = await readKept('keptSignedIn');
      const viewer = session.viewer();
      if (hash === undefined || (viewer === undefined && isOffered())) return hold(hash, undefined);
      // Where nobody may be kept signed in, nothing stays of whoever had asked for it.
      if (viewer !== undefined && isOffered() && hash === (await hashOf(viewer.personId)))
        return hold(hash, viewer.personId);
      await forget('keptSignedIn');
      hold(undefined, undefined);
    });
  const ready = Promise.all([session.ready, settings.ready]).then(compare);
  settings.onChange(() => void ready.then(compare));
  session.onEpoch(() => void compare());
  onKeptChange('keptSignedIn', () => void ready.then(compare));

  const isRenewable = (address: string) =>
    sites.recipeFor(address) !== null &&
    isConfigured(settings.current()) &&
    isOffered() &&
    kept !== undefined &&
    session.token() === undefined &&
    !signIn.underWay() &&
    !session.signedOut() &&
    !session.renewalTried() &&
    !wasRevoked(session);

  const objection: Objection = async (personId) => {
    const hash = await readKept('keptSignedIn');
    if (hash === undefined) return 'not-renewed';
    if (hash !== (await hashOf(personId))) return 'somebody-else';
    keptPerson = personId;
    return undefined;
  };

  return {
    ready,
    keptSignedIn: () => kept !== undefined && keptPerson !== undefined && session.viewer()?.personId === keptPerson,
    keepSignedIn: (wanted) =>
      afterwards(async () => {
        if (!wanted) {
          await forget('keptSignedIn');
          return hold(undefined, undefined);
        }
        const viewer = session.token() && session.viewer();
        const epoch = session.epoch();
        if (viewer === undefined || !isOffered()) return;
        const hash = await hashOf(viewer.personId);
        // Asked by somebody who has left since.
        if (epoch !== session.epoch()) return;
        await keep('keptSignedIn', own(hash));
        hold(hash, viewer.personId);
      }),
    isRenewable,
    async contactsHere(address) {
      await Promise.all([ready, settings.ready, sites.ready]);
      if (isRenewable(address)) signIn.renew(objection);
    },
    onChange: (listener) => listeners.push(listener),
  };
}

/** LinkedIn took the access back: that is asked for anew by the person alone. */
function wasRevoked(session: Session): boolean {
  const end = session.lastEnd();
  return end !== undefined && 'ended' in end && end.ended === 'revoked';
}
