import * as oauth from 'oauth4webapi';
import type { Result } from '../contract/result.ts';
import type { SignInFault } from '../contract/viewer.ts';
import type { Provider } from './provider.ts';

/** What a public client proves with that the code is its own to exchange (PKCE, RFC 7636). It never leaves the worker before the exchange. */
export const newVerifier = (): string => oauth.generateRandomCodeVerifier();

/** What the authorization address says of a verifier. */
export const challengeOf = (verifier: string): Promise<string> => oauth.calculatePKCECodeChallenge(verifier);

/** A fresh one-time `state`, which ties the answer to this attempt. */
export const newState = (): string => oauth.generateRandomState();

/**
 * The address to open for a person to sign in.
 *
 * Scopes are separated by blanks (LinkedIn, Authorization Code Flow). LinkedIn's ordinary flow takes no PKCE and no nonce: `state` is the guard.
 *
 * @param challenge where the provider takes PKCE.
 */
export function authorizationAddress(provider: Provider, state: string, challenge?: string): string {
  const address = new URL(provider.authorizationEndpoint);
  address.searchParams.set('response_type', 'code');
  address.searchParams.set('client_id', provider.clientId);
  address.searchParams.set('redirect_uri', provider.redirectAddress);
  address.searchParams.set('state', state);
  address.searchParams.set('scope', provider.scopes.join(' '));
  if (challenge !== undefined) {
    address.searchParams.set('code_challenge', challenge);
    address.searchParams.set('code_challenge_method', 'S256');
  }
  return address.href;
}

/**
 * Reads what the provider sent the person back with.
 *
 * @returns the checked parameters, code included, which the exchange insists on.
 */
export function readRedirect(
  provider: Provider,
  redirect: string,
  expectedState: string,
): Result<URLSearchParams, SignInFault> {
  try {
    const address = new URL(redirect);
    if (address.origin + address.pathname !== provider.redirectAddress) return { ok: false, fault: 'answer-refused' };
    const value = oauth.validateAuthResponse(server(provider), client(provider), address, expectedState);
    const [code, ...others] = value.getAll('code');
    return code && others.length === 0 ? { ok: true, value } : { ok: false, fault: 'answer-refused' };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** LinkedIn's redirect errors (Authorization Code Flow); others answer with those of RFC 6749. */
const faultByError: Readonly<Record<string, SignInFault>> = {
  user_cancelled_login: 'cancelled',
  user_cancelled_authorize: 'denied',
  access_denied: 'denied',
  unauthorized_scope_error: 'scope-refused',
  invalid_scope: 'scope-refused',
};

function faultOf(error: unknown): SignInFault {
  if (!(error instanceof oauth.AuthorizationResponseError)) return 'answer-refused';
  return Object.hasOwn(faultByError, error.error) ? (faultByError[error.error] ?? 'answer-refused') : 'answer-refused';
}

export const server = (provider: Provider): oauth.AuthorizationServer => ({
  issuer: provider.issuer,
  authorization_endpoint: provider.authorizationEndpoint,
  token_endpoint: provider.tokenEndpoint,
  ...(provider.revocationEndpoint === undefined ? {} : { revocation_endpoint: provider.revocationEndpoint }),
});

export const client = (provider: Provider): oauth.Client => ({ client_id: provider.clientId });
