import type { Live } from '../contract/custody.ts';
import { type Artifact, readArtifacts } from './artifacts.ts';
import { asList, asObject, type JsonObject, property } from './json.ts';

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
 * What a member's own entity in an answer says. How LinkedIn answers for a member who limits their visibility is not documented: an empty entity and the
 * ID `private` are both taken for it. Sources: documentation page "Profile Picture"; of `displayImage!`, "Response Decoration"; of the ID `private`, the
 * first version of the API.
 *
 * @param now Epoch milliseconds.
 */
export function readEntity(entity: unknown, now: number): MemberAnswer {
  if (entity === null) return unavailable('private');
  const member = asObject(entity);
  if (member === undefined) return unavailable('failed');
  if (Object.keys(member).length === 0 || property(member, 'id') === 'private') return unavailable('private');
  const picture = property(member, 'profilePicture') ?? null;
  if (picture === null) return unavailable('no-picture');
  return readPicture(asObject(picture), now);
}

/** What an error in place of an entity says. A 403 is the member's own only where it is known that the app may read people at all. */
export function readRefusal(status: unknown, peopleReadKnown: boolean): MemberAnswer {
  if (status === 403 && peopleReadKnown) return unavailable('private');
  if (status === 404) return unavailable('unknown-member');
  return unavailable(status === 429 ? 'throttled' : 'failed');
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

/** The one place where the brand is put on: what is said of a member other than the viewer is never kept. */
function live<Value>(value: Value): Live<Value> {
  return value as Live<Value>;
}
