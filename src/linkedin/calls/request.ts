import { discreet } from '../../http/discreet.ts';
import { protocolHeader, protocolVersion, queryLimit } from './restli.ts';

/** One call to LinkedIn's API, without the token: always a reading, so that trying again harms nothing. */
export type ApiRequest = {
  /** The whole address, its query as it is to arrive: structure raw, values encoded. */
  readonly address: string;
  /** The Rest.li syntax that the address is written in; none where the resource is not Rest.li. */
  readonly protocol?: '1.0.0' | '2.0.0';
};

/**
 * The address and the options that a call is fetched with. Sources: documentation pages "Authorization Code Flow" (bearer), "Protocol Versions" (no header
 * means 1.0) and "Query Tunneling".
 *
 * A query too long for an address is tunnelled: it travels as the body of a POST which says that a GET is meant, and is a reading all the same.
 */
export function fetchArguments(
  request: ApiRequest,
  token: string,
  signal: AbortSignal,
): readonly [address: string, options: RequestInit] {
  const [path = '', query = ''] = splitAtQuery(request.address);
  const headers = apiHeaders(token, request.protocol);
  if (query.length <= queryLimit) return [request.address, { ...discreet, method: 'GET', headers, signal }];
  const tunnelled = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-HTTP-Method-Override': 'GET',
  };
  return [path, { ...discreet, method: 'POST', headers: { ...headers, ...tunnelled }, body: query, signal }];
}

/** The headers of every call to LinkedIn's API. */
export function apiHeaders(token: string, protocol: ApiRequest['protocol']): { readonly [name: string]: string } {
  return {
    Accept: 'application/json',
    Authorization: `Bearer ${token}`,
    ...(protocol === protocolVersion ? { [protocolHeader]: protocolVersion } : {}),
  };
}

function splitAtQuery(address: string): readonly string[] {
  const mark = address.indexOf('?');
  return mark < 0 ? [address] : [address.slice(0, mark), address.slice(mark + 1)];
}
