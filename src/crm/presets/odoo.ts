import type { Reading } from '../../contract/settings.ts';
import type { Preset } from './preset.ts';

/** Odoo has no field for LinkedIn: people use the website, or a field of their own with LinkedIn in its name. */
const fields = ['[name*="linkedin" i]', '[name="website"]'];

const inCells: readonly Reading[] = fields.flatMap((field): readonly Reading[] => [
  { select: `td${field} a`, from: 'href' },
  { select: `td${field}`, from: 'text' },
]);

/** A form is always editable, so what it says is in its inputs alone; a field that nobody may edit is text. */
const inForm: readonly Reading[] = fields.flatMap((field): readonly Reading[] => [
  { select: `.o_field_widget${field} input`, from: 'value' },
  { select: `.o_field_widget${field} a`, from: 'href' },
  { select: `.o_field_widget${field}`, from: 'text' },
]);

const inCard: readonly Reading[] = [
  { select: 'a[href*="linkedin.com/in/" i]', from: 'href' },
  { select: `${fields[0]}, [data-name*="linkedin" i]`, from: 'text' },
];

/** Neither the company's small logo over it, nor whoever the contact is assigned to. */
const contactPicture = 'img[src*="avatar_128"]:not(.o_kanban_image_inner_pic, [src*="res.users"])';

/** Odoo, from version 17. */
export const odoo: Preset = {
  id: 'odoo',
  name: 'Odoo',
  provenance: 'documentation',
  signs: ['body.o_web_client', '.o_main_navbar'],
  recipe: {
    contacts: [
      {
        // Contacts are the only records whose list has their complete name.
        container: 'tr.o_data_row:has(> td[name="complete_name"])',
        reference: inCells,
        name: { select: 'td[name="complete_name"]', from: 'text' },
        slot: { select: 'td[name="complete_name"]', place: 'prepend', size: 24, shape: 'circle' },
      },
      {
        container: `.o_kanban_record:has(${contactPicture})`,
        reference: inCard,
        name: { select: '.o_kanban_record_title, [name="display_name"]', from: 'text' },
        slot: { select: contactPicture, place: 'cover' },
      },
      {
        // A company's picture stands in a form of the same kind, which then has no LinkedIn person, and is listed as such.
        container:
          '.o_form_view:has(.o_field_widget[name="image_1920"].oe_avatar):has(.o_field_widget[name="parent_id"])',
        reference: inForm,
        name: { select: '.oe_title .o_field_widget[name="name"] :is(input, textarea)', from: 'value' },
        slot: { select: '.o_field_widget[name="image_1920"] img', place: 'cover' },
      },
    ],
    me: {
      // The address of the user's own picture has their id in it.
      identity: { select: '.o_user_menu img.o_user_avatar', from: 'attribute:src' },
      name: { select: '.o_user_menu .oe_topbar_name', from: 'text' },
      slot: { select: '.o_user_menu img.o_user_avatar', place: 'cover' },
    },
  },
};
