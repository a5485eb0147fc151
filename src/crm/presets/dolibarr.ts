import type { Reading } from '../../contract/settings.ts';
import type { Preset } from './preset.ts';

const record = 'a[href*="/contact/card.php?id="]';

/** Dolibarr puts whatever was typed behind LinkedIn's address, so a typed address is in the link's text, and spoiled in the link. */
const reference: readonly Reading[] = [
  { select: '.divsocialnetwork a[href*="linkedin" i]', from: 'text' },
  { select: '.divsocialnetwork a[href*="linkedin" i]', from: 'href' },
];

/** Dolibarr, from version 19. */
export const dolibarr: Preset = {
  id: 'dolibarr',
  name: 'Dolibarr',
  provenance: 'documentation',
  signs: ['body#mainbody', 'meta[name="author"][content*="Dolibarr"]'],
  recipe: {
    contacts: [
      {
        container: `table.liste tr.oddeven:has(${record})`,
        reference,
        name: { select: record, from: 'text' },
        recordKey: { select: record, from: 'href' },
        slot: { select: `td:has(${record})`, place: 'prepend', size: 24, shape: 'circle' },
      },
      {
        // Everything of the card but the menus: the picture and the name stand in its banner, the social networks below it.
        container: '#id-right .fiche:has(.arearef .divphotoref):has(.divsocialnetwork)',
        reference,
        name: { select: '.arearef .refid', from: 'text' },
        slot: { select: '.arearef .divphotoref img.photoref', place: 'cover' },
      },
    ],
    me: {
      identity: { select: '#topmenu-login-dropdown a[href*="/user/card.php?id="]', from: 'attribute:href' },
      name: { select: '#topmenu-login-dropdown .atoploginusername', from: 'text' },
      slot: { select: '#topmenu-login-dropdown img.userphoto', place: 'cover' },
    },
  },
};
