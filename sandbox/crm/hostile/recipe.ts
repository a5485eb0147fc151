import type { Recipe, SlotRecipe } from '../../../src/contract/settings.ts';

const face: SlotRecipe = { select: '.face', place: 'cover' };

/** How contacts are found on the attacked page; nobody on one that a stand-in paints on. */
export const attackedRecipe: Recipe = {
  contacts: [
    {
      container: 'body:not(.naive) .attacked-row:not(.me)',
      reference: [{ select: '.linkedin-member', from: 'text' }],
      name: { select: '.contact-name', from: 'text' },
      slot: face,
    },
  ],
  me: {
    identity: { select: 'body:not(.naive) .me .linkedin-member', from: 'text' },
    name: { select: '.me .contact-name', from: 'text' },
    slot: { ...face, select: '.me .face' },
  },
};
