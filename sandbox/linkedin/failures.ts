import { toJson } from './json.ts';
import type { Failure } from './profile.ts';

/** An answer of LinkedIn's API. It says nothing of caching: that the extension leaves nothing in a cache must be its own doing. */
export function jsonAnswer(body: unknown, status = 200): Response {
  return new Response(toJson(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'X-RestLi-Protocol-Version': '2.0.0', 'X-Li-Fabric': 'sandbox' },
  });
}

/** A whole call that failed. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The app or the token lacks the permission for `resource`, such as `me.GET`. */
export function accessDenied(resource: string): CallFailed {
  return new CallFailed({
    status: 403,
    serviceErrorCode: 100,
    code: 'ACCESS_DENIED',
    message: `Not enough permissions to access: ${resource}.NO_VERSION`,
  });
}

export function badRequest(message: string): CallFailed {
  return new CallFailed({ status: 400, code: 'ILLEGAL_ARGUMENT', message });
}

/**
 * The answer to a call over the day's limit ("Rate Limits").
 *
 * @param retryAfter seconds, for a `Retry-After` that the documentation does not promise
 */
export function dailyLimit(retryAfter: number | null) {
  const failure = {
    status: 429,
    serviceErrorCode: 101,
    message: 'Resource level throttle limit for calls to this resource is reached.',
  };
  const headers: Readonly<Record<string, string>> = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
  return { status: 429, body: toJson(failure), headers };
}
