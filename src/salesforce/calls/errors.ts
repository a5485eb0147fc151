import { asList, asObject, property } from '../../http/json.ts';
import { retryAfterIn } from '../../http/retry-after.ts';
import type { ApiError, SalesforceFault } from '../fault.ts';

/** Milliseconds; the limit is by the hour, and begins anew as the hour's requests grow old. Source: Connect REST API, "Rate Limits". */
const hour = 3_600_000;

/** Milliseconds; where nothing is named, it is tried again after this long. */
const usualPause = 5 * 60_000;

const mostErrors = 10;

/** What Salesforce says is wrong: an array of errors. Source: Connect REST API, "Status Codes and Error Responses". */
export function readErrors(body: unknown): readonly ApiError[] {
  return (asList(body, mostErrors) ?? []).flatMap((entry) => {
    const error = asObject(entry);
    const errorCode = property(error, 'errorCode');
    const message = property(error, 'message');
    if (typeof errorCode !== 'string') return [];
    return [{ errorCode: errorCode.slice(0, 100), message: typeof message === 'string' ? message.slice(0, 500) : '' }];
  });
}

/**
 * What an answer that is no success means. The limit of requests that Chatter counts is told by 503 rather than 429; the org's own limit of API calls by the
 * code `REQUEST_LIMIT_EXCEEDED`. Sources: Connect REST API, "Rate Limits"; REST API, "Status Codes and Error Responses".
 *
 * @param retryAfter the header, which neither documents, heeded where it is there.
 * @param now Epoch milliseconds.
 */
export function faultOf(status: number, body: unknown, retryAfter: string | null, now: number): SalesforceFault {
  const errors = readErrors(body);
  if (status === 503 || status === 429 || errors.some(({ errorCode }) => errorCode === 'REQUEST_LIMIT_EXCEEDED')) {
    const named = retryAfterIn(retryAfter, now);
    return { code: 'throttled', until: now + Math.min(named ?? usualPause, hour) };
  }
  if (status === 401) return { code: 'session-over' };
  if (status === 403) return { code: 'forbidden', errors };
  if (status === 404) return { code: 'not-found' };
  return status >= 400 && status < 500 ? { code: 'refused', status, errors } : { code: 'bad-answer', status };
}
