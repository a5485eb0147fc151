import type { BasicField, ValueOf } from './kinds.ts';
import { causes, countryCode, line, localizedLine, localizedPassage, richContent, richPassage } from './shapes.ts';

const order = <const Of extends string>(of: Of) =>
  ({ value: { kind: 'order', of }, group: 'orders', readers: 'full' }) as const satisfies BasicField;

/**
 * The 41 basic fields of the Profile Edit API document, in its order: what they hold, what bounds them, who may read them. The one source of what is asked,
 * checked and sent.
 *
 * Where the document names a page of its own for a value ("Im Fields", "Website", …), that page is the source of the value's parts. Which fields are mandatory
 * it does not say; a name cannot be missing, and a profile has a language. What else LinkedIn finds mandatory it refuses with 422.
 */
export const basicFields = {
  address: {
    value: localizedPassage,
    group: 'contact',
    readers: 'full',
  },
  associations: {
    value: localizedPassage,
    group: 'outdated',
    readers: 'full',
    edits: 'delete',
    superseded: ['organizations'],
  },
  backgroundPicture: { value: { kind: 'picture' }, group: 'pictures', readers: 'full' },
  birthDate: {
    value: { kind: 'date', year: 'optional', month: 'mandatory', day: 'mandatory' },
    group: 'introduction',
    readers: 'full',
  },
  certificationsOrder: order('certifications'),
  contactInstructions: {
    value: localizedPassage,
    group: 'outdated',
    readers: 'full',
    superseded: ['phoneNumbers', 'websites'],
  },
  coursesOrder: order('courses'),
  educationsOrder: order('educations'),
  firstName: { value: localizedLine, group: 'names', readers: 'lite', mandatory: true },
  geoLocation: {
    value: {
      kind: 'object',
      parts: { geo: { value: { kind: 'reference', entity: 'geo' }, mandatory: true } },
    },
    group: 'place',
    readers: 'location',
  },
  headline: {
    value: localizedLine,
    group: 'introduction',
    readers: 'basic',
  },
  honorsOrder: order('honors'),
  ims: {
    value: {
      kind: 'keyed',
      by: 'id',
      of: {
        kind: 'object',
        parts: {
          id: { value: line, mandatory: true },
          provider: {
            value: {
              kind: 'choice',
              values: ['SKYPE', 'ICQ', 'GTALK', 'QQ', 'WEIXIN'],
              // The two that are deprecated, and what the document's own sample writes for GTALK.
              also: ['AIM', 'YAHOO', 'GTalk'],
            },
            mandatory: true,
          },
        },
      },
      most: 3,
    },
    group: 'contact',
    readers: 'full',
  },
  imsOrder: order('ims'),
  industryId: { value: { kind: 'reference', entity: 'industry' }, group: 'introduction', readers: 'full' },
  interests: {
    value: localizedPassage,
    group: 'outdated',
    readers: 'full',
    superseded: ['selectedContactInterests'],
  },
  languagesOrder: order('languages'),
  lastName: { value: localizedLine, group: 'names', readers: 'lite', mandatory: true },
  legacyHonors: { value: richPassage, group: 'outdated', readers: 'full', edits: 'delete', superseded: ['honors'] },
  location: {
    value: {
      kind: 'object',
      parts: {
        countryCode: { value: countryCode, mandatory: true },
        postalCode: { value: line },
        standardizedLocationUrn: { value: { kind: 'reference', entity: 'location' } },
        userSelectedGeoPlaceCode: { value: line },
      },
    },
    group: 'place',
    readers: 'location',
    superseded: ['geoLocation'],
  },
  maidenName: { value: localizedLine, group: 'names', readers: 'basic' },
  memberRichContents: {
    value: { kind: 'list', of: richContent },
    group: 'introduction',
    readers: 'full',
  },
  organizationsOrder: order('organizations'),
  patentsOrder: order('patents'),
  phoneNumbers: {
    value: {
      kind: 'list',
      of: {
        kind: 'object',
        parts: {
          number: { value: line, mandatory: true },
          type: { value: { kind: 'choice', values: ['WORK', 'HOME', 'MOBILE'] } },
        },
      },
    },
    group: 'contact',
    readers: 'full',
  },
  phoneticFirstName: { value: localizedLine, group: 'names', readers: 'full' },
  phoneticLastName: { value: localizedLine, group: 'names', readers: 'full' },
  positionsOrder: order('positions'),
  profilePicture: { value: { kind: 'picture' }, group: 'pictures', readers: 'lite' },
  projectsOrder: order('projects'),
  publicationsOrder: order('publications'),
  selectedContactInterests: {
    value: {
      kind: 'list',
      of: {
        kind: 'object',
        parts: {
          predefinedInterest: {
            value: { kind: 'choice', values: ['GRABBING_COFFEE', 'INVESTING'], open: true },
            mandatory: true,
          },
        },
      },
    },
    group: 'interests',
    readers: 'full',
  },
  skillsOrder: order('skills'),
  specialties: {
    value: localizedPassage,
    group: 'outdated',
    readers: 'full',
    edits: 'delete',
    superseded: ['skills'],
  },
  summary: { value: richPassage, group: 'introduction', readers: 'full' },
  supportedLocales: {
    value: { kind: 'list', of: { kind: 'locale' } },
    group: 'languages',
    readers: 'full',
    mandatory: true,
  },
  testScoresOrder: order('testScores'),
  vanityName: {
    value: { kind: 'text', shortest: 3, longest: 100, form: 'vanity-name' },
    group: 'introduction',
    readers: 'basic',
  },
  volunteeringExperiencesOrder: order('volunteeringExperiences'),
  volunteeringInterests: {
    value: {
      kind: 'object',
      parts: {
        supportedPredefinedCauses: {
          value: { kind: 'list', of: { kind: 'choice', values: causes } },
        },
        supportedUserDefinedCauses: { value: { kind: 'list', of: line } },
      },
    },
    group: 'interests',
    readers: 'full',
  },
  websites: {
    value: {
      kind: 'list',
      of: {
        kind: 'object',
        parts: {
          category: {
            value: { kind: 'choice', values: ['PERSONAL', 'COMPANY', 'BLOG', 'RSS', 'PORTFOLIO', 'OTHER'] },
          },
          label: { value: localizedLine },
          url: {
            value: { kind: 'localized', rich: false, form: 'web-address' },
            mandatory: true,
          },
        },
      },
    },
    group: 'contact',
    readers: 'full',
  },
} as const satisfies { readonly [name: string]: BasicField };

export type BasicFieldName = keyof typeof basicFields;

/** What each basic field holds. */
export type BasicValues = { readonly [Name in BasicFieldName]: ValueOf<(typeof basicFields)[Name]['value']> };
