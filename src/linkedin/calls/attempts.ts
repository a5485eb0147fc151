import type { Result } from '../../contract/result.ts';
import { isHeaderSafe } from '../../http/call.ts';
import { asObject, property } from '../../http/json.ts';
import { fault, ok } from '../../http/result.ts';
import { retryAfterIn } from '../../http/retry-after.ts';
import { pause } from '../../http/time-limit.ts';
import type { Access } from '../access.ts';
import type { LinkedInFault } from '../fault.ts';
import { type Exchange, exchange } from './exchange.ts';
import type { ApiRequest } from './request.ts';
import { longestWait, throttledUntil } from './throttle.ts';

/** A 2xx answer; its body was JSON, whatever it says. */
export type Answer = { readonly status: number; readonly body: unknown };

/** How often each kind of trying again has been used in one call. */
export type Spent = { readonly failures: number; readonly throttles: number; readonly freshToken: number };

/** What follows from one try: the call's result, or another try after so many milliseconds. */
export type Decision =
  | { readonly kind: 'give'; readonly result: Result<Answer, LinkedInFault> }
  | { readonly kind: 'again'; readonly after: number; readonly spending: keyof Spent };

/** Milliseconds before a first and a second new try after a failure; up to as much again is added by chance. */
const backOff = [300, 1000] as const;

/** Milliseconds for which a new token may be refused by mistake. Source: issue threads of several sign-in libraries (omniauth-linkedin-oauth2 #17, #81). */
const freshTokenAge = 10_000;

/** Milliseconds between two tries with a new token. */
const freshTokenStep = 2000;

/** Tries with a new token, should the clock not move. */
const freshTokenTries = 6;

const passing: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/**
 * Makes a call and tries again where that may help: twice after a failure that may pass, once after a short throttle, and for the first seconds of a
 * token's life. Every call is a reading, so that asking twice changes nothing. Never rejects.
 */
export function attempt(access: Access, request: ApiRequest): Promise<Result<Answer, LinkedInFault>> {
  return attemptWith(access, () => exchange(access, request), { failures: 0, throttles: 0, freshToken: 0 });
}

/**
 * Makes a call that changes something: never again after a failure, since what failed may have been done; only where LinkedIn said that it was not, by a short
 * throttle and in the first seconds of a token's life. Never rejects.
 *
 * @param ask One try.
 */
export function attemptOnce(access: Access, ask: () => Promise<Exchange>): Promise<Result<Answer, LinkedInFault>> {
  return attemptWith(access, ask, { failures: backOff.length, throttles: 0, freshToken: 0 });
}

async function attemptWith(
  access: Access,
  ask: () => Promise<Exchange>,
  begin: Spent,
): Promise<Result<Answer, LinkedInFault>> {
  if (!isHeaderSafe(access.token)) return fault({ code: 'token-refused' });
  const now = access.now ?? Date.now;
  const wait = access.wait ?? pause;
  let spent = begin;
  for (;;) {
    const decision = decide(await ask(), spent, access.issuedAt, now());
    if (decision.kind === 'give') return decision.result;
    spent = { ...spent, [decision.spending]: spent[decision.spending] + 1 };
    await wait(decision.after, access.signal);
  }
}

/**
 * What follows from one try. Source of the meaning of each status: documentation pages "Error Handling" and "Rate Limits".
 *
 * @param issuedAt When the token was issued, epoch milliseconds.
 * @param now Epoch milliseconds.
 */
export function decide(answer: Exchange, spent: Spent, issuedAt: number, now: number): Decision {
  if (answer.kind === 'unreachable') return afterFailure(spent, backOffFor(spent), { code: 'unreachable' });
  if (answer.kind !== 'answer') return give({ code: answer.kind });
  const { status, body } = answer;
  if (status === 401) return afterRefusal(body, spent, now - issuedAt);
  if (status === 403) return give({ code: 'no-capability' });
  if (status === 429) return afterThrottle(answer, spent, now);
  if (passing.has(status)) return afterPassing(status, answer.retryAfter, spent, now);
  if (body === undefined) return give({ code: 'bad-answer', status });
  return { kind: 'give', result: ok({ status, body }) };
}

/** LinkedIn refuses a token of the last seconds as revoked (65601) until it is known everywhere; any other 401 is meant. */
function afterRefusal(body: unknown, spent: Spent, age: number): Decision {
  const revoked = property(asObject(body), 'serviceErrorCode') === 65_601;
  if (!revoked || age >= freshTokenAge || spent.freshToken >= freshTokenTries) return give({ code: 'token-refused' });
  return again(Math.min(freshTokenStep, freshTokenAge - age), 'freshToken');
}

/**
 * A named time is kept to. Without one, LinkedIn's own words mean that the day's quota is spent; a 429 without them is taken for one of the network before
 * it, which may pass in a moment. Source: documentation pages "Rate Limits" and "Error Handling"; that a `Retry-After` is ever sent is not documented.
 */
function afterThrottle(
  { retryAfter, body }: { retryAfter: string | null; body: unknown },
  spent: Spent,
  now: number,
): Decision {
  const named = retryAfterIn(retryAfter, now);
  const throttled: LinkedInFault = { code: 'throttled', until: throttledUntil(named, now) };
  if (named !== undefined) {
    return named <= longestWait && spent.throttles === 0 ? again(named, 'throttles') : give(throttled);
  }
  return isApiError(body) ? give(throttled) : afterFailure(spent, backOffFor(spent), throttled);
}

/** Whether LinkedIn's API itself says what is wrong; what stands before it answers in other forms. Source: documentation page "Error Handling". */
function isApiError(body: unknown): boolean {
  const error = asObject(body);
  return typeof property(error, 'status') === 'number' || typeof property(error, 'serviceErrorCode') === 'number';
}

/** A failing server that says when to come back is taken at its word. */
function afterPassing(status: number, retryAfter: string | null, spent: Spent, now: number): Decision {
  const named = retryAfterIn(retryAfter, now);
  if (named === undefined) return afterFailure(spent, backOffFor(spent), { code: 'bad-answer', status });
  if (named > longestWait) return give({ code: 'throttled', until: throttledUntil(named, now) });
  return afterFailure(spent, Math.max(named, backOffFor(spent)), { code: 'bad-answer', status });
}

function afterFailure(spent: Spent, after: number, reason: LinkedInFault): Decision {
  return spent.failures >= backOff.length ? give(reason) : again(after, 'failures');
}

function backOffFor(spent: Spent): number {
  const shortest = backOff[spent.failures] ?? 0;
  return shortest * (1 + Math.random());
}

function again(after: number, spending: keyof Spent): Decision {
  return { kind: 'again', after, spending };
}

function give(reason: LinkedInFault): Decision {
  return { kind: 'give', result: fault(reason) };
}
