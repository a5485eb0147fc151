import type { Availability } from '../contract/availability.ts';
import type { Live } from '../contract/custody.ts';
import type { Wanted } from '../contract/messages.ts';
import type { Reference, ReferenceKey } from '../contract/reference.ts';

/** One member on this page, however many slots show them. Memory only, and only while the page needs it. */
export type Member = {
  readonly reference: Reference;
  /** Device pixels of the largest slot. */
  pixels: number;
  availability: Availability;
  picture?: Live<Blob>;
  /** Whether an answer is on its way. */
  asked: boolean;
  /** How often in a row LinkedIn would not look them up for the moment. */
  refusals: number;
  /** Let go because it was long out of sight; asked for again only when it comes near the screen. */
  resting: boolean;
};

export type Members = {
  get(key: ReferenceKey): Member | undefined;
  /** The member of a slot; one never wanted before is pending. A larger slot than those before makes it pending again. */
  want(key: ReferenceKey, wanted: Wanted): Member;
  /** Keeps these and lets all others go. */
  retain(keys: ReadonlySet<ReferenceKey>): void;
  /** What was asked and not answered has to be asked again. */
  forgetAsked(): void;
  hasAsked(): boolean;
  clear(): void;
};

/** The members on a page, each resolved once. */
export function createMembers(): Members {
  const members = new Map<ReferenceKey, Member>();
  return {
    get: (key) => members.get(key),
    want(key, { reference, pixels }) {
      const known = members.get(key);
      if (known === undefined) {
        const member: Member = {
          reference,
          pixels,
          availability: { state: 'pending' },
          asked: false,
          refusals: 0,
          resting: false,
        };
        members.set(key, member);
        return member;
      }
      if (pixels > known.pixels) {
        known.pixels = pixels;
        // The smaller picture stays in sight until the larger one is there.
        known.asked = false;
        if (known.availability.state === 'shown') known.availability = { state: 'pending' };
      }
      return known;
    },
    retain(keys) {
      for (const key of members.keys()) if (!keys.has(key)) members.delete(key);
    },
    forgetAsked() {
      for (const member of members.values()) member.asked = false;
    },
    hasAsked: () => [...members.values()].some(({ asked }) => asked),
    clear: () => members.clear(),
  };
}
