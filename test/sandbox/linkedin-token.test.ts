import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { application } from '../../sandbox/application.ts';
import { tokenEndpoint } from '../../sandbox/endpoints.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import { ask, askApi, chromiumRedirect, codeFor, exchange, form, type Reply, tokenFor } from './linkedin-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

const bodyOf = (reply: Reply) => JSON.parse(reply.text) as Record<string, unknown>;

describe('the token endpoint', () => {
  test('answers as LinkedIn does: no token_type, 60 days, scopes with commas, an ID token', async () => {
    const reply = await exchange(sandbox, await codeFor(sandbox, anna));
    expect(reply.status).toBe(200);
    expect(reply.headers['cache-control']).toBe('no-store');
    const body = bodyOf(reply);
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'scope']);
    expect(body['expires_in']).toBe(5_184_000);
    expect(body['scope']).toBe('openid,profile,r_basicprofile');
    expect(String(body['access_token']).length).toBeGreaterThan(300);
  });

  test('signs the ID token with the key it publishes, and puts no nonce in it', async () => {
    const body = bodyOf(await exchange(sandbox, await codeFor(sandbox, anna)));
    const [head = '', claims = '', signature = ''] = String(body['id_token']).split('.');
    const { keys } = JSON.parse((await ask(sandbox, 'https://www.linkedin.com/oauth/openid/jwks')).text);
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect(read).toMatchObject({
      iss: 'https://www.linkedin.com/oauth',
      aud: application.clientId,
      sub: anna.personId,
      name: anna.name,
      locale: 'en_US',
    });
    expect(read).not.toHaveProperty('nonce');
  });

  test('gives no ID token where openid was not asked for', async () => {
    const body = bodyOf(await exchange(sandbox, await codeFor(sandbox, anna, ['r_liteprofile'])));
    expect(body).not.toHaveProperty('id_token');
    expect(body['scope']).toBe('r_liteprofile');
  });

  test('takes a code once', async () => {
    const code = await codeFor(sandbox, anna);
    expect((await exchange(sandbox, code)).status).toBe(200);
    const second = await exchange(sandbox, code);
    expect([second.status, bodyOf(second)['error']]).toEqual([401, 'invalid_request']);
  });

  test('refuses a code older than 30 minutes', async () => {
    const code = await codeFor(sandbox, anna);
    sandbox.control.expireCodes();
    const reply = await exchange(sandbox, code);
    expect([reply.status, bodyOf(reply)['error']]).toEqual([400, 'invalid_redirect_uri']);
  });

  test.each([
    ['another redirect address', { redirect_uri: application.redirectAddresses[1] ?? '' }, 400, 'invalid_redirect_uri'],
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['no secret', { client_secret: '' }, 400, 'invalid_request'],
    ['another client', { client_id: 'someone-else' }, 401, 'invalid_client'],
    ['no code', { code: '' }, 400, 'invalid_request'],
    ['a code never given out', { code: 'AQnever' }, 401, 'invalid_request'],
    ['another grant type', { grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ])('refuses %s', async (_what, changes, status, error) => {
    const reply = await exchange(sandbox, await codeFor(sandbox, anna), changes);
    expect([reply.status, bodyOf(reply)['error']]).toEqual([status, error]);
    expect(bodyOf(reply)['error_description']).toEqual(expect.any(String));
  });

  test('takes forms only, and serves no CORS', async () => {
    const reply = await ask(sandbox, tokenEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://crm.example.test' },
      body: '{}',
    });
    expect([reply.status, bodyOf(reply)['error']]).toEqual([400, 'invalid_request']);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('a grant of other scopes makes the same member’s earlier tokens invalid, and nobody else’s', async () => {
    const first = await tokenFor(sandbox, anna);
    const twin = await tokenFor(sandbox, anna);
    const bens = await tokenFor(sandbox, ben);
    expect((await askApi(sandbox, first, '/v2/userinfo')).status).toBe(200);
    await tokenFor(sandbox, anna, ['openid', 'profile']);
    for (const token of [first, twin]) {
      const reply = await askApi(sandbox, token, '/v2/userinfo');
      expect([reply.status, bodyOf(reply)['serviceErrorCode']]).toEqual([401, 65601]);
    }
    expect((await askApi(sandbox, bens, '/v2/userinfo')).status).toBe(200);
  });
});

describe('the token service in the sandbox', () => {
  const extension = application.allowedOrigins[0] ?? '';

  const throughService = (code: string) => {
    const asked = form({ grant_type: 'authorization_code', code, redirect_uri: chromiumRedirect });
    return ask(sandbox, 'https://token.example.test/token', {
      ...asked,
      headers: { ...asked.headers, origin: extension },
    });
  };

  test('turns a code into a token, adding the secret and the token type', async () => {
    const reply = await throughService(await codeFor(sandbox, anna));
    expect(reply.status).toBe(200);
    expect(reply.headers['access-control-allow-origin']).toBe(extension);
    expect(bodyOf(reply)['token_type']).toBe('Bearer');
    expect((await askApi(sandbox, String(bodyOf(reply)['access_token']), '/v2/userinfo')).status).toBe(200);
    expect(sandbox.journal.of('token').map(({ path, status }) => [path, status])).toEqual([
      ['/oauth/v2/accessToken', 200],
    ]);
  });

  test.each(['reset', 'html', { status: 500 }] as const)('says so when LinkedIn fails with %j', async (fault) => {
    const code = await codeFor(sandbox, anna);
    sandbox.control.addFault('token', fault);
    const reply = await throughService(code);
    expect(reply.status).toBe(502);
    expect(bodyOf(reply)['error']).toEqual(expect.any(String));
  });

  test('its own faults can be read by the extension’s pages', async () => {
    sandbox.control.addFault('token-service', 'html', 1);
    const reply = await throughService('AQany');
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.headers['access-control-allow-origin']).toBe(extension);
  });

  test('a preflight neither meets nor counts a fault', async () => {
    sandbox.control.addFault('token-service', { status: 503 }, 1);
    const preflight = await ask(sandbox, 'https://token.example.test/token', {
      method: 'OPTIONS',
      headers: { origin: extension, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect((await throughService('AQany')).status).toBe(503);
  });
});
