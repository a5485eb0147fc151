import * as oauth from 'oauth4webapi';
import type { Result } from '../contract/result.ts';
import type { SignInFault } from '../contract/viewer.ts';
import { dropBody, readBody } from '../http/body.ts';
import { client, server } from './authorization.ts';
import type { GrantedToken, Provider } from './provider.ts';

/** Milliseconds that the token service may take. */
const patience = 20_000;

/** Bytes; LinkedIn's answer is about 2 KiB, and a service may add to it. */
const largestAnswer = 64 * 1024;

/** Where a token answer names no lifetime, as Salesforce's doesn't: an hour, the shortest that is usual. LinkedIn's is 60 days. */
const assumedLifetime = 3600;

/** Characters; whatever else is wanted of a token answer is no longer. */
const longestText = 4096;

/** What an exchange needs from outside. */
export type Exchanging = { readonly fetch: typeof fetch; readonly signal: AbortSignal; readonly now: () => number };

/**
 * Exchanges the code for a token, at once: the browser itself has already requested the redirect address with the code in it.
 *
 * @param parameters what `readRedirect` returned.
 * @param verifier of the challenge that the authorization address had, where it had one.
 */
export function exchangeCode(
  provider: Provider,
  parameters: URLSearchParams,
  environment: Exchanging,
  verifier?: string,
): Promise<Result<GrantedToken, SignInFault>> {
  const asking = oauth.authorizationCodeGrantRequest(
    server(provider),
    client(provider),
    oauth.None(),
    parameters,
    provider.redirectAddress,
    verifier ?? oauth.nopkce,
    requestOptions(provider.tokenEndpoint, environment),
  );
  return granted(provider, asking, environment, oauth.processAuthorizationCodeResponse);
}

/** Exchanges a refresh token for another access token. A public client has nothing but it to show. Source: RFC 6749, section 6. */
export function refreshToken(
  provider: Provider,
  token: string,
  environment: Exchanging,
): Promise<Result<GrantedToken, SignInFault>> {
  const options = requestOptions(provider.tokenEndpoint, environment);
  const asking = oauth.refreshTokenGrantRequest(server(provider), client(provider), oauth.None(), token, options);
  return granted(provider, asking, environment, oauth.processRefreshTokenResponse);
}

/** Revokes a token, and with a refresh token whatever came of it. Whether the provider says so. Source: RFC 7009. */
export async function revokeToken(provider: Provider, token: string, environment: Exchanging): Promise<boolean> {
  try {
    const options = requestOptions(provider.revocationEndpoint ?? '', environment);
    const response = await oauth.revocationRequest(server(provider), client(provider), oauth.None(), token, options);
    dropBody(response);
    return response.ok;
  } catch {
    return false;
  }
}

type Reader = typeof oauth.processAuthorizationCodeResponse | typeof oauth.processRefreshTokenResponse;

async function granted(
  provider: Provider,
  asking: Promise<Response>,
  { now }: Exchanging,
  read: Reader,
): Promise<Result<GrantedToken, SignInFault>> {
  const issuedAt = now();
  let response: Response;
  try {
    response = await asking;
  } catch {
    return { ok: false, fault: 'token-service-unreachable' };
  }
  // One that has too much to do, is down behind its address, or whose way to LinkedIn is.
  if (response.status === 429 || response.status >= 500) {
    dropBody(response);
    return { ok: false, fault: 'token-service-in-trouble' };
  }
  const whole = await wholeAnswer(response);
  return whole.ok ? readToken(provider, whole.value, issuedAt, read) : whole;
}

const requestOptions = (endpoint: string, { fetch, signal }: Exchanging) => ({
  signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  [oauth.allowInsecureRequests]: isThisMachine(endpoint),
  [oauth.customFetch]: (address: string, options: RequestInit) =>
    fetch(address, {
      ...options,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    }),
});

/** The answer once all of it has come, so that what the connection does meanwhile is not taken for what the service says. */
async function wholeAnswer(response: Response): Promise<Result<Response, SignInFault>> {
  // A redirect, which is not followed and has nothing to be read.
  if (response.body === null) return { ok: true, value: response };
  try {
    const bytes = await readBody(response, largestAnswer);
    if (bytes === 'too-large') return { ok: false, fault: 'token-service-nonsense' };
    return { ok: true, value: new Response(bytes, response) };
  } catch {
    return { ok: false, fault: 'token-service-in-trouble' };
  }
}

async function readToken(
  provider: Provider,
  response: Response,
  issuedAt: number,
  read: Reader,
): Promise<Result<GrantedToken, SignInFault>> {
  try {
    const token = await read(server(provider), client(provider), response);
    const expiresAt = issuedAt + (token.expires_in ?? assumedLifetime) * 1000;
    const value = { accessToken: token.access_token, issuedAt, expiresAt, scope: token.scope ?? '' };
    const { alsoWanted } = provider;
    return { ok: true, value: alsoWanted === undefined ? value : { ...value, more: textsIn(token, alsoWanted) } };
  } catch (error) {
    const refused = error instanceof oauth.ResponseBodyError;
    return { ok: false, fault: refused ? 'token-service-refused' : 'token-service-nonsense' };
  }
}

function textsIn(answer: oauth.TokenEndpointResponse, names: readonly string[]): Readonly<Record<string, string>> {
  const texts = names.map((name) => [name, Object.hasOwn(answer, name) ? answer[name] : undefined] as const);
  return Object.fromEntries(
    texts.filter((entry): entry is readonly [string, string] => {
      const [, text] = entry;
      return typeof text === 'string' && text.length <= longestText;
    }),
  );
}

/** Plain HTTP is good enough for a token service on this very machine, and nowhere else. */
const isThisMachine = (address: string): boolean =>
  URL.canParse(address) && ['localhost', '127.0.0.1'].includes(new URL(address).hostname);
