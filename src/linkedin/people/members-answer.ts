import { type MemberAnswer, readEntity, reasonRefused, unavailable } from '../member-answer.ts';
import { readEnvelope, type Said } from './envelope.ts';

/**
 * One answer for each person asked for, read from the body of a 2xx answer to a batch; `undefined` where it is no such body.
 *
 * Each part is judged alone. A person of whom nothing is said is taken to be private, since LinkedIn returns only members who have not limited their
 * visibility. Source: Profile API document.
 *
 * The HTTP status of the whole call alone says that the app may not read people. A 403 inside this body, whatever its code and even for everyone asked,
 * is therefore never `no-capability`. It is the member's own, `private`, once it is known that people may be read: by scope, by a former 200, or because
 * another member was readable in this same body. Until then nobody can tell whose refusal it is, so it is `failed`, and the next asking will know.
 *
 * @param now Epoch milliseconds.
 */
export function readMembersAnswer(
  body: unknown,
  asked: readonly string[],
  peopleReadKnown: boolean,
  now: number,
): ReadonlyMap<string, MemberAnswer> | undefined {
  const envelope = readEnvelope(body, asked);
  if (envelope === undefined) return undefined;
  const known = peopleReadKnown || [...envelope.values()].some((said) => isReadable(said, now));
  return new Map([...envelope].map(([personId, said]) => [personId, answerOf(said, known, now)]));
}

/** What was said of one member, as an answer. */
function answerOf(said: Said, peopleReadKnown: boolean, now: number): MemberAnswer {
  switch (said.kind) {
    case 'entity':
      return readEntity(said.entity, now);
    case 'refusal':
      return unavailable(reasonRefused(said.status, peopleReadKnown));
    case 'silence':
      return unavailable('private');
    case 'unreadable':
      return unavailable('failed');
  }
}

/** Whether LinkedIn let this member be read, whatever became of the picture. */
function isReadable(said: Said, now: number): boolean {
  if (said.kind !== 'entity') return false;
  const answer = readEntity(said.entity, now);
  return answer.kind === 'picture' || answer.reason === 'no-picture' || answer.reason === 'throttled';
}
