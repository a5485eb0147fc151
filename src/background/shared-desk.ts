import { tellEveryTab } from '../browser/tabs.ts';
import { keep, onKeptChange, own, readKept } from '../custody/custody.ts';
import type { Kept } from '../custody/ledger.ts';
import { readPatiently } from '../custody/patience.ts';
import { siteFor } from '../settings/sites.ts';
import type { Hashing } from './hashing.ts';
import { inTurn } from './in-turn.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';

/** Confirmations kept at most; the oldest go first. */
const mostConfirmations = 200;

export type SharedDesk = {
  readonly ready: Promise<void>;
  /**
   * Whether the viewer said that this user, whom a page of a site shows as its own, is them. Nobody is, where the page shows nobody, and while nobody is
   * signed in.
   *
   * @param address of the page.
   */
  isViewer(address: string, identity: string | undefined): Promise<boolean>;
  /** The viewer says so, on the site of this origin. Where nobody is signed in, or the site's recipe does not name its user, nothing is done. */
  confirm(origin: string, identity: string): Promise<void>;
  /** The viewer takes it back, under the same conditions. */
  undo(origin: string, identity: string): Promise<void>;
  /** How many confirmations are kept, of whomever. */
  count(): number;
  /** Aborted at the next change: what was allowed by a confirmation may not be so any more. */
  signal(): AbortSignal;
};

/**
 * Shared desks: on a site whose recipe says where the CRM shows its own user, pictures are withheld until the viewer has said that this user is them. A
 * confirmation is of one site, one user and one person; several stand side by side, and each is kept as a hash alone.
 */
export function sharedDeskDuty(settings: SettingsDuty, session: Session, hashing: Hashing): SharedDesk {
  let confirmations: Kept['confirmedCrmUsers'] = [];
  let changing = new AbortController();
  const afterwards = inTurn();

  const hold = (next: Kept['confirmedCrmUsers']) => {
    // What was written here is known here already. By the hashes alone: Chromium gives objects back with their keys in another order.
    if (hashesOf(next) === hashesOf(confirmations)) return;
    confirmations = next;
    changing.abort();
    changing = new AbortController();
    void tellEveryTab({ kind: 'crm-user-changed' });
  };
  onKeptChange('confirmedCrmUsers', () => {
    void afterwards(async () => hold((await readKept('confirmedCrmUsers')) ?? []));
  });

  const hashOf = (site: string, identity: string, personId: string) =>
    hashing.hash('crm-user', site, foldIdentity(identity), personId);
  const viewer = () => session.token() && session.viewer();

  const change = (origin: string, identity: string, confirmed: boolean) =>
    afterwards(async () => {
      const person = viewer();
      const epoch = session.epoch();
      const site = siteFor(settings.current(), `${origin}/`);
      if (person === undefined || site?.recipe?.me === undefined || foldIdentity(identity) === '') return;
      const hash = await hashOf(site.id, identity, person.personId);
      // Said by somebody who has left since.
      if (epoch !== session.epoch()) return;
      const others = confirmations.filter((one) => one.hash !== hash);
      hold(confirmed ? [...others, { site: site.id, hash }].slice(-mostConfirmations) : others);
      await keep('confirmedCrmUsers', own(confirmations));
    });

  return {
    ready: afterwards(async () => {
      confirmations = (await readPatiently(() => readKept('confirmedCrmUsers'))) ?? [];
    }),
    // After what was said before, even where that is still being hashed.
    isViewer: (address, identity = '') =>
      afterwards(async () => {
        const person = viewer();
        const site = siteFor(settings.current(), address);
        // A mere question makes no salt.
        if (!person || !site || confirmations.length === 0 || foldIdentity(identity) === '') return false;
        const hash = await hashOf(site.id, identity, person.personId);
        return confirmations.some((one) => one.hash === hash);
      }),
    confirm: (origin, identity) => change(origin, identity, true),
    undo: (origin, identity) => change(origin, identity, false),
    count: () => confirmations.length,
    signal: () => changing.signal,
  };
}

const hashesOf = (confirmations: Kept['confirmedCrmUsers']): string => confirmations.map(({ hash }) => hash).join();

/** One text for one user, however the page wrote it: composed, trimmed, its blanks collapsed, and in small letters. Idempotent. */
export function foldIdentity(identity: string): string {
  // Composed twice: small letters may compose where large ones did not.
  return identity.normalize('NFC').toLowerCase().normalize('NFC').replace(/\s+/gu, ' ').trim();
}
