import type { Live } from '../contract/custody.ts';
import { asList, asObject, type JsonObject, property } from '../http/json.ts';
import { type Artifact, readArtifacts } from './artifacts.ts';
import { live } from './live.ts';

/** What LinkedIn's answer says of one member's picture. */
export type MemberAnswer =
  | { readonly kind: 'picture'; readonly artifacts: readonly Live<Artifact>[] }
  | { readonly kind: 'unavailable'; readonly reason: MemberReason };

/** Why there is no picture of one member; the same words as in the contract's reasons. */
export type MemberReason = 'private' | 'no-picture' | 'unknown-member' | 'throttled' | 'failed';

/** There is no picture, for this reason. */
export function unavailable(reason: MemberReason): MemberAnswer {
  return { kind: 'unavailable', reason };
}

/**
 * What a member's own entity in an answer says of the picture. Sources: documentation page "Profile Picture"; of `displayImage!`, "Response Decoration".
 *
 * @param now Epoch milliseconds.
 */
export function readEntity(entity: unknown, now: number): MemberAnswer {
  const withheld = reasonWithheld(entity);
  if (withheld !== undefined) return unavailable(withheld);
  const picture = property(asObject(entity), 'profilePicture') ?? null;
  if (picture === null) return unavailable('no-picture');
  return readPicture(asObject(picture), now);
}

/**
 * Why an entity says nothing of its member at all; `undefined` where it does. How LinkedIn answers for a member who limits their visibility is not
 * documented: nothing, an empty entity and the ID `private` are all taken for it. Source of the ID `private`: the first version of the API.
 */
export function reasonWithheld(entity: unknown): MemberReason | undefined {
  if (entity === null) return 'private';
  const member = asObject(entity);
  if (member === undefined) return 'failed';
  return Object.keys(member).length === 0 || property(member, 'id') === 'private' ? 'private' : undefined;
}

/** What an error in place of an entity says. A 403 is the member's own only where it is known that the app may read people at all. */
export function reasonRefused(status: unknown, peopleReadKnown: boolean): MemberReason {
  if (status === 403 && peopleReadKnown) return 'private';
  if (status === 404) return 'unknown-member';
  return status === 429 ? 'throttled' : 'failed';
}

function readPicture(picture: JsonObject | undefined, now: number): MemberAnswer {
  if (picture === undefined) return unavailable('failed');
  const decorationFault = property(picture, 'displayImage!') ?? null;
  if (decorationFault !== null) {
    return unavailable(property(asObject(decorationFault), 'status') === 429 ? 'throttled' : 'failed');
  }
  const decorated = property(picture, 'displayImage~') ?? null;
  const image = property(picture, 'displayImage') ?? null;
  if (decorated === null && image === null) return unavailable('no-picture');
  const artifacts = readArtifacts(picture, now);
  if (artifacts.length > 0) return { kind: 'picture', artifacts: artifacts.map(live) };
  const none = asList(property(asObject(decorated), 'elements'), 1)?.length === 0;
  return unavailable(none ? 'no-picture' : 'failed');
}
