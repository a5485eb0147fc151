import { application } from '../application.ts';
import type { Conditions } from './linkedin.ts';

/** A checked authorization request. */
export type AuthorizationRequest = {
  /** The query as it came. */
  readonly query: string;
  readonly redirectAddress: string;
  readonly state: string | null;
  readonly scopes: readonly string[];
};

/** What stands in the answer's query, beside `state`. */
export type RedirectError = { readonly error: string; readonly description: string };

export type ReadRequest =
  | { readonly outcome: 'fine'; readonly request: AuthorizationRequest }
  /** Shown on LinkedIn's own page: where the client or the redirect address is wrong, there is nowhere to go back to. */
  | { readonly outcome: 'nowhere'; readonly problem: string }
  | { readonly outcome: 'refused'; readonly request: AuthorizationRequest; readonly error: RedirectError };

/** Query arguments of a redirect address do not count ("Authorization Code Flow"). */
const withoutQuery = (address: string) => address.replace(/\?.*$/, '');

/** Reads the query of an authorization request, and checks it against what LinkedIn granted the app and what is registered with it. */
export function readAuthorizationRequest(
  query: string,
  { applicationScopes, redirectAddresses }: Pick<Conditions, 'applicationScopes' | 'redirectAddresses'>,
): ReadRequest {
  const parameters = new URLSearchParams(query);
  if (parameters.get('client_id') !== application.clientId)
    return { outcome: 'nowhere', problem: 'The client_id of the request belongs to no application.' };
  const redirectAddress = parameters.get('redirect_uri') ?? '';
  if (!redirectAddresses.includes(withoutQuery(redirectAddress)))
    return { outcome: 'nowhere', problem: 'The redirect_uri does not match the registered value.' };
  const scopes = (parameters.get('scope') ?? '').split(/[ ,]+/).filter((scope) => scope !== '');
  const request = { query, redirectAddress, state: parameters.get('state'), scopes };
  if (parameters.get('response_type') !== 'code')
    return {
      outcome: 'refused',
      request,
      error: { error: 'unsupported_response_type', description: 'The response_type must be code' },
    };
  const refused = scopes.find((scope) => !applicationScopes.includes(scope));
  // LinkedIn's description comes with its quotation marks escaped as in HTML.
  if (refused !== undefined || scopes.length === 0)
    return {
      outcome: 'refused',
      request,
      error: {
        error: 'unauthorized_scope_error',
        description: `Scope &quot;${refused ?? ''}&quot; is not authorized for your application`,
      },
    };
  return { outcome: 'fine', request };
}

/** The address that the browser is sent back to, with `state` as it came. */
export function redirectBack(request: AuthorizationRequest, answer: { readonly code: string } | RedirectError): string {
  const url = new URL(request.redirectAddress);
  if ('code' in answer) url.searchParams.set('code', answer.code);
  else {
    url.searchParams.set('error', answer.error);
    url.searchParams.set('error_description', answer.description);
  }
  if (request.state !== null) url.searchParams.set('state', request.state);
  return url.href;
}
