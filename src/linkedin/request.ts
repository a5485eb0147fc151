import { protocolHeader, protocolVersion } from './restli.ts';

/** One call to LinkedIn's API, without the token: always a GET, so that trying again harms nothing. */
export type ApiRequest = {
  readonly address: string;
  /** Whether keys in the address are in Rest.li 2.0 syntax. */
  readonly restli: boolean;
};

/**
 * How every call to LinkedIn is fetched: nothing of it is left in the disk cache, no cookie and no referrer goes with it, and it goes nowhere but where
 * it was sent.
 */
export const discreet = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'error',
} as const satisfies RequestInit;

/** The options a call to the API is fetched with. Sources: documentation pages "Authorization Code Flow" (bearer) and "Protocol Versions". */
export function fetchOptions(request: ApiRequest, token: string, signal: AbortSignal): RequestInit {
  return {
    ...discreet,
    method: 'GET',
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      ...(request.restli ? { [protocolHeader]: protocolVersion } : {}),
    },
    signal,
  };
}
