import { createHash } from 'node:crypto';
import { hosts } from '../../sandbox/endpoints.ts';
import { orgApp } from '../../sandbox/salesforce/app.ts';
import { OrgControl } from '../../sandbox/salesforce/control.ts';
import { connectedApp, salesforceOrg } from '../../sandbox/salesforce/org.ts';
import { type OrgUser, orgAnna } from '../../sandbox/salesforce/users.ts';
import type { Access } from '../../src/salesforce/access.ts';

const orgOrigin = `https://${hosts.org}`;
const redirectAddress = connectedApp.redirectAddresses[0] ?? '';
const verifier = 'a-verifier-of-at-least-forty-three-characters';

export const authorizationQuery = (changes: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({
    response_type: 'code',
    client_id: connectedApp.clientId,
    redirect_uri: redirectAddress,
    state: 'the-state',
    scope: 'chatter_api refresh_token',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }).toString();

/** An org as it is after the start, and a browser at its pages that keeps the session's cookie. */
export function orgClient() {
  const org = salesforceOrg();
  const app = orgApp(org);
  let cookie = '';
  const go = async (path: string, fields?: Readonly<Record<string, string>>): Promise<Response> => {
    const init = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
    const response = await app.request(orgOrigin + path, { ...init, headers: { cookie } });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  const backWith = (response: Response) => new URL(response.headers.get('location') ?? 'about:blank').searchParams;
  const logIn = ({ username, account }: OrgUser, request = authorizationQuery()) =>
    go('/login', { request, username, password: account.password });
  const codeFor = async (user: OrgUser, request = authorizationQuery()): Promise<string> => {
    await logIn(user, request);
    return backWith(await go('/approve', { request, allow: '' })).get('code') ?? '';
  };
  const exchange = async (changes: Readonly<Record<string, string>>) => {
    const fields = {
      grant_type: 'authorization_code',
      client_id: connectedApp.clientId,
      redirect_uri: redirectAddress,
      code_verifier: verifier,
      ...changes,
    };
    const response = await go('/services/oauth2/token', fields);
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };

  return {
    control: new OrgControl(org),
    go,
    logIn,
    codeFor,
    exchange,
    backWith,
    /** What the extension's own functions need to ask as this user. Waits are not waited out. */
    async accessFor(user: OrgUser = orgAnna): Promise<Access> {
      const { body } = await exchange({ code: await codeFor(user) });
      return {
        origin: orgOrigin,
        token: body['access_token'] ?? '',
        fetch: async (input, init) => app.request(String(input), init),
        wait: async () => undefined,
      };
    },
  };
}
