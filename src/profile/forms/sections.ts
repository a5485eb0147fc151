import { type BasicFieldName, basicFields } from '../../linkedin/edits/fields/basic.ts';
import { type ComplexFieldName, complexFields } from '../../linkedin/edits/fields/complex.ts';
import type { BasicField } from '../../linkedin/edits/fields/kinds.ts';
import { type PlainKey, words } from '../../ui/words.ts';
import { labelOfField, labelOfPart } from './field-words.ts';

/** What is opened at once: some fields of the profile itself, or the entries of one. */
export type FormSection =
  | {
      readonly kind: 'basic';
      readonly id: string;
      readonly heading: string;
      readonly fields: readonly BasicFieldName[];
    }
  | { readonly kind: 'entries'; readonly id: string; readonly heading: string; readonly field: ComplexFieldName };

/** Pictures have a part of the page of their own, and orders stand with what they put in order. */
type FormGroup = Exclude<BasicField['group'], 'pictures' | 'orders'>;

const groups: Record<FormGroup, PlainKey> = {
  introduction: 'group_introduction',
  names: 'group_names',
  contact: 'group_reach',
  place: 'group_place',
  interests: 'group_interests',
  languages: 'group_languages',
  outdated: 'group_outdated',
};

const complexNames = Object.keys(complexFields) as ComplexFieldName[];
const basicNames = Object.keys(basicFields) as BasicFieldName[];

/** Every section, in the order of the page. */
export function formSections(): readonly FormSection[] {
  const basic = (Object.keys(groups) as FormGroup[]).map(
    (group): FormSection => ({
      kind: 'basic',
      // The languages of the profile and those that are spoken are two.
      id: `group-${group}`,
      heading: words(groups[group]),
      fields: basicNames.filter((name) => basicFields[name].group === group),
    }),
  );
  const entries = complexNames.map(
    (field): FormSection => ({ kind: 'entries', id: field, heading: labelOfField(field), field }),
  );
  return [...basic, ...entries];
}

/** The section in which a field is changed. */
export const sectionOf = (sections: readonly FormSection[], field: string): string | undefined =>
  sections.find((section) => fieldsIn(section).some((name) => name === field))?.id;

/** The fields that are changed in a section, the order of its entries among them. */
export function fieldsIn(section: FormSection): readonly string[] {
  if (section.kind === 'entries') return [section.field, complexFields[section.field].order];
  return section.fields.includes('ims') ? [...section.fields, 'imsOrder'] : section.fields;
}

/** The sections in which something is called so. */
export function sectionsNamed(sections: readonly FormSection[], sought: string): readonly FormSection[] {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(sought.trim());
  return sections.filter((section) =>
    [section.heading, ...namesIn(section)].some((name) => plain(name).includes(wanted)),
  );
}

const namesIn = (section: FormSection): readonly string[] =>
  section.kind === 'entries'
    ? Object.keys(complexFields[section.field].entry.parts).map(labelOfPart)
    : section.fields.map(labelOfField);
