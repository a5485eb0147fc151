import type { Result } from '../contract/result.ts';
import { ok } from '../http/result.ts';
import type { Access } from './access.ts';
import { ask, isPerhapsTooLarge } from './calls/ask.ts';
import type { LinkedInFault } from './fault.ts';
import { type MemberAnswer, unavailable } from './member-answer.ts';
import { readMembersAnswer } from './people/members-answer.ts';
import { membersRequest } from './people/requests.ts';
import { isPersonId } from './person-id.ts';

export type { MemberAnswer } from './member-answer.ts';

export type MembersOptions = {
  /** Whether reading people was granted by scope, or this function has come to a value before with a token of the same scopes. */
  readonly peopleReadKnown: boolean;
  /** Members in one call, from 1; without it, fifty. LinkedIn documents no largest number. */
  readonly batchSize?: number;
};

const usualBatchSize = 50;

/**
 * What LinkedIn says of these members' pictures: one answer for each person ID asked for, under that ID. Source: Profile API document, "Retrieve Other
 * Member's Profile".
 *
 * The batch form is used even for one, so that a refusal of the whole call (403, the fault `no-capability`, whatever is known of earlier ones) is never
 * mistaken for that of a member. More than one batch are asked for in turn, and a fault in any ends them all; but a batch that may have been refused for its
 * size is asked for again in halves, down to one. What cannot be a person ID is answered `unknown-member` without asking.
 */
export async function readMembers(
  access: Access,
  personIds: readonly string[],
  options: MembersOptions,
): Promise<Result<ReadonlyMap<string, MemberAnswer>, LinkedInFault>> {
  const answers = new Map(personIds.map((personId) => [personId, unavailable('unknown-member')]));
  const left = [...answers.keys()].filter(isPersonId);
  let size = Math.max(1, options.batchSize ?? usualBatchSize);
  while (left.length > 0) {
    const batch = left.slice(0, size);
    const read = await ask(access, membersRequest(batch), (body, now) =>
      readMembersAnswer(body, batch, options.peopleReadKnown, now),
    );
    if (read.ok) {
      for (const [personId, answer] of read.value) answers.set(personId, answer);
      left.splice(0, batch.length);
    } else if (batch.length > 1 && isPerhapsTooLarge(read.fault)) {
      size = Math.ceil(batch.length / 2);
    } else return read;
  }
  return ok(answers);
}
