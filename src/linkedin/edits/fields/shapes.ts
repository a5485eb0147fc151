import type { DateKind, LocalizedKind, ReferenceKind, TextForm, TextKind } from './kinds.ts';

/**
 * Characters. LinkedIn's documents name no length but the vanity name's: these are what its own pages let members write, or more, so that what is endless is
 * refused before it is sent; what LinkedIn itself finds too long it refuses with 422.
 */
export const lengths = { name: 100, line: 255, headline: 220, address: 1000, passage: 2600, web: 2000 } as const;

export const line = { kind: 'text', longest: lengths.line } as const satisfies TextKind;
export const localizedLine = { kind: 'localized', rich: false, longest: lengths.line } as const satisfies LocalizedKind;
export const localizedName = { kind: 'localized', rich: false, longest: lengths.name } as const satisfies LocalizedKind;
export const localizedPassage = {
  kind: 'localized',
  rich: false,
  longest: lengths.passage,
} as const satisfies LocalizedKind;
export const richPassage = { kind: 'localized', rich: true, longest: lengths.passage } as const satisfies LocalizedKind;
export const webAddress = { kind: 'text', longest: lengths.web, form: 'web-address' } as const satisfies TextKind;

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

export const text = <const Longest extends number, const Form extends TextForm>(longest: Longest, form: Form) =>
  ({ kind: 'text', longest, form }) as const satisfies TextKind;

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
