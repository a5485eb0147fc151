import { holdsPatterns, linkedInOrigins } from '../browser/permissions.ts';
import type { Unavailable, UnavailableReason } from '../contract/availability.ts';
import type { Live } from '../contract/custody.ts';
import type { Wanted } from '../contract/messages.ts';
import type { Reference } from '../contract/reference.ts';
import type { Picture } from '../contract/viewer.ts';
import type { Kept } from '../custody/ledger.ts';
import { smallestSufficient } from '../linkedin/artifacts.ts';
import type { LinkedInFault } from '../linkedin/fault.ts';
import { type MemberAnswer, readMembers } from '../linkedin/members.ts';
import { fetchPicture } from '../linkedin/picture.ts';
import { allowsPeopleRead } from '../linkedin/scopes.ts';
import type { ActivityDuty } from './activity.ts';
import type { Session } from './session.ts';

/** Milliseconds before a member whose picture LinkedIn would not resolve for the moment is asked for again; a page waits longer each time. */
const memberPause = 10_000;

/** What became of one wanted picture. */
export type Answered = { readonly state: 'shown'; readonly picture: Live<Picture> } | Unavailable;

/** Told of each member as soon as it is known, in no order. */
export type Deliver = (wanted: Wanted, answer: Answered) => void;

/** What resolving pictures stands on. */
export type PicturesNeeds = {
  readonly session: Session;
  readonly activity: ActivityDuty;
  /** The person ID that a reference leads to, or why it leads to none. */
  readonly personIdOf: (reference: Reference) => string | Unavailable;
};

type WantedPerson = { readonly wanted: Wanted; readonly personId: string };

/** What every step of one call needs. */
type Call = {
  readonly session: Session;
  readonly activity: ActivityDuty;
  readonly token: Kept['token'];
  readonly signal: AbortSignal;
  readonly deliver: Deliver;
};

/**
 * Resolves pictures live with the viewer's token: people in batches, then each picture's bytes, all at once.
 *
 * Nothing is remembered between calls. Every wanted picture is answered exactly once, unless the signal ends the call.
 *
 * @param batchSize members in one people request.
 */
export async function resolvePictures(
  { session, activity, personIdOf }: PicturesNeeds,
  wanted: readonly Wanted[],
  batchSize: number,
  signal: AbortSignal,
  deliver: Deliver,
): Promise<void> {
  const token = session.token();
  const people: WantedPerson[] = [];
  for (const one of wanted) {
    const personId = personIdOf(one.reference);
    if (typeof personId !== 'string') deliver(one, personId);
    else if (token === undefined) deliver(one, unavailable('signed-out'));
    else people.push({ wanted: one, personId });
  }
  if (token === undefined) return;
  const call: Call = { session, activity, token, signal, deliver };
  const batches = Array.from({ length: Math.ceil(people.length / batchSize) }, (_, index) =>
    people.slice(index * batchSize, (index + 1) * batchSize),
  );
  await Promise.all(batches.map((batch) => resolveBatch(call, batch)));
}

async function resolveBatch(call: Call, batch: readonly WantedPerson[]): Promise<void> {
  const { session, token, signal, deliver } = call;
  const answerAll = (people: readonly WantedPerson[], answer: Answered) => {
    for (const { wanted } of people) deliver(wanted, answer);
  };
  if (session.pausedUntil() > Date.now()) return answerAll(batch, unavailable('throttled', session.pausedUntil()));
  if (session.peopleRead() === 'refused') return answerAll(batch, unavailable('no-capability'));

  const peopleReadKnown = allowsPeopleRead(token.scopes) || session.peopleRead() === 'granted';
  const members = await membersOf(call, batch, peopleReadKnown);
  if (signal.aborted) return;
  if (!members.ok) return answerAll(batch, await answerToFault(session, members.fault));
  await session.learnPeopleRead('granted');
  const expired = await deliverPictures(call, batch, members.value);
  if (expired.length === 0 || signal.aborted) return;

  // Addresses that ran out between the answer and now: those members are resolved anew, together and once.
  const again = await membersOf(call, expired, true);
  if (signal.aborted) return;
  if (!again.ok) return answerAll(expired, await answerToFault(session, again.fault));
  answerAll(await deliverPictures(call, expired, again.value), unavailable('failed'));
}

function membersOf({ activity, token, signal }: Call, people: readonly WantedPerson[], peopleReadKnown: boolean) {
  const ids = [...new Set(people.map(({ personId }) => personId))];
  const fetch = activity.fetchFor('members', ids.length);
  return readMembers({ fetch, token: token.accessToken, issuedAt: token.issuedAt, signal }, ids, { peopleReadKnown });
}

/**
 * Delivers what became of each member, each picture as it arrives.
 *
 * @returns those whose picture's address had run out, not delivered.
 */
async function deliverPictures(
  call: Call,
  batch: readonly WantedPerson[],
  members: ReadonlyMap<string, MemberAnswer>,
): Promise<WantedPerson[]> {
  const outcomes = await Promise.all(
    batch.map(async (one) => {
      const answer = await pictureOf(call, members.get(one.personId), one.wanted.pixels);
      if (answer === 'expired') return [one];
      if (!call.signal.aborted) call.deliver(one.wanted, answer);
      return [];
    }),
  );
  return outcomes.flat();
}

async function pictureOf(
  { activity, signal }: Call,
  member: MemberAnswer | undefined,
  pixels: number,
): Promise<Answered | 'expired'> {
  if (member === undefined) return unavailable('failed');
  if (member.kind === 'unavailable') return unavailableMember(member.reason);
  const artifact = smallestSufficient(member.artifacts, pixels, Date.now());
  if (artifact === undefined) return member.artifacts.length > 0 ? 'expired' : unavailable('no-picture');
  const fetched = await fetchPicture(activity.fetchFor('picture'), artifact, { signal });
  if (fetched.ok) return { state: 'shown', picture: fetched.value };
  if (fetched.fault.code === 'expired') return 'expired';
  return unavailable((await isPermitted()) ? 'failed' : 'not-permitted');
}

/** What a fault of the whole call means for everyone in it, and what the session learns from it. */
export async function answerToFault(session: Session, fault: LinkedInFault): Promise<Unavailable> {
  switch (fault.code) {
    case 'token-refused':
      await session.end('revoked');
      return unavailable('signed-out');
    case 'no-capability':
      await session.learnPeopleRead('refused');
      return unavailable('no-capability');
    case 'throttled':
      await session.pauseUntil(fault.until);
      return unavailable('throttled', fault.until);
    case 'unreachable':
      return unavailable((await isPermitted()) ? 'failed' : 'not-permitted');
    default:
      return unavailable('failed');
  }
}

const isPermitted = (): Promise<boolean> => holdsPatterns(linkedInOrigins);

/** Why there is nothing to show of one member, whom LinkedIn answered for: who is throttled alone may be asked for again soon. */
export const unavailableMember = (reason: UnavailableReason): Unavailable =>
  unavailable(reason, reason === 'throttled' ? Date.now() + memberPause : undefined);

export const unavailable = (reason: UnavailableReason, until?: number): Unavailable =>
  until === undefined ? { state: 'unavailable', reason } : { state: 'unavailable', reason, until };
