import type { FoundContact } from '../crm/contacts.ts';
import { devicePixels, standingOf } from './placement.ts';
import { createSlot, type Slot } from './slot.ts';

/** A contact who may have a slot. */
export type Slotted = { readonly contact: FoundContact; slot?: Slot };

export type Slots<One extends Slotted> = {
  /** Reads what the page says of the slots that are missing, and returns what makes them: in between nothing of the page is touched. */
  plan(all: readonly One[]): (() => One)[];
  /** Lays slots over their targets again, all with one layout. */
  layOut(all: readonly One[]): void;
  remove(one: One): void;
};

/**
 * Makes, lays and removes the slots of contacts.
 *
 * @param onSize is told how many device pixels a contact's picture takes, before a slot is made and whenever it may have grown.
 * @param onBroken a picture turned out not to be one.
 */
export function createSlots<One extends Slotted>(
  onSize: (one: One, pixels: number) => void,
  onBroken: (one: One) => void,
): Slots<One> {
  /** Whose box is laid over which slot: a dialogue that is opened gives its contents their sizes without any mutation. */
  const slotOver = new Map<Element, One>();
  const sizes = new ResizeObserver((entries) => layOut(entries.flatMap(({ target }) => slotOver.get(target) ?? [])));

  const layOut = (all: readonly One[]) => {
    const writes = all.map(({ slot }) => slot?.measure());
    for (const write of writes) write?.();
    for (const one of all) if (one.slot) onSize(one, one.slot.pixels());
  };

  return {
    plan(all) {
      const scrollers = new Map<Element, boolean>();
      return all.flatMap((one) => {
        const { target, recipe } = one.contact;
        if (target === null || one.slot !== undefined) return [];
        const standing = standingOf(target, recipe.slot, scrollers);
        onSize(one, devicePixels(standing.form.width, standing.form.height));
        return () => {
          const plan = { target, recipe: recipe.slot, named: recipe.name.from === 'text' };
          one.slot = createSlot(plan, standing, () => onBroken(one));
          slotOver.set(target, one);
          sizes.observe(target);
          return one;
        };
      });
    },
    layOut,
    remove(one) {
      if (one.slot === undefined) return;
      sizes.unobserve(one.slot.plan.target);
      slotOver.delete(one.slot.plan.target);
      one.slot.remove();
      delete one.slot;
    },
  };
}
