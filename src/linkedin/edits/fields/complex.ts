import type { ComplexField, Parts, ValueOf } from './kinds.ts';
import {
  causes,
  countryCode,
  fullDate,
  line,
  localizedLine,
  monthYear,
  occupation,
  organization,
  richContent,
  richPassage,
  webAddress,
  yearOnly,
} from './shapes.ts';

const field = <const Order extends string, const P extends Parts>(order: Order, parts: P) =>
  ({ entry: { kind: 'object', parts }, readers: 'full', order }) as const satisfies ComplexField;

/** Source: documentation pages "Patent Fields", "Project Fields" and "Publication Fields", "Contributors". */
const contributors = {
  kind: 'list',
  of: {
    kind: 'object',
    parts: { memberId: { value: { kind: 'reference', entity: 'person' } }, name: { value: localizedLine } },
  },
} as const;

const richContents = { kind: 'list', of: richContent } as const;

/**
 * The 13 complex fields of the Profile Edit API document. Their entries are edited through sub-resources; the parts of an entry and which of them are mandatory
 * are those of the documentation page of each field ("Certification Fields" and so on).
 */
export const complexFields = {
  certifications: field('certificationsOrder', {
    authority: { value: localizedLine },
    company: { value: organization },
    endMonthYear: { value: monthYear },
    licenseNumber: { value: localizedLine },
    name: { value: localizedLine },
    startMonthYear: { value: monthYear },
    url: { value: webAddress },
  }),
  courses: field('coursesOrder', {
    name: { value: localizedLine },
    number: { value: line },
    occupation: { value: occupation },
  }),
  educations: field('educationsOrder', {
    activities: { value: localizedLine },
    degreeName: { value: localizedLine },
    endMonthYear: { value: yearOnly },
    fieldsOfStudy: {
      value: {
        kind: 'list',
        of: { kind: 'object', parts: { fieldOfStudyName: { value: localizedLine } } },
      },
    },
    grade: { value: { kind: 'object', parts: { grade: { value: localizedLine } } } },
    memberRichContents: { value: richContents },
    notes: { value: richPassage },
    organization: { value: organization },
    program: { value: { kind: 'reference', entity: 'program' } },
    schoolName: { value: localizedLine },
    startMonthYear: { value: yearOnly },
  }),
  honors: field('honorsOrder', {
    description: { value: richPassage },
    issueDate: { value: monthYear },
    issuer: { value: localizedLine },
    occupation: { value: occupation },
    title: { value: localizedLine, mandatory: true },
  }),
  languages: field('languagesOrder', {
    name: { value: localizedLine, mandatory: true },
    proficiency: {
      value: {
        kind: 'choice',
        values: ['ELEMENTARY', 'LIMITED_WORKING', 'PROFESSIONAL_WORKING', 'FULL_PROFESSIONAL', 'NATIVE_OR_BILINGUAL'],
      },
    },
  }),
  organizations: field('organizationsOrder', {
    description: { value: richPassage },
    endMonthYear: { value: monthYear },
    name: { value: localizedLine },
    occupation: { value: occupation },
    position: { value: localizedLine },
    startMonthYear: { value: monthYear },
  }),
  patents: field('patentsOrder', {
    applicationNumber: { value: localizedLine },
    description: { value: richPassage },
    filingDate: { value: fullDate },
    inventors: { value: contributors, mandatory: true },
    issueDate: { value: fullDate },
    issuer: { value: localizedLine, mandatory: true },
    number: { value: localizedLine },
    pending: { value: { kind: 'flag' }, mandatory: true },
    title: { value: localizedLine, mandatory: true },
    url: { value: webAddress },
  }),
  positions: field('positionsOrder', {
    company: { value: organization },
    companyName: { value: localizedLine },
    description: { value: richPassage },
    endMonthYear: { value: monthYear },
    geoPositionLocation: {
      value: { kind: 'object', parts: { displayLocationName: { value: localizedLine, mandatory: true } } },
    },
    location: {
      value: {
        kind: 'object',
        parts: {
          countryCode: { value: countryCode, mandatory: true },
          regionCode: { value: { kind: 'number', least: 0, most: Number.MAX_SAFE_INTEGER } },
        },
      },
    },
    locationName: { value: localizedLine },
    memberRichContents: { value: richContents },
    startMonthYear: { value: monthYear },
    title: { value: localizedLine },
  }),
  projects: field('projectsOrder', {
    description: { value: richPassage },
    endMonthYear: { value: monthYear },
    members: { value: contributors, mandatory: true },
    occupation: { value: occupation },
    singleDate: { value: { kind: 'flag' } },
    startMonthYear: { value: monthYear },
    title: { value: localizedLine, mandatory: true },
    url: { value: webAddress },
  }),
  publications: field('publicationsOrder', {
    authors: { value: contributors, mandatory: true },
    date: { value: fullDate },
    description: { value: richPassage },
    name: { value: localizedLine, mandatory: true },
    publisher: { value: localizedLine },
    url: { value: webAddress },
  }),
  skills: field('skillsOrder', { name: { value: localizedLine, mandatory: true } }),
  testScores: field('testScoresOrder', {
    date: { value: monthYear },
    description: { value: richPassage },
    name: { value: localizedLine, mandatory: true },
    occupation: { value: occupation },
    score: { value: line },
  }),
  volunteeringExperiences: field('volunteeringExperiencesOrder', {
    cause: { value: { kind: 'choice', values: causes } },
    company: { value: organization },
    companyName: { value: localizedLine, mandatory: true },
    description: { value: richPassage },
    endMonthYear: { value: monthYear },
    role: { value: localizedLine, mandatory: true },
    singleDate: { value: { kind: 'flag' } },
    startMonthYear: { value: monthYear },
  }),
} as const satisfies { readonly [name: string]: ComplexField };

export type ComplexFieldName = keyof typeof complexFields;

/** What an entry of each complex field holds. */
export type EntryValues = { readonly [Name in ComplexFieldName]: ValueOf<(typeof complexFields)[Name]['entry']> };
