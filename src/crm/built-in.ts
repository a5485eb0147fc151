import type { ContactRecipe, Reading, Recipe } from '../contract/settings.ts';

const marked = '[data-linkedin-person]';
const slot = '[data-linkedin-slot]';

const label: Reading = { select: '', from: 'attribute:aria-label' };
const text: Reading = { select: '', from: 'text' };

function contact(container: string, name: Reading, slotRecipe: ContactRecipe['slot']): ContactRecipe {
  return { container, reference: [{ select: '', from: 'attribute:data-linkedin-person' }], name, slot: slotRecipe };
}

const covering = { select: slot, place: 'cover' } as const;
const leading = { select: '', place: 'prepend', size: 32, shape: 'circle' } as const;

/**
 * The recipe of every site without one of its own: a CRM marks an element with `data-linkedin-person`, whose value is
 * the contact's person URN or any other reference.
 *
 * An element inside it marked `data-linkedin-slot` is covered by the picture. Without one, the picture, 32 CSS pixels
 * wide, goes in front of the marked element's own content. The contact's name is the element's `aria-label`, or else
 * its text. A marked element that holds another marked one needs a slot of its own, or it is listed without a picture.
 */
export const builtInRecipe: Recipe = {
  contacts: [
    contact(`${marked}[aria-label]:has(${slot})`, label, covering),
    contact(`${marked}[aria-label]`, label, leading),
    contact(`${marked}:has(${slot})`, text, covering),
    contact(marked, text, leading),
  ],
};
