import type { From } from '../browser/sender.ts';
import type { Unavailable } from '../contract/availability.ts';
import type { Reference } from '../contract/reference.ts';
import type { Epoch } from '../contract/viewer.ts';
import { toBase64Url } from './base64.ts';

/** Milliseconds from a key's making to its end; a frame takes some tens of them to open. */
const lifetime = 30_000;

/** What one key opens: one member's card, in one tab. */
export type CardGrant = {
  readonly tabId: number;
  readonly reference: Reference;
  readonly epoch: Epoch;
  /** Why there is nothing to ask LinkedIn for; the card then says so. */
  readonly withheld?: Unavailable;
  /** What ends the card besides the epoch. */
  readonly signal?: AbortSignal;
};

export type CardKeys = {
  make(grant: CardGrant): string;
  /** What a key opens for whoever brings it; a key is gone once it was brought, by whomever. */
  spend(key: string, from: From): CardGrant | undefined;
};

/**
 * The keys of cards. The card's page can be held in a frame by any web page, so its address gives it nothing: the key does, which the content script hands
 * to the frame that it made, and to no other.
 *
 * In memory alone: a worker that was stopped knows none, and the card is then opened anew.
 */
export function createCardKeys(): CardKeys {
  const grants = new Map<string, CardGrant & { readonly until: number }>();
  const drop = (isUseless: (grant: CardGrant & { readonly until: number }) => boolean) => {
    for (const [key, grant] of grants) if (isUseless(grant)) grants.delete(key);
  };
  return {
    make(grant) {
      const now = Date.now();
      // A tab has one card at a time.
      drop(({ tabId, until }) => tabId === grant.tabId || until <= now);
      const key = toBase64Url(crypto.getRandomValues(new Uint8Array(16)).buffer);
      grants.set(key, { ...grant, until: now + lifetime });
      return key;
    },
    spend(key, { tabId }) {
      const grant = grants.get(key);
      grants.delete(key);
      return grant !== undefined && grant.tabId === tabId && grant.until > Date.now() ? grant : undefined;
    },
  };
}
