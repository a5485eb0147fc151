import { dropBody, readJsonWithin } from '../../http/body.ts';
import { faultOfEnding, within } from '../../http/time-limit.ts';
import type { Access } from '../access.ts';
import { type ApiRequest, fetchArguments } from './request.ts';

/** How one try ended. */
export type Exchange =
  /** LinkedIn answered; `body` is `undefined` where it was not JSON, and for every error but 401 and 429. */
  | { readonly kind: 'answer'; readonly status: number; readonly retryAfter: string | null; readonly body: unknown }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'aborted' };

/** Milliseconds from asking to the last byte. */
const timeLimit = 15_000;

/** Bytes; a batch of fifty members is well under a tenth of this. */
const bodyLimit = 2 * 1024 * 1024;

/** Asks once. Never throws. */
export async function exchange(access: Access, request: ApiRequest): Promise<Exchange> {
  // A browser's own `fetch` refuses to be called as another object's method.
  const { fetch, token } = access;
  const ending = await within(timeLimit, access.signal, async (signal): Promise<Exchange> => {
    const response = await fetch(...fetchArguments(request, token, signal));
    const { status } = response;
    return { kind: 'answer', status, retryAfter: response.headers.get('Retry-After'), body: await readJson(response) };
  });
  if (ending.kind === 'done') return ending.value;
  return { kind: faultOfEnding[ending.kind] };
}

/** The errors whose kind is told by the body alone. */
const telling: ReadonlySet<number> = new Set([401, 429]);

/** An answer's body says something where it succeeded, and where it tells which kind of error it is. */
async function readJson(response: Response): Promise<unknown> {
  if (!response.ok && !telling.has(response.status)) {
    dropBody(response);
    return undefined;
  }
  return readJsonWithin(response, bodyLimit);
}
