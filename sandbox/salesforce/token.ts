import { Hono } from 'hono';
import { hosts } from '../endpoints.ts';
import { connectedApp, type Org } from './org.ts';
import type { OrgUser } from './users.ts';

const refused = (error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status: 400, headers: { 'Cache-Control': 'no-store' } });

/**
 * The token and the revocation endpoint, without CORS: the extension asks by its permission for the host. The token answer names no lifetime, as Salesforce's
 * doesn't; a refresh keeps the refresh token.
 */
export function orgTokenApp({ registry }: Org): Hono {
  const app = new Hono();

  const granted = (user: OrgUser, scopes: readonly string[], more: Readonly<Record<string, string>>): Response =>
    Response.json(
      {
        access_token: registry.issueToken({ user, scopes }),
        signature: 'c2FuZGJveA==',
        scope: scopes.join(' '),
        instance_url: `https://${hosts.org}`,
        id: `https://login.salesforce.com/id/00DHB0000000001AAA/${user.id}`,
        token_type: 'Bearer',
        issued_at: String(Date.now()),
        ...more,
      },
      { headers: { 'Cache-Control': 'no-store' } },
    );

  app.post('/services/oauth2/token', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const value = (name: string) => form.get(name) ?? '';
    if (value('client_id') !== connectedApp.clientId) return refused('invalid_client_id', 'client identifier invalid');
    if (value('grant_type') === 'refresh_token') {
      const known = registry.refreshed(value('refresh_token'));
      return known ? granted(known.user, known.scopes, {}) : refused('invalid_grant', 'expired access/refresh token');
    }
    if (value('grant_type') !== 'authorization_code')
      return refused('unsupported_grant_type', 'grant type not supported');
    const code = registry.redeemCode(value('code'), value('redirect_uri'), value('code_verifier'));
    if (code === undefined) return refused('invalid_grant', 'authentication failure');
    const refresh: Record<string, string> = code.scopes.includes('refresh_token')
      ? { refresh_token: registry.issueRefreshToken(code) }
      : {};
    return granted(code.user, code.scopes, refresh);
  });

  app.post('/services/oauth2/revoke', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const revoked = registry.revoke(form.get('token') ?? '');
    return revoked
      ? new Response(null, { status: 200 })
      : refused('unsupported_token_type', 'this token type is not supported');
  });

  return app;
}
