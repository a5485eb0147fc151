import { type Account, anna } from '../world/accounts.ts';
import { isContact, type Member, memberByPersonId } from '../world/members.ts';
import { ownFields } from '../world/own-profiles.ts';
import type { Person } from '../world/people.ts';
import { locationFields } from './locations.ts';
import { assetUrn } from './pictures.ts';
import type { Suppositions } from './suppositions.ts';

/** LinkedIn's body for one thing that went wrong ("API Error Handling"). */
export type Failure = {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 414 | 422;
  readonly message: string;
  readonly serviceErrorCode?: number;
  readonly code?: string;
  readonly errorDetailType?: string;
  readonly errorDetails?: unknown;
};

/** What a viewer gets when asking for one person ID. */
export type Lookup =
  | { readonly outcome: 'profile'; readonly member: Member; readonly profile: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'failure'; readonly failure: Failure }
  /** The batch does not mention this member at all. */
  | { readonly outcome: 'absent' };

/** "Lite Profile Fields": what is answered without a projection. */
export const liteFields = [
  'id',
  'firstName',
  'localizedFirstName',
  'lastName',
  'localizedLastName',
  'profilePicture',
] as const;

/** "Basic Profile Fields" beyond the lite ones: only with `r_basicprofile`. */
export const basicFields = ['headline', 'localizedHeadline', 'vanityName', 'maidenName'] as const;

/** "Location Fields": only for apps that LinkedIn grants them to. */
export const locationFieldNames = ['geoLocation', 'location'] as const;

const multiLocale = (text: string) => ({
  localized: { en_US: text },
  preferredLocale: { country: 'US', language: 'en' },
});

/** Every seventh contact writes the headline in French as well, and prefers that. */
function headlineFields(member: Member): Readonly<Record<string, unknown>> {
  if (!isContact(member) || member.number % 7 !== 0) return { headline: multiLocale(member.headline) };
  const localized = { en_US: member.headline, fr_FR: `${member.jobTitle} chez ${member.company}` };
  return { headline: { localized, preferredLocale: { country: 'FR', language: 'fr' } } };
}

/** Both forms of having no picture are met in turn: no `profilePicture`, and one without `displayImage`. */
function pictureFields(member: Member): Readonly<Record<string, unknown>> {
  if (!isContact(member) || member.kind !== 'no-picture') return { profilePicture: { displayImage: assetUrn(member) } };
  return member.number % 2 === 0 ? {} : { profilePicture: {} };
}

/** Everything the Profile API has about a member, before scopes and projections take away from it. */
export function profileOf(member: Member): Readonly<Record<string, unknown>> {
  return {
    id: member.personId,
    firstName: multiLocale(member.firstName),
    localizedFirstName: member.firstName,
    lastName: multiLocale(member.lastName),
    localizedLastName: member.lastName,
    ...pictureFields(member),
    ...headlineFields(member),
    localizedHeadline: member.headline,
    vanityName: member.vanityName,
    ...locationFields(member),
    ...ownFields(member.personId),
  };
}

const unknownMember: Lookup = {
  outcome: 'failure',
  failure: { status: 404, message: 'Could not find entity', code: 'RESOURCE_NOT_FOUND' },
};

/** Two serviceErrorCodes are met in turn: a member's own limit may carry the very code that a missing permission has. */
function forbidden(number: number): Lookup {
  return {
    outcome: 'failure',
    failure: {
      status: 403,
      serviceErrorCode: number % 4 < 2 ? 4003 : 100,
      code: 'ACCESS_DENIED',
      message: 'Not enough permissions to access this member',
    },
  };
}

const open = (member: Member): Lookup => ({ outcome: 'profile', member, profile: profileOf(member) });

/** Each form in which a limited member is thinkably answered. */
const limited: { readonly [Form in Exclude<Suppositions['limitedMembers'], 'various'>]: (member: Person) => Lookup } = {
  forbidden: ({ number }) => forbidden(number),
  absent: () => ({ outcome: 'absent' }),
  empty: (member) => ({ outcome: 'profile', member, profile: {} }),
  'private-id': (member) => ({
    outcome: 'profile',
    member,
    profile: { id: 'private', localizedFirstName: 'private', localizedLastName: 'private' },
  }),
};

/** The form that a kind of contact is answered in; `undefined` for those who are open to this viewer, or unknown. */
function limitOf(member: Person, viewer: Account): keyof typeof limited | undefined {
  const isFirstViewer = viewer.personId === anna.personId;
  switch (member.kind) {
    case 'limited-forbidden':
      return 'forbidden';
    case 'limited-absent':
      return 'absent';
    case 'limited-empty':
      return 'empty';
    case 'limited-private-id':
      return 'private-id';
    case 'open-to-first':
      return isFirstViewer ? undefined : 'forbidden';
    case 'open-to-second':
      return isFirstViewer ? 'forbidden' : undefined;
    default:
      return undefined;
  }
}

/**
 * What `viewer` gets for a person ID.
 *
 * How LinkedIn answers for members who limit their visibility is not documented, so every form that was seen or is thinkable is met here, or one alone.
 */
export function lookUp(personId: string, viewer: Account, limitedMembers: Suppositions['limitedMembers']): Lookup {
  const member = memberByPersonId(personId);
  if (member === undefined) return unknownMember;
  if (!isContact(member)) return open(member);
  if (member.kind === 'unknown') return unknownMember;
  const form = limitOf(member, viewer);
  if (form === undefined) return open(member);
  return limited[limitedMembers === 'various' ? form : limitedMembers](member);
}
