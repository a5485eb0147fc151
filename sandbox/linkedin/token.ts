import { Hono } from 'hono';
import { application } from '../application.ts';
import { idToken, jwks } from './id-token.ts';
import type { LinkedIn } from './linkedin.ts';

const parameters = ['grant_type', 'code', 'client_id', 'client_secret', 'redirect_uri'] as const;

const refused = (status: 400 | 401, error: string, description: string) =>
  Response.json({ error, error_description: description }, { status, headers: { 'Cache-Control': 'no-store' } });

const wrongCode = {
  'not-found': () => refused(401, 'invalid_request', 'Unable to retrieve access token: authorization code not found'),
  expired: () => refused(400, 'invalid_redirect_uri', 'Unable to retrieve access token: authorization code expired'),
  'wrong-redirect': () =>
    refused(400, 'invalid_redirect_uri', 'Unable to retrieve access token: appid/redirect uri/code verifier mismatch'),
};

/**
 * LinkedIn's token endpoint ("Authorization Code Flow", step 3), with no CORS: only a server can use it.
 *
 * The answer leaves `token_type` out and separates scopes with commas, as LinkedIn's does.
 */
export function tokenApp(linkedin: LinkedIn): Hono {
  const app = new Hono();

  app.post('/oauth/v2/accessToken', async (context) => {
    if (!/^application\/x-www-form-urlencoded\b/i.test(context.req.header('content-type') ?? ''))
      return refused(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded');
    const form = new URLSearchParams(await context.req.text());
    const missing = parameters.find((name) => !form.get(name));
    if (missing !== undefined) return refused(400, 'invalid_request', `A required parameter "${missing}" is missing`);
    if (form.get('grant_type') !== 'authorization_code')
      return refused(400, 'invalid_request', 'The grant_type must be authorization_code');
    if (form.get('client_id') !== application.clientId || form.get('client_secret') !== application.clientSecret)
      return refused(401, 'invalid_client', 'Client authentication failed');
    const redeemed = linkedin.registry.redeemCode(form.get('code') ?? '', form.get('redirect_uri') ?? '');
    if ('refused' in redeemed) return wrongCode[redeemed.refused]();
    const { grant } = redeemed;
    const { tokenLifetime } = linkedin.conditions;
    return Response.json(
      {
        access_token: linkedin.registry.issueToken(grant, tokenLifetime),
        expires_in: tokenLifetime,
        scope: grant.scopes.join(','),
        ...(grant.scopes.includes('openid') ? { id_token: idToken(linkedin, grant) } : {}),
      },
      { headers: { 'Cache-Control': 'no-store' } },
    );
  });

  app.get('/oauth/openid/jwks', () => Response.json(jwks));

  return app;
}
