import type { SlotRecipe } from '../contract/settings.ts';
import { standingOf } from './placement.ts';
import { createSlot, type Slot } from './slot.ts';

export type UserChip = {
  /** Lays the slot over the chip where the CRM has it now; takes it away where there is none. */
  place(target: Element | null): void;
  show(picture: Blob): void;
  clear(): void;
};

/**
 * The CRM's user chip, with the viewer's own picture over it. Without a picture the chip looks as the CRM made it; the same empty slot is there all the
 * same, so that the page can't tell.
 */
export function createUserChip(recipe: SlotRecipe): UserChip {
  let slot: Slot | undefined;
  let picture: Blob | undefined;

  const paint = () => slot?.paint('', { state: 'pending' }, picture);
  const remove = () => {
    slot?.remove();
    slot = undefined;
  };
  return {
    place(target) {
      if (slot && slot.plan.target !== target) remove();
      if (slot) slot.putBack();
      else if (target) {
        slot = createSlot({ target, recipe, named: true, bare: true }, standingOf(target, recipe, new Map()), () => {
          // Not a picture after all: the chip looks as the CRM made it, and is not asked for again.
          picture = undefined;
          paint();
        });
        paint();
      }
      slot?.measure()();
    },
    show(next) {
      picture = next;
      paint();
    },
    clear() {
      remove();
      picture = undefined;
    },
  };
}
