import type { Result } from '../../contract/result.ts';
import { readJsonWithin } from '../../http/body.ts';
import { isHeaderSafe } from '../../http/call.ts';
import { fault, ok } from '../../http/result.ts';
import { faultOfEnding, within } from '../../http/time-limit.ts';
import type { Access } from '../access.ts';
import type { SalesforceFault } from '../fault.ts';
import { faultOf } from './errors.ts';
import { type ApiRequest, fetchArguments } from './request.ts';

/** Milliseconds from asking to the last byte; a photo on a slow line takes some. */
const timeLimit = { GET: 15_000, DELETE: 15_000, POST: 120_000 } as const;

/** Bytes; a photo's description is a few hundred, and the answer to a DELETE has none. */
const bodyLimit = 256 * 1024;

/**
 * Makes a call once and reads its answer; what cannot be read is the fault `bad-answer`. Nothing is tried again by itself: what changes a photo must not
 * happen twice, and what reads one is asked again by whoever waits for it. Never rejects.
 *
 * @param read the value in the body of a success, or `undefined` where the body is no such answer.
 */
export async function ask<Value>(
  access: Access,
  request: ApiRequest,
  read: (body: unknown) => Value | undefined,
): Promise<Result<Value, SalesforceFault>> {
  if (!isHeaderSafe(access.token)) return fault({ code: 'session-over' });
  return exchange(access, request, access.token, read);
}

/** The same for what an org tells anybody. */
export function askWithoutToken<Value>(
  access: Omit<Access, 'token'>,
  request: ApiRequest,
  read: (body: unknown) => Value | undefined,
): Promise<Result<Value, SalesforceFault>> {
  return exchange(access, request, undefined, read);
}

async function exchange<Value>(
  access: Omit<Access, 'token'>,
  request: ApiRequest,
  token: string | undefined,
  read: (body: unknown) => Value | undefined,
): Promise<Result<Value, SalesforceFault>> {
  // A browser's own `fetch` refuses to be called as another object's method.
  const { fetch, origin } = access;
  const ending = await within(timeLimit[request.method], access.signal, async (signal) => {
    const response = await fetch(...fetchArguments(request, origin, token, signal));
    return { response, body: await readJsonWithin(response, bodyLimit) };
  });
  if (ending.kind !== 'done') return fault({ code: faultOfEnding[ending.kind] });
  const { response, body } = ending.value;
  const { status } = response;
  if (!response.ok)
    return fault(faultOf(status, body, response.headers.get('Retry-After'), (access.now ?? Date.now)()));
  const value = read(body);
  return value === undefined ? fault({ code: 'bad-answer', status }) : ok(value);
}
