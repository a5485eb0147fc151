import type { Live } from '../contract/custody.ts';
import type { Result } from '../contract/result.ts';
import { fault, ok } from '../http/result.ts';
import type { Access } from './access.ts';
import { ask } from './calls/ask.ts';
import type { LinkedInFault } from './fault.ts';
import type { MemberReason } from './member-answer.ts';
import { type CardAnswer, type MemberCard, readCardAnswer } from './people/card.ts';
import { type CardFields, cardFieldsFor, cardProjections, everyCardFields } from './people/card-fields.ts';
import { membersRequest } from './people/requests.ts';
import { isPersonId } from './person-id.ts';
import { readPlaceName } from './place-name.ts';
import type { ProfileLocation } from './places/location.ts';
import type { Locale } from './text/locale.ts';

export type { MemberCard } from './people/card.ts';
export type { CardFields } from './people/card-fields.ts';

export type MemberCardOptions = {
  /** Whether reading people was granted by scope, or a reading of people has come to a value before with a token of the same scopes. */
  readonly peopleReadKnown: boolean;
  /** The token's. */
  readonly scopes: readonly string[];
  /** The viewer's, for texts in several languages. */
  readonly locale?: Locale;
  /** What a former card with a token of the same scopes has found to be granted; without it, that is found out. */
  readonly fields?: CardFields;
};

export type MemberCardAnswer =
  | {
      readonly kind: 'card';
      readonly card: Live<MemberCard>;
      /** What turned out to be granted, for the next card. */
      readonly fields: CardFields;
      /** Why looking for the place was given up; it concerns whatever is asked next as well. The rest of the card is whole. */
      readonly placeFault?: LinkedInFault;
    }
  | { readonly kind: 'unavailable'; readonly reason: MemberReason };

/**
 * All that a card shows of one member: name, headline, place, the public profile's address and the picture's artifacts. Sources: Profile API document;
 * documentation pages "Basic Profile Fields" and "Profile Picture".
 *
 * Asked in the batch form, like all reading of people, so that a refusal of the whole call is never mistaken for the member's. Which fields an app is granted
 * can't be known before they are asked for, so the most is asked for first, and less where LinkedIn refuses; only where it refuses the least is the fault
 * `no-capability`. A place whose name did not come with the profile costs one call more, seldom two.
 */
export async function readMemberCard(
  access: Access,
  personId: string,
  options: MemberCardOptions,
): Promise<Result<MemberCardAnswer, LinkedInFault>> {
  if (!isPersonId(personId)) return ok({ kind: 'unavailable', reason: 'unknown-member' });
  let outcome: Result<MemberCardAnswer, LinkedInFault> = fault({ code: 'no-capability' });
  for (const fields of fieldsToTry(options)) {
    const answer = await ask(access, membersRequest([personId], cardProjections[fields]), (body, now) =>
      readCardAnswer(body, personId, options.peopleReadKnown, options.locale, now),
    );
    if (!answer.ok) outcome = answer;
    else if (answer.value.kind === 'card') return ok(await withPlace(access, answer.value, fields, options.locale));
    else outcome = ok({ kind: 'unavailable', reason: answer.value.reason });
    if (!mayBeTheFields(answer, options.fields !== undefined)) break;
  }
  return outcome;
}

function fieldsToTry({ fields, scopes }: MemberCardOptions): readonly CardFields[] {
  return fields === undefined ? cardFieldsFor(scopes) : everyCardFields.slice(everyCardFields.indexOf(fields));
}

/** Whether a 403, of the call or of the member, may be meant for some of the fields; where these were granted before, a member's own is the member's. */
function mayBeTheFields(answer: Result<CardAnswer, LinkedInFault>, granted: boolean): boolean {
  if (!answer.ok) return answer.fault.code === 'no-capability';
  return !granted && answer.value.kind === 'unavailable' && answer.value.forbidden;
}

async function withPlace(
  access: Access,
  { card, location }: { readonly card: Live<MemberCard>; readonly location: ProfileLocation },
  fields: CardFields,
  locale: Locale | undefined,
): Promise<MemberCardAnswer> {
  const place = await readPlaceName(access, location, locale);
  if (!place.ok) return { kind: 'card', card, fields, placeFault: place.fault };
  return { kind: 'card', card: { ...card, place: place.value }, fields };
}
