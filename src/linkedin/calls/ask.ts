import type { Result } from '../../contract/result.ts';
import { fault, ok } from '../../http/result.ts';
import type { Access } from '../access.ts';
import type { LinkedInFault } from '../fault.ts';
import { attempt } from './attempts.ts';
import type { ApiRequest } from './request.ts';

/**
 * Makes a call and reads its answer. What cannot be read is the fault `bad-answer`. Never rejects.
 *
 * @param read The response half of an operation: the value in a body, or `undefined` where the body is no such answer. It is told the time, in epoch
 * milliseconds, since what an answer offers may expire.
 */
export async function ask<Value>(
  access: Access,
  request: ApiRequest,
  read: (body: unknown, now: number) => Value | undefined,
): Promise<Result<Value, LinkedInFault>> {
  const answer = await attempt(access, request);
  if (!answer.ok) return answer;
  const { status, body } = answer.value;
  const value = read(body, (access.now ?? Date.now)());
  return value === undefined ? fault({ code: 'bad-answer', status }) : ok(value);
}

/**
 * Whether a call may have been refused for its size. LinkedIn's largest batch and largest page are not documented, nor how one that is too large is refused;
 * 405 is what a server says that knows no tunnelling.
 */
export function isPerhapsTooLarge(reason: LinkedInFault): boolean {
  return reason.code === 'bad-answer' && sizeRefusals.has(reason.status);
}

const sizeRefusals: ReadonlySet<number> = new Set([400, 405, 413, 414]);
