import { isContact, type Member } from './members.ts';
import { type Place, places } from './places.ts';

/** How LinkedIn holds a member's location. */
export type LocationKind =
  /** Chosen by the member in the new taxonomy; what the legacy fields say is out of date. */
  | 'chosen-geo'
  /** Made by LinkedIn out of the legacy location; both are there. */
  | 'generated-geo'
  /** Only the legacy fields, with a place chosen by the member. */
  | 'legacy-place'
  /** Only the legacy fields, with nothing but a postal code. */
  | 'legacy-region'
  | 'none';

const kinds: readonly LocationKind[] = ['chosen-geo', 'generated-geo', 'legacy-place', 'legacy-region', 'none'];

/** Every kind comes in turn; accounts have chosen theirs. */
export function locationKindOf(member: Member): LocationKind {
  return isContact(member) ? (kinds[member.number % kinds.length] ?? 'none') : 'chosen-geo';
}

/** Where a member is; for an account, the first city. */
export function placeOf(member: Member): Place {
  const found = places.find(({ city }) => isContact(member) && city === member.city) ?? places[0];
  if (found === undefined) throw new Error('There is no place in the world.');
  return found;
}

/** The city that a card shows for a member, in the words of the taxonomy it comes from; empty for none. */
export function placeNameOf(member: Member): string {
  const { geoNames, placeName, regionName } = placeOf(member);
  const names: Readonly<Record<LocationKind, string | undefined>> = {
    'chosen-geo': geoNames['en_US'],
    'generated-geo': geoNames['en_US'],
    'legacy-place': placeName,
    'legacy-region': regionName,
    none: '',
  };
  return names[locationKindOf(member)] ?? '';
}
