import type { DateKind, LocalizedKind, ReferenceKind, TextKind } from './kinds.ts';

export const line = { kind: 'text' } as const satisfies TextKind;
export const localizedLine = { kind: 'localized', rich: false } as const satisfies LocalizedKind;
export const localizedPassage = { kind: 'localized', rich: false, isPassage: true } as const satisfies LocalizedKind;
export const richPassage = { kind: 'localized', rich: true } as const satisfies LocalizedKind;
export const webAddress = { kind: 'text', form: 'web-address' } as const satisfies TextKind;
/** Two small letters. Source: documentation page "Location Fields". */
export const countryCode = { kind: 'text', form: 'country-code' } as const satisfies TextKind;

/** Month and year; "Does not support "day" field". Source: documentation pages of the fields that hold it. */
export const monthYear = {
  kind: 'date',
  year: 'mandatory',
  month: 'optional',
  day: 'never',
} as const satisfies DateKind;
/** Of educations: the year alone. Source: documentation page "Education Fields". */
export const yearOnly = { kind: 'date', year: 'mandatory', month: 'never', day: 'never' } as const satisfies DateKind;
export const fullDate = {
  kind: 'date',
  year: 'mandatory',
  month: 'optional',
  day: 'optional',
} as const satisfies DateKind;

export const organization = { kind: 'reference', entity: 'organization' } as const satisfies ReferenceKind;
export const occupation = { kind: 'reference', entity: 'occupation' } as const satisfies ReferenceKind;
export const richContent = { kind: 'reference', entity: 'rich-content' } as const satisfies ReferenceKind;

/** Source: documentation pages "Volunteering Experience Fields" and "Volunteering Interest Fields". */
export const causes = [
  'animalRights',
  'artsAndCulture',
  'children',
  'civilRights',
  'economicEmpowerment',
  'education',
  'environment',
  'health',
  'humanRights',
  'humanitarianRelief',
  'politics',
  'povertyAlleviation',
  'scienceAndTechnology',
  'socialServices',
] as const;
