import * as oauth from 'oauth4webapi';
import type { Result } from '../contract/result.ts';
import type { SignInFault } from '../contract/viewer.ts';
import { client, server } from './authorization.ts';
import type { GrantedToken, Provider } from './provider.ts';

/** Milliseconds that the token service may take. */
const patience = 20_000;

/** Bytes; LinkedIn's answer is about 2 KiB, and a service may add to it. */
const largestAnswer = 64 * 1024;

/** Where a token answer names no lifetime: an hour, the shortest that is usual. LinkedIn's is 60 days. */
const assumedLifetime = 3600;

/**
 * Exchanges the code for a token, at once: the browser itself has already requested the redirect address with the code in it.
 *
 * @param parameters what `readRedirect` returned.
 */
export async function exchangeCode(
  provider: Provider,
  parameters: URLSearchParams,
  environment: { readonly fetch: typeof fetch; readonly signal: AbortSignal; readonly now: () => number },
): Promise<Result<GrantedToken, SignInFault>> {
  const issuedAt = environment.now();
  let response: Response;
  try {
    response = await oauth.authorizationCodeGrantRequest(
      server(provider),
      client(provider),
      oauth.None(),
      parameters,
      provider.redirectAddress,
      oauth.nopkce,
      {
        signal: AbortSignal.any([environment.signal, AbortSignal.timeout(patience)]),
        [oauth.allowInsecureRequests]: isThisMachine(provider.tokenEndpoint),
        [oauth.customFetch]: (address, options) =>
          environment.fetch(address, {
            ...options,
            cache: 'no-store',
            credentials: 'omit',
            referrerPolicy: 'no-referrer',
          }),
      },
    );
  } catch {
    return { ok: false, fault: 'token-service-unreachable' };
  }
  // One that has too much to do, is down behind its address, or whose way to LinkedIn is.
  if (response.status === 429 || response.status >= 500) {
    void response.body?.cancel().catch(() => undefined);
    return { ok: false, fault: 'token-service-in-trouble' };
  }
  const whole = await wholeAnswer(response);
  return whole.ok ? readToken(provider, whole.value, issuedAt) : whole;
}

/** The answer once all of it has come, so that what the connection does meanwhile is not taken for what the service says. */
async function wholeAnswer(response: Response): Promise<Result<Response, SignInFault>> {
  // A redirect, which is not followed and has nothing to be read.
  if (response.body === null) return { ok: true, value: response };
  let length = 0;
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      length += piece.byteLength;
      if (length > largestAnswer) controller.terminate();
      else controller.enqueue(piece);
    },
  });
  try {
    const bytes = await new Response(response.body.pipeThrough(bounded)).arrayBuffer();
    if (length > largestAnswer) return { ok: false, fault: 'token-service-nonsense' };
    return { ok: true, value: new Response(bytes, response) };
  } catch {
    return { ok: false, fault: 'token-service-in-trouble' };
  }
}

async function readToken(
  provider: Provider,
  response: Response,
  issuedAt: number,
): Promise<Result<GrantedToken, SignInFault>> {
  try {
    const token = await oauth.processAuthorizationCodeResponse(server(provider), client(provider), response);
    const lifetime = (token.expires_in ?? assumedLifetime) * 1000;
    return {
      ok: true,
      value: { accessToken: token.access_token, issuedAt, expiresAt: issuedAt + lifetime, scope: token.scope ?? '' },
    };
  } catch (error) {
    const refused = error instanceof oauth.ResponseBodyError;
    return { ok: false, fault: refused ? 'token-service-refused' : 'token-service-nonsense' };
  }
}

/** Plain HTTP is good enough for a token service on this very machine, and nowhere else. */
const isThisMachine = (address: string): boolean => ['localhost', '127.0.0.1'].includes(new URL(address).hostname);
