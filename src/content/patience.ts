import type { Availability } from '../contract/availability.ts';
import type { ReferenceKey } from '../contract/reference.ts';
import type { Member } from './members.ts';

/** Milliseconds: a day, after which LinkedIn's limits begin anew. */
const longestPause = 86_400_000;

/** How often a pause is doubled. */
const mostDoublings = 6;

/** Milliseconds past its end before a pause counts as over. */
const grace = 100;

export type Patience = {
  /** Notes what was answered for a member on the page: whoever is throttled again and again is asked for ever more seldom. */
  take(member: Member, availability: Availability): void;
  close(): void;
};

const untilOf = ({ availability }: Member): number | undefined =>
  availability.state === 'unavailable' ? availability.until : undefined;

/**
 * Waits for those whom LinkedIn would not look up for the moment.
 *
 * @param members the members on the page.
 * @param onOver these are pending again.
 */
export function createPatience(
  members: () => readonly { readonly key: ReferenceKey; readonly member: Member }[],
  onOver: (keys: readonly ReferenceKey[]) => void,
): Patience {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wait = () => {
    clearTimeout(timer);
    const ends = members().flatMap(({ member }) => untilOf(member) ?? []);
    if (ends.length > 0) timer = setTimeout(resume, Math.max(0, Math.min(...ends) - Date.now()) + grace);
  };
  const resume = () => {
    const now = Date.now();
    const over = members().filter(({ member }) => (untilOf(member) ?? Number.POSITIVE_INFINITY) <= now);
    for (const { member } of over) member.availability = { state: 'pending' };
    onOver(over.map(({ key }) => key));
    wait();
  };
  return {
    take(member, availability) {
      member.availability = availability;
      if (availability.state !== 'unavailable' || availability.until === undefined) {
        member.refusals = 0;
        return;
      }
      const pause = Math.max(0, availability.until - Date.now()) * 2 ** Math.min(member.refusals, mostDoublings);
      member.refusals += 1;
      member.availability = { ...availability, until: Date.now() + Math.min(pause, longestPause) };
      wait();
    },
    close: () => clearTimeout(timer),
  };
}
