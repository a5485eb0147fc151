import type { Result } from '../contract/result.ts';
import { asObject, property } from '../http/json.ts';
import { ok } from '../http/result.ts';
import type { Access } from './access.ts';
import { ask } from './calls/ask.ts';
import type { LinkedInFault } from './fault.ts';
import { type MemberAnswer, readEntity, unavailable } from './member-answer.ts';
import { pictureFields } from './people/profile-record.ts';
import { memberRequest } from './people/requests.ts';
import { isPersonId } from './person-id.ts';

/**
 * What LinkedIn says of one member's picture, asked by the single form. Source: Profile API document, "Retrieve Other Member's Profile".
 *
 * Here every refusal is of the whole call, so a 403 is the member's only where it is known that people may be read, and the fault `no-capability` elsewhere.
 * Pictures and cards therefore ask in the batch form; this one is for an app that LinkedIn has given the single form alone.
 */
export async function readMember(
  access: Access,
  personId: string,
  options: { readonly peopleReadKnown: boolean },
): Promise<Result<MemberAnswer, LinkedInFault>> {
  if (!isPersonId(personId)) return ok(unavailable('unknown-member'));
  const read = await ask(access, memberRequest(personId, pictureFields), (body, now) =>
    readMemberAnswer(body, personId, now),
  );
  if (read.ok) return read;
  if (read.fault.code === 'no-capability' && options.peopleReadKnown) return ok(unavailable('private'));
  if (read.fault.code === 'bad-answer' && read.fault.status === 404) return ok(unavailable('unknown-member'));
  return read;
}

/**
 * The answer in the body of a 2xx answer to the single form; `undefined` where it is no object. One that names somebody else is not what was asked for.
 *
 * @param now Epoch milliseconds.
 */
export function readMemberAnswer(body: unknown, personId: string, now: number): MemberAnswer | undefined {
  const entity = asObject(body);
  if (entity === undefined) return undefined;
  const named = property(entity, 'id');
  const isAnother = isPersonId(named) && named !== 'private' && named !== personId;
  return isAnother ? unavailable('failed') : readEntity(entity, now);
}
