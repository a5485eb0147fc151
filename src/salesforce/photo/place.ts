import type { NotSent } from '../fault.ts';

/** Whose photo, where. */
export type PhotoPlace = {
  /** Of the API, such as `67.0`. */
  readonly version: string;
  /** `me` for whoever the token belongs to; else an ID of 15 or 18 characters. */
  readonly userId: string;
  /** For the user's photo within this community. */
  readonly communityId?: string;
};

/** The ID of a record, of 15 characters or, with its checksum, of 18. Source: Salesforce Help, "Record IDs". */
const recordId = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

/** The key prefix of users. Source: Salesforce Help, "Standard Field Record ID Prefix Decoder". */
const isUserId = (id: string): boolean => id === 'me' || (recordId.test(id) && id.startsWith('005'));

/** What is wrong with a place; `undefined` where nothing is. */
export function faultInPlace({ userId, communityId }: PhotoPlace): NotSent | undefined {
  if (!isUserId(userId)) return 'wrong-user';
  return communityId === undefined || recordId.test(communityId) ? undefined : 'wrong-community';
}

/** The path of the resource, within a community or not. Source: the user-photo document, "Resource". */
export function photoPath({ version, userId, communityId }: PhotoPlace): string {
  const community = communityId === undefined ? '' : `/communities/${communityId}`;
  return `/services/data/v${version}/connect${community}/user-profiles/${userId}/photo`;
}
