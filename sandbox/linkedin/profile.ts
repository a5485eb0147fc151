import { type Account, anna } from '../world/accounts.ts';
import { isContact, type Member, memberByPersonId } from '../world/members.ts';
import { assetUrn } from './pictures.ts';

/** LinkedIn's body for one thing that went wrong ("API Error Handling"). */
export type Failure = {
  readonly status: 400 | 401 | 403 | 404 | 405 | 414;
  readonly message: string;
  readonly serviceErrorCode?: number;
  readonly code?: string;
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
export const basicFields = ['headline', 'localizedHeadline', 'vanityName'] as const;

const multiLocale = (text: string) => ({
  localized: { en_US: text },
  preferredLocale: { country: 'US', language: 'en' },
});

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
    headline: multiLocale(member.headline),
    localizedHeadline: member.headline,
    vanityName: member.vanityName,
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

/**
 * What `viewer` gets for a person ID.
 *
 * How LinkedIn answers for members who limit their visibility is not documented, so every form that was seen or is thinkable is met here.
 */
export function lookUp(personId: string, viewer: Account): Lookup {
  const member = memberByPersonId(personId);
  if (member === undefined) return unknownMember;
  if (!isContact(member)) return open(member);
  const isFirstViewer = viewer.personId === anna.personId;
  switch (member.kind) {
    case 'unknown':
      return unknownMember;
    case 'limited-forbidden':
      return forbidden(member.number);
    case 'limited-absent':
      return { outcome: 'absent' };
    case 'limited-empty':
      return { outcome: 'profile', member, profile: {} };
    case 'limited-private-id':
      return {
        outcome: 'profile',
        member,
        profile: { id: 'private', localizedFirstName: 'private', localizedLastName: 'private' },
      };
    case 'open-to-first':
      return isFirstViewer ? open(member) : forbidden(member.number);
    case 'open-to-second':
      return isFirstViewer ? forbidden(member.number) : open(member);
    default:
      return open(member);
  }
}
