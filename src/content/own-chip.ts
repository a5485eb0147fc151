import type { Availability } from '../contract/availability.ts';
import type { Recipe } from '../contract/settings.ts';
import { type FoundMe, readMe } from '../crm/me.ts';
import { devicePixels, standingOf } from './placement.ts';
import { createSlot, type Slot } from './slot.ts';

export type OwnChip = {
  /** Finds the CRM's own user on the page and asks for the viewer's picture where that is somebody new. */
  reconcile(): void;
  answer(availability: Availability, picture?: Blob): void;
  isAwaiting(): boolean;
  layOut(): void;
  /** To be asked again at the next reconcile. */
  forgetAsked(): void;
  clear(): void;
};

/**
 * The CRM's user chip, with the viewer's own picture in it. Without a picture the chip looks as the CRM made it.
 *
 * @param ask asks the worker, with the CRM's user as the page names it and the device pixels wanted.
 */
export function createOwnChip(recipe: Recipe, ask: (text: string, pixels: number) => void): OwnChip {
  let found: FoundMe | null = null;
  let asked: string | undefined;
  let slot: Slot | undefined;
  let picture: Blob | undefined;
  let awaiting = false;

  const clear = () => {
    awaiting = false;
    slot?.remove();
    slot = undefined;
    picture = undefined;
    asked = undefined;
  };
  const show = () => {
    const slotRecipe = recipe.me?.slot;
    if (slotRecipe === undefined || !found?.target) return;
    if (slot?.plan.target !== found.target) {
      slot?.remove();
      const plan = { target: found.target, recipe: slotRecipe, named: true, bare: true };
      slot = createSlot(plan, standingOf(found.target, slotRecipe, new Map()), () => {
        // Not a picture after all: the chip looks as the CRM made it, and is not asked for again.
        picture = undefined;
        slot?.paint('', { state: 'pending' });
      });
      slot.measure()();
    } else slot.putBack();
    slot.paint(found.identity, { state: 'shown' }, picture);
  };

  return {
    reconcile() {
      found = readMe(document, recipe);
      if (found?.target == null || found.identity === '') return clear();
      if (asked !== found.identity) {
        clear();
        asked = found.identity;
        awaiting = true;
        const { width, height } = found.target.getBoundingClientRect();
        ask(found.identity, devicePixels(width, height));
      }
      show();
    },
    answer(availability, bytes) {
      awaiting = false;
      if (availability.state !== 'shown' || bytes === undefined) return;
      picture = bytes;
      show();
    },
    isAwaiting: () => awaiting,
    layOut: () => slot?.measure()(),
    forgetAsked() {
      if (picture === undefined) asked = undefined;
    },
    clear,
  };
}
