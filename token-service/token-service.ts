import { answer, refuse } from './answers.ts';
import { type BoundedText, readBoundedText } from './bounded-text.ts';
import { clientKey } from './client-address.ts';
import { readCodeRequest } from './code-request.ts';
import { exchangeCode } from './linkedin-exchange.ts';
import { answerPreflight, answerToOrigin } from './origins.ts';
import { rateLimit } from './rate-limit.ts';

export type TokenServiceConfiguration = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The redirect addresses that a code may have been issued for; compared character by character. */
  readonly redirectAddresses: readonly string[];
  /** `chrome-extension://…` origins; any `moz-extension://` origin is allowed besides. */
  readonly allowedOrigins: readonly string[];
  /** Without one, LinkedIn's. */
  readonly tokenEndpoint?: string;
  /** Reaches LinkedIn; without one, the runtime's own. */
  readonly fetch?: typeof fetch;
  /** Of one client; without it, 30. */
  readonly requestsPerMinute?: number;
  /** Milliseconds that LinkedIn has to answer in; without it, 10 000. */
  readonly upstreamTimeout?: number;
  /** Epoch milliseconds; without it, the runtime's clock. */
  readonly now?: () => number;
};

/** What the runtime knows of a request besides the request. */
export type Caller = {
  /** The client's network address; without one, all such clients are counted as one. */
  readonly address?: string | undefined;
  /** Reads the request's body as `readBoundedText` does, where the runtime has a shorter way to it. */
  readonly readBody?: (limit: number) => Promise<BoundedText>;
};

export type TokenService = {
  /** Answers one request. Never throws. */
  readonly fetch: (request: Request, caller?: Caller) => Promise<Response>;
};

/** Bytes. */
const largestBody = 8192;

/**
 * The exchange that holds the LinkedIn client secret: it takes an authorization code, adds the secret, and answers with LinkedIn's access token.
 *
 * It stores nothing and logs nothing; all it has in memory are the counts of the last minute's requests per client. It uses web standards only, so it runs on
 * Node and on edge runtimes alike.
 */
export function tokenService(configuration: TokenServiceConfiguration): TokenService {
  const { clientId, clientSecret, redirectAddresses, allowedOrigins } = configuration;
  const limit = rateLimit(configuration.requestsPerMinute ?? 30, configuration.now ?? Date.now);
  const app = {
    clientId,
    clientSecret,
    tokenEndpoint: configuration.tokenEndpoint ?? 'https://www.linkedin.com/oauth/v2/accessToken',
    timeout: configuration.upstreamTimeout ?? 10_000,
    fetch: configuration.fetch ?? fetch,
  };

  async function exchange(request: Request, caller: Caller): Promise<Response> {
    const wait = limit.wait(clientKey(caller.address ?? 'unknown'));
    if (wait > 0) return refuse('too-many-requests', { 'Retry-After': String(wait) });
    if (!isForm(request.headers.get('content-type'))) return refuse('wrong-content-type');
    const body = await (caller.readBody?.(largestBody) ?? readBoundedText(request, largestBody));
    if (!body.ok) return refuse(body.problem === 'too-large' ? 'body-too-large' : 'unreadable-body');
    const asked = readCodeRequest(body.text, { clientId, redirectAddresses });
    if (!asked.ok) return refuse(asked.refusal);
    const result = await exchangeCode(app, asked.request);
    if (result.ok) return answer(200, result.token);
    return refuse(result.refusal, result.retryAfter === undefined ? {} : { 'Retry-After': String(result.retryAfter) });
  }

  async function route(request: Request, caller: Caller): Promise<Response> {
    switch (new URL(request.url).pathname) {
      case '/health':
        if (request.method === 'GET' || request.method === 'HEAD') return answer(200, { status: 'ok' });
        return refuse('wrong-method', { Allow: 'GET, HEAD' });
      case '/token':
        if (request.method === 'POST') return exchange(request, caller);
        if (request.method !== 'OPTIONS') return refuse('wrong-method', { Allow: 'POST, OPTIONS' });
        return answerPreflight();
      default:
        return refuse('unknown-path');
    }
  }

  return {
    fetch: (request, caller = {}) => answerToOrigin(request, allowedOrigins, () => route(request, caller)),
  };
}

function isForm(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}
