import { createAllowance, type Rate } from '../browser/allowance.ts';
import type { Unavailable } from '../contract/availability.ts';
import { unavailable } from './pictures.ts';

/**
 * Members that one tab may have looked up. Whoever flings through a list passes some hundred rows a second, and a list of ten thousand can be flung through
 * twice on end; a script that goes through everybody it can think of is held up.
 */
export const membersRate: Rate = { atOnce: 20_000, perSecond: 200 };

export type AskedMembers = {
  /** Counts so many members for this tab; where that is too many, they are not counted, and not to be asked for. */
  refusalOf(tabId: number | undefined, members: number): Unavailable | undefined;
};

/** How many members each tab has asked for: numbers alone, nobody's ID. */
export function countAskedMembers(): AskedMembers {
  const allowance = createAllowance<number | undefined>(membersRate);
  return {
    refusalOf(tabId, members) {
      const wait = allowance.take(tabId, members);
      return wait === 0 ? undefined : unavailable('too-many', Date.now() + wait);
    },
  };
}
