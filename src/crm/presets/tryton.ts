import type { Reading } from '../../contract/settings.ts';
import type { Preset } from './preset.ts';

/** The tab in front: Sao keeps the others in the document. */
const tab = '#tabcontent > .tab-pane.active';

/** Drawn by the server for every party; its address, unlike the icons', is one of avatars. */
const avatar = 'img.column-affix[src*="/avatar/"]';

/** A website, or any other contact mechanism: what a cell shows is its title too. */
const reference: readonly Reading[] = [
  { select: '.widget > [title*="urn:li:person:"]', from: 'text' },
  { select: '.widget > [title*="linkedin.com/in/" i]', from: 'text' },
];

/** Tryton with the web client Sao. */
export const tryton: Preset = {
  id: 'tryton',
  name: 'Tryton',
  provenance: 'run',
  signs: ['script[src*="tryton-sao"]', '#user-preferences', '#tabcontent'],
  recipe: {
    contacts: [
      {
        // The form of a party is told from others, and from the addresses' form within it, by a field that only a party has.
        container: `${tab} .form:has(> .form-container input[name="replaced_by"])`,
        reference,
        name: { select: 'input[name="name"]', from: 'value' },
        slot: { select: 'td.form-image img.center-block', place: 'cover' },
      },
      {
        container: `${tab} .treeview tr:has(> td ${avatar})`,
        reference,
        name: { select: `td:has(${avatar}) .widget`, from: 'text' },
        slot: { select: avatar, place: 'cover' },
      },
    ],
    me: {
      // Sao shows no id; the title is the user's name, and where they have one, their company's.
      identity: { select: '#user-preferences > a', from: 'attribute:title' },
      slot: { select: '#user-preferences img.img-circle:not(.img-badge)', place: 'cover' },
    },
  },
};
