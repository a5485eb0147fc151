import type { Live } from '../../contract/custody.ts';
import { asObject, property } from '../../http/json.ts';
import { live } from '../live.ts';
import { personIdIn } from '../person-id.ts';
import { readVanityName } from '../vanity-name.ts';

/** One connection of the viewer's, as far as it is needed to match a vanity name. */
export type Connection = Live<{ readonly personId: string; readonly vanityName: string }>;

/**
 * The connection in an element of a page; `undefined` where the member or the vanity name is not told, which a member's privacy settings and a failed
 * decoration (`to!`) come to alike. Source: documentation page "Connections API".
 */
export function readConnection(element: unknown): Connection | undefined {
  const connection = asObject(element);
  const member = asObject(property(connection, 'to~'));
  const personId = personIdIn(property(connection, 'to'));
  const vanityName = readVanityName(property(member, 'vanityName'));
  if (personId === undefined || personId === 'private' || vanityName === undefined) return undefined;
  const named = personIdIn(property(member, 'id'));
  return named === undefined || named === personId ? live({ personId, vanityName }) : undefined;
}
