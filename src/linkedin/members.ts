import type { Result } from '../contract/result.ts';
import type { Access } from './access.ts';
import { apiBase } from './addresses.ts';
import { attempt } from './attempts.ts';
import type { LinkedInFault } from './fault.ts';
import { type MemberAnswer, unavailable } from './member-answer.ts';
import { readMembersAnswer } from './members-answer.ts';
import { isPersonId } from './person-id.ts';
import { pictureField, projectionOf } from './projection.ts';
import type { ApiRequest } from './request.ts';
import { encodeKey, encodeList, queryLimit } from './restli.ts';
import { fault, ok } from './result.ts';

export type { MemberAnswer } from './member-answer.ts';

export type MembersOptions = {
  /** Whether reading people was granted by scope, or this function has come to a value before with a token of the same scopes. */
  readonly peopleReadKnown: boolean;
};

/**
 * What LinkedIn says of these members' pictures: one answer for each person ID asked for, under that ID. Source: Profile API document, "Retrieve Other
 * Member's Profile".
 *
 * The batch form is used even for one, so that a refusal of the whole call (403, the fault `no-capability`, whatever is known of earlier ones) is never
 * mistaken for that of a member. One call serves as many as its query may be long, about fifty; more are asked in turn, and a fault in any ends them all.
 * What cannot be a person ID is answered `unknown-member` without asking.
 */
export async function readMembers(
  access: Access,
  personIds: readonly string[],
  options: MembersOptions,
): Promise<Result<ReadonlyMap<string, MemberAnswer>, LinkedInFault>> {
  const answers = new Map(personIds.map((personId) => [personId, unavailable('unknown-member')]));
  for (const batch of batchesOf([...answers.keys()].filter(isPersonId))) {
    const answer = await attempt(access, membersRequest(batch));
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    const read = readMembersAnswer(body, batch, options.peopleReadKnown, (access.now ?? Date.now)());
    if (read === undefined) return fault({ code: 'bad-answer', status });
    for (const [personId, memberAnswer] of read) answers.set(personId, memberAnswer);
  }
  return ok(answers);
}

/** Asks for the pictures of these members, and for nothing else about them. Source: Profile API document; documentation page "Profile Picture". */
export function membersRequest(personIds: readonly string[]): ApiRequest {
  const keys = encodeList(personIds.map((id) => encodeKey({ id })));
  const projection = projectionOf([{ 'results*': ['id', pictureField] }]);
  return { address: `${peopleAddress}?ids=${keys}&projection=${projection}`, restli: true };
}

const peopleAddress = `${apiBase}/v2/people`;

/** The IDs in batches whose queries LinkedIn does not refuse for their length, in the order asked. */
export function batchesOf(personIds: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  const room = queryLimit - (membersRequest([]).address.length - peopleAddress.length);
  let left = 0;
  for (const personId of personIds) {
    const length = encodeKey({ id: personId }).length + 1;
    if (length > left) {
      batches.push([]);
      left = room;
    }
    batches.at(-1)?.push(personId);
    left -= length;
  }
  return batches;
}
