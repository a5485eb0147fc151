import { language } from '../browser/words.ts';
import type { Unavailable } from '../contract/availability.ts';
import type { CardText } from '../contract/card.ts';
import type { Live } from '../contract/custody.ts';
import type { Picture } from '../contract/viewer.ts';
import { smallestSufficient } from '../linkedin/artifacts.ts';
import { type MemberCard, type MemberCardAnswer, readMemberCard } from '../linkedin/member-card.ts';
import { fetchPicture } from '../linkedin/picture.ts';
import { allowsPeopleRead } from '../linkedin/scopes.ts';
import { readLocale } from '../linkedin/text/locale.ts';
import type { ActivityDuty } from './activity.ts';
import { answerToFault, unavailable, unavailableMember } from './pictures.ts';
import type { Session } from './session.ts';

/** What LinkedIn said of one member for a card. */
type CardRead = { readonly state: 'read'; readonly card: Live<MemberCard> } | Unavailable;

type CardPicture = Live<Picture> | 'none' | 'failed' | 'throttled';

/** Reads one member for one card, live with the viewer's token. Nothing is remembered but which fields the LinkedIn app is granted. */
export type CardReading = {
  /** All that the card says, with one people request; a place that has to be looked up costs one more. */
  text(signal: AbortSignal): Promise<CardRead>;
  /**
   * The picture's bytes. Where its address has run out since the text was read, it is resolved anew, once.
   *
   * @param pixels device pixels of the longer side.
   */
  picture(pixels: number, signal: AbortSignal): Promise<CardPicture>;
};

export function createCardReading(session: Session, activity: ActivityDuty, personId: string): CardReading {
  let card: Live<MemberCard> | undefined;

  async function text(signal: AbortSignal): Promise<CardRead> {
    const token = session.token();
    if (token === undefined) return unavailable('signed-out');
    if (session.pausedUntil() > Date.now()) return unavailable('throttled', session.pausedUntil());
    if (session.peopleRead() === 'refused') return unavailable('no-capability');
    const locale = readLocale(language());
    const fields = session.cardFields();
    const read = await readMemberCard(
      { fetch: activity.fetchFor('card'), token: token.accessToken, issuedAt: token.issuedAt, signal },
      personId,
      {
        peopleReadKnown: allowsPeopleRead(token.scopes) || session.peopleRead() === 'granted',
        scopes: token.scopes,
        ...(locale === undefined ? {} : { locale }),
        ...(fields === undefined ? {} : { fields }),
      },
    );
    if (signal.aborted) return unavailable('failed');
    if (!read.ok) return answerToFault(session, read.fault);
    await session.learnPeopleRead('granted');
    return heard(read.value);
  }

  async function heard(answer: MemberCardAnswer): Promise<CardRead> {
    if (answer.kind === 'unavailable') return unavailableMember(answer.reason);
    card = answer.card;
    await session.learnCardFields(answer.fields);
    const fault = answer.placeFault;
    // The rest of the card is whole, and what concerns the token or the day's limit concerns whatever is asked next. A lack of permission for places does not.
    if (fault?.code === 'throttled' || fault?.code === 'token-refused') await answerToFault(session, fault);
    return { state: 'read', card: answer.card };
  }

  async function picture(pixels: number, signal: AbortSignal): Promise<CardPicture> {
    const first = await bytesOf(card, pixels, signal);
    if (first !== 'expired') return first;
    const anew = await text(signal);
    if (anew.state !== 'read') return 'failed';
    const second = await bytesOf(anew.card, pixels, signal);
    return second === 'expired' ? 'failed' : second;
  }

  async function bytesOf(
    known: Live<MemberCard> | undefined,
    pixels: number,
    signal: AbortSignal,
  ): Promise<CardPicture | 'expired'> {
    if (known === undefined) return 'failed';
    const artifact = smallestSufficient(known.artifacts, pixels, Date.now());
    if (artifact === undefined) return known.artifacts.length > 0 ? 'expired' : withoutPicture(known.pictureReason);
    const fetched = await fetchPicture(activity.fetchFor('picture'), artifact, { signal });
    if (fetched.ok) return fetched.value;
    return fetched.fault.code === 'expired' ? 'expired' : 'failed';
  }

  return { text, picture };
}

const withoutPicture = (reason: MemberCard['pictureReason']): CardPicture => {
  if (reason === 'throttled') return 'throttled';
  return reason === 'no-picture' ? 'none' : 'failed';
};

/** The words of a card, without the pictures' addresses, which never leave the worker. */
export const textOf = ({
  name,
  headline,
  place,
  profileAddress = '' as Live<string>,
}: Live<MemberCard>): Live<CardText> => ({ name, headline, place, profileAddress }) as Live<CardText>;
