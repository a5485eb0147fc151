import { discreet } from '../../http/discreet.ts';

/** One call to an org, without the org and the token. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the slash after the host on, with the query. */
  readonly path: string;
  readonly body?: { readonly json: unknown } | { readonly form: FormData };
};

/**
 * The address and the options that a call is fetched with. Sources: Connect REST API, "Request Headers" (`X-Connect-Bearer-Urls` makes photo addresses
 * that need no session, to be used as they are), "Using POST, PATCH, or PUT for Input" (JSON), "Uploading Binary Files" (multipart, whose header the
 * browser writes with its boundary).
 *
 * @param token left out where the resource asks for none.
 */
export function fetchArguments(
  request: ApiRequest,
  origin: string,
  token: string | undefined,
  signal: AbortSignal,
): readonly [address: string, options: RequestInit] {
  const { method, path, body } = request;
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Connect-Bearer-Urls': 'true' };
  if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
  const options = { ...discreet, method, headers, signal };
  if (body === undefined) return [origin + path, options];
  if ('form' in body) return [origin + path, { ...options, body: body.form }];
  headers['Content-Type'] = 'application/json; charset=UTF-8';
  return [origin + path, { ...options, body: JSON.stringify(body.json) }];
}
