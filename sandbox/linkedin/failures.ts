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
