import { readBoundedText } from './bounded-text.ts';
import type { CodeRequest } from './code-request.ts';
import type { Refusal } from './refusals.ts';

/** The LinkedIn app that codes are exchanged for, and how LinkedIn is reached. */
export type LinkedInApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenEndpoint: string;
  /** Milliseconds until LinkedIn's whole answer has to be there. */
  readonly timeout: number;
  readonly fetch: typeof fetch;
};

/** The members of a token answer (RFC 6749, section 5.1) that are passed on, and no others. */
type Token = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  /** As LinkedIn gave it, which may be parted by commas. */
  readonly scope?: string;
};

export type ExchangeResult =
  | { readonly ok: true; readonly token: Token }
  /** `retryAfter` in seconds, where LinkedIn gave it. */
  | { readonly ok: false; readonly refusal: Refusal; readonly retryAfter?: number };

/** Bytes; LinkedIn's answer is about 2 KiB with an ID token in it. */
const largestAnswer = 65_536;

/** What LinkedIn says where it does not know the app or its secret, rather than the code. */
const appErrors: readonly unknown[] = ['invalid_client', 'unauthorized_client'];

/**
 * Exchanges a code at LinkedIn's `accessToken` endpoint, with the client secret in the body (LinkedIn's documentation, "Authorization Code Flow").
 *
 * Never throws: every way it can fail is a refusal.
 */
export async function exchangeCode(app: LinkedInApp, request: CodeRequest): Promise<ExchangeResult> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<ExchangeResult>((resolve) => {
    timer = setTimeout(() => {
      // First the result, then the end of the request: the request's own failure must not win.
      resolve(refused('linkedin-silent'));
      controller.abort();
    }, app.timeout);
  });
  try {
    return await Promise.race([askLinkedIn(app, request, controller.signal), silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function askLinkedIn(app: LinkedInApp, request: CodeRequest, signal: AbortSignal): Promise<ExchangeResult> {
  const { fetch } = app;
  let response: Response;
  try {
    response = await fetch(app.tokenEndpoint, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: request.code,
        redirect_uri: request.redirectAddress,
        client_id: app.clientId,
        client_secret: app.clientSecret,
      }).toString(),
      // A redirect followed would carry the secret to wherever it points.
      redirect: 'manual',
      signal,
    });
  } catch {
    return refused('linkedin-unreachable');
  }
  if (response.status === 429) return throttled(response.headers.get('retry-after'));
  if (response.status >= 500) return refused('linkedin-failed');
  const body = await readBoundedText(response, largestAnswer);
  if (!body.ok) return refused(body.problem === 'broken-off' ? 'linkedin-unreachable' : 'linkedin-nonsense');
  const answer = parseObject(body.text);
  if (response.ok) return readToken(answer);
  const refusesUs = response.status === 400 || response.status === 401;
  if (!refusesUs || typeof answer['error'] !== 'string') return refused('linkedin-nonsense');
  return refused(appErrors.includes(answer['error']) ? 'app-refused' : 'code-refused');
}

function readToken(answer: Record<string, unknown>): ExchangeResult {
  const { access_token, token_type, expires_in, scope } = answer;
  if (typeof access_token !== 'string' || !/^[\x21-\x7e]+$/.test(access_token)) return refused('linkedin-nonsense');
  if (typeof expires_in !== 'number' || !Number.isSafeInteger(expires_in) || expires_in <= 0) {
    return refused('linkedin-nonsense');
  }
  if (scope !== undefined && typeof scope !== 'string') return refused('linkedin-nonsense');
  // LinkedIn may leave the type out; one that is not Bearer would be a token that the extension cannot use.
  if (token_type !== undefined && String(token_type).toLowerCase() !== 'bearer') return refused('linkedin-nonsense');
  const token = { access_token, token_type: 'Bearer', expires_in } as const;
  return { ok: true, token: scope === undefined ? token : { ...token, scope } };
}

/** What is not a JSON object reads as one with nothing in it. */
function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function throttled(retryAfter: string | null): ExchangeResult {
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined;
  return { ok: false, refusal: 'linkedin-throttled', ...(seconds === undefined ? {} : { retryAfter: seconds }) };
}

function refused(refusal: Refusal): ExchangeResult {
  return { ok: false, refusal };
}
