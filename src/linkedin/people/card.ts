import type { Live } from '../../contract/custody.ts';
import { asObject } from '../../http/json.ts';
import type { Artifact } from '../artifacts.ts';
import { live } from '../live.ts';
import { type MemberReason, readEntity, reasonRefused, reasonWithheld } from '../member-answer.ts';
import type { ProfileLocation } from '../places/location.ts';
import type { Locale } from '../text/locale.ts';
import { profileAddress } from '../vanity-name.ts';
import { readEnvelope } from './envelope.ts';
import { readProfile } from './profile.ts';

/** What a card shows of one member. */
export type MemberCard = {
  /** Empty where LinkedIn gives none; so are the headline and the place. */
  readonly name: string;
  readonly headline: string;
  readonly place: string;
  /** Of the public profile, at `www.linkedin.com`. */
  readonly profileAddress?: string;
  readonly artifacts: readonly Artifact[];
  /** Why there are no artifacts, exactly where there are none. */
  readonly pictureReason?: MemberReason;
};

/** What the answer to a batch of one says for a card. */
export type CardAnswer =
  /** `location` is where the place's name is to be looked for. */
  | { readonly kind: 'card'; readonly card: Live<MemberCard>; readonly location: ProfileLocation }
  /** `forbidden` where LinkedIn refused this member with a 403 of their own. */
  | { readonly kind: 'unavailable'; readonly reason: MemberReason; readonly forbidden: boolean };

/**
 * The card in the body of a 2xx answer to a batch of one; `undefined` where it is no such body. The place is still empty.
 *
 * @param locale The viewer's.
 * @param now Epoch milliseconds.
 */
export function readCardAnswer(
  body: unknown,
  personId: string,
  peopleReadKnown: boolean,
  locale: Locale | undefined,
  now: number,
): CardAnswer | undefined {
  const said = readEnvelope(body, [personId])?.get(personId);
  if (said === undefined) return undefined;
  if (said.kind === 'silence') return unavailable('private');
  if (said.kind === 'unreadable') return unavailable('failed');
  if (said.kind === 'refusal') return unavailable(reasonRefused(said.status, peopleReadKnown), said.status === 403);
  const withheld = reasonWithheld(said.entity);
  return withheld === undefined ? cardOf(said.entity, locale, now) : unavailable(withheld);
}

function cardOf(entity: unknown, locale: Locale | undefined, now: number): CardAnswer {
  const { name, headline, vanityName, artifacts, location } = readProfile(asObject(entity), locale, now);
  const picture = readEntity(entity, now);
  const card: MemberCard = {
    name,
    headline,
    place: '',
    ...(vanityName === undefined ? {} : { profileAddress: profileAddress(vanityName) }),
    ...(picture.kind === 'picture' ? { artifacts } : { artifacts: [], pictureReason: picture.reason }),
  };
  return { kind: 'card', card: live(card), location };
}

function unavailable(reason: MemberReason, forbidden = false): CardAnswer {
  return { kind: 'unavailable', reason, forbidden };
}
