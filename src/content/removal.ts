import { cardElement, findAll, innerRoots, slotElement } from '../crm/safe-dom.ts';

/** Removes every slot and card from the page, also those that a former version of the extension left. */
export function removeEverySlot(): void {
  for (const root of [document, ...innerRoots(document)])
    for (const host of findAll(root, `${slotElement},${cardElement}`)) host.remove();
}
