import type { ContactRecipe, Place, Reading, Recipe } from '../../../src/contract/settings.ts';

const name: Reading = { select: '.contact-name', from: 'text' };

/** Tried in order: a link may lead to a company's page, and then the text counts. */
const reference: readonly Reading[] = [
  { select: 'a.linkedin-page', from: 'href' },
  { select: '.linkedin-member', from: 'text' },
];

/** Beside or inside what stands there, in the size of the faces that are covered elsewhere. */
const placed = (place: Place, select: string): ContactRecipe => ({
  container: `.placed-${place}`,
  reference,
  name,
  slot: { select, place, size: 40 },
});

/** How contacts are found on the pages that move. */
export const movingRecipe: Recipe = {
  contacts: [
    { container: '.moving-contact', reference, name, slot: { select: '.face', place: 'cover' } },
    {
      container: 'form.moving-form',
      reference: [{ select: 'input[name=linkedin]', from: 'value' }],
      name,
      slot: { select: '.face', place: 'cover' },
    },
    placed('after', '.plate'),
    placed('before', '.contact-name'),
    placed('prepend', '.holder'),
    placed('append', '.holder'),
  ],
};
