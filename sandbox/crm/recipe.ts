import type { Recipe, SlotRecipe } from '../../src/contract/settings.ts';

const badge: SlotRecipe = { select: '.badge', place: 'cover' };

/** Text before links: the CRM shows a member's URN or ID as text, a profile as a link. */
const linkedin = [
  { select: '.linkedin-member', from: 'text' },
  { select: 'a.linkedin-page', from: 'href' },
] as const;

/** How contacts and the CRM's own user are found on Harbour's pages. */
export const harbourRecipe: Recipe = {
  contacts: [
    {
      container: 'tr.contact',
      reference: linkedin,
      name: { select: '.contact-name', from: 'text' },
      slot: badge,
    },
    {
      container: 'article.contact-record',
      reference: linkedin,
      name: { select: '.contact-name', from: 'text' },
      slot: badge,
    },
  ],
  me: {
    identity: { select: '#crm-user', from: 'attribute:data-user-id' },
    name: { select: '#crm-user .user-name', from: 'text' },
    slot: { select: '#crm-user .badge', place: 'cover' },
  },
};
