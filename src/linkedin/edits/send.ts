import type { SendFault } from '../../contract/profile.ts';
import type { Result } from '../../contract/result.ts';
import { dropBody, readJsonIfAny, readJsonWithin } from '../../http/body.ts';
import { discreet } from '../../http/discreet.ts';
import { asList, asObject, property } from '../../http/json.ts';
import { fault, ok } from '../../http/result.ts';
import { faultOfEnding, within } from '../../http/time-limit.ts';
import type { Access } from '../access.ts';
import { attemptOnce } from '../calls/attempts.ts';
import type { Exchange } from '../calls/exchange.ts';
import { apiHeaders } from '../calls/request.ts';
import type { LinkedInFault } from '../fault.ts';
import type { WriteRequest } from './requests.ts';

/** LinkedIn took it, with whichever status of success. */
export type Sent = {
  /** JSON; `null` where there was none. */
  readonly body: unknown;
  /** Of an entry that was created: digits, where LinkedIn names it. */
  readonly createdId?: string;
};

/** Milliseconds from asking to the last byte of the answer. */
const timeLimit = 15_000;

/** Bytes. */
const bodyLimit = 256 * 1024;

/**
 * Sends a change. Any 2xx is success: the documents name 200, 201 and 204 for much the same, and no body. What failed is not sent again, since it may have been
 * done; the fault says where that is not known, which includes a success that LinkedIn's API cannot have said. Never rejects.
 */
export function send(access: Access, request: WriteRequest): Promise<Result<Sent, SendFault>> {
  const headers = {
    ...apiHeaders(access.token, request.protocol),
    'X-RestLi-Method': request.action,
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const { address, method, body } = request;
  return sendRaw(access, address, { method, headers, ...(body === undefined ? {} : { body }) }, timeLimit, saidIn);
}

/**
 * Sends a change that is no Rest.li call; otherwise as `send`.
 *
 * @param milliseconds From asking to the last byte of the answer.
 * @param readSuccess What an answer of success says; `undefined` where it is none of LinkedIn's. Without it, the status says all.
 */
export async function sendRaw(
  access: Access,
  address: string,
  options: RequestInit,
  milliseconds: number,
  readSuccess: (response: Response) => Promise<unknown> = unread,
): Promise<Result<Sent, SendFault>> {
  // A browser's own `fetch` refuses to be called as another object's method.
  const { fetch, signal } = access;
  if (signal?.aborted) return fault({ code: 'aborted', perhapsDone: false });
  let said: { readonly headers: Headers; readonly body: unknown } | undefined;
  const answer = await attemptOnce(access, async (): Promise<Exchange> => {
    said = undefined;
    const ending = await within(milliseconds, signal, async (ends): Promise<Exchange> => {
      const response = await fetch(address, { ...discreet, ...options, signal: ends });
      const { ok: isDone, status, headers } = response;
      const body = await (isDone ? readSuccess(response) : readJsonWithin(response, bodyLimit));
      said = { headers, body };
      return { kind: 'answer', status, retryAfter: headers.get('Retry-After'), body };
    });
    if (ending.kind !== 'done') return { kind: faultOfEnding[ending.kind] };
    return withoutError(ending.value);
  });
  if (!answer.ok) return fault(faultOf(answer.fault, said?.body));
  const createdId = createdIdIn(said?.headers);
  return ok({ body: answer.value.body, ...(createdId === undefined ? {} : { createdId }) });
}

/** What an error says is read apart; whoever decides on trying again takes a body for an answer, but of a 401 and a 429. */
function withoutError(answer: Exchange): Exchange {
  if (answer.kind !== 'answer' || answer.status < 300 || answer.status === 401 || answer.status === 429) return answer;
  return { ...answer, body: undefined };
}

/** What a success says: `null` for nothing, or a JSON object. Anything else is not LinkedIn's API but something that stands before it. */
async function saidIn(response: Response): Promise<unknown> {
  const said = await readJsonIfAny(response, bodyLimit);
  return said === null ? null : asObject(said);
}

async function unread(response: Response): Promise<null> {
  dropBody(response);
  return null;
}

/** Sources: documentation pages "Error Handling" and "Profile Edit API" (422); the other meanings are HTTP's own. */
function faultOf(reason: LinkedInFault, body: unknown): SendFault {
  switch (reason.code) {
    case 'unreachable':
    case 'no-answer':
    case 'aborted':
      return { code: reason.code, perhapsDone: true };
    case 'bad-answer':
      return faultOfStatus(reason.status, body);
    default:
      return reason;
  }
}

const refusals: ReadonlySet<number> = new Set([400, 409, 412, 422]);

function faultOfStatus(status: number, body: unknown): SendFault {
  if (refusals.has(status)) return { code: 'refused', status, paths: pathsIn(body) };
  if (status === 404 || status === 410) return { code: 'not-found' };
  if (status === 413) return { code: 'too-large' };
  return { code: 'bad-answer', status, perhapsDone: status >= 500 || (status >= 200 && status < 300) };
}

/** Paths that are looked at. */
const pathLimit = 50;

/**
 * What LinkedIn says the error lies in, from the field's name on. Source: documentation page "Error Handling" of the versioned APIs, `errorDetails`; that these
 * calls answer it is not documented. Its message is not read, since it may change without notice.
 */
function pathsIn(body: unknown): readonly string[] {
  const errors = asList(property(asObject(property(asObject(body), 'errorDetails')), 'inputErrors'), pathLimit) ?? [];
  const paths = errors.flatMap((error) => {
    const input = asObject(property(asObject(error), 'input'));
    const path = property(asObject(property(input, 'inputPath')), 'fieldPath');
    return typeof path === 'string'
      ? [
          path
            .split(/[/.]/)
            .filter((part) => !frame.has(part))
            .join('/'),
        ]
      : [];
  });
  return [...new Set(paths)].filter((path) => path !== '');
}

/** What a patch puts around its fields. */
const frame: ReadonlySet<string> = new Set(['', 'patch', '$set', '$delete']);

/** The documents name `x-linkedin-id`; clients of protocol 2.0 are answered `x-restli-id`, encoded. Source: LinkedIn's own JavaScript client. */
function createdIdIn(headers: Headers | undefined): string | undefined {
  const id = headers?.get('x-restli-id') ?? headers?.get('x-linkedin-id') ?? '';
  return /^\d{1,19}$/.test(id) ? id : undefined;
}
