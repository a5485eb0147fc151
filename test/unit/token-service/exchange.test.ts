import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import {
  accessToken,
  ask,
  chromiumRedirect,
  clientId,
  clientSecret,
  code,
  firefoxRedirect,
  goodForm,
  linkedInToken,
  serviceWith,
  tokenRequest,
} from './fixture.ts';

describe('a good code', () => {
  test('is sent to LinkedIn with the client ID and the secret, in the body and nowhere else', async () => {
    const { asked } = await ask(tokenRequest({ ...goodForm, client_id: clientId, state: 'unrelated' }));
    expect(asked).toHaveLength(1);
    const [request] = asked;
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe('https://www.linkedin.com/oauth/v2/accessToken');
    expect(request?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect([...(request?.headers.keys() ?? [])]).toEqual(['accept', 'content-type']);
    expect(Object.fromEntries(new URLSearchParams(await request?.text()))).toEqual({
      grant_type: 'authorization_code',
      code,
      redirect_uri: chromiumRedirect,
      client_id: clientId,
      client_secret: clientSecret,
    });
  });

  test('is sent to the token endpoint of the configuration where it names one', async () => {
    const { service, asked } = serviceWith(undefined, { tokenEndpoint: 'https://linkedin.example.test/accessToken' });
    await service.fetch(tokenRequest());
    expect(asked[0]?.url).toBe('https://linkedin.example.test/accessToken');
  });

  test('gives a standard token answer, with the token type that LinkedIn leaves out and the scope as LinkedIn wrote it', async () => {
    const { response, body } = await ask(tokenRequest());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(body).toEqual({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 5_184_000,
      scope: 'openid,profile',
    });
  });

  test('gives no ID token, refresh token or anything else that LinkedIn sends along', async () => {
    const more = { id_token: 'e30.e30.e30', refresh_token: 'refresh', refresh_token_expires_in: 1, anything: {} };
    const { body } = await ask(tokenRequest(), () =>
      Response.json({ ...linkedInToken, token_type: 'bearer', ...more }, { headers: { 'Set-Cookie': 'a=b' } }),
    );
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type']);
  });

  test('takes no header of LinkedIn along', async () => {
    const { response } = await ask(tokenRequest(), () =>
      Response.json(linkedInToken, { headers: { 'Set-Cookie': 'a=b', 'X-Li-Uuid': 'c' } }),
    );
    expect([...response.headers.keys()].sort()).toEqual([
      'cache-control',
      'content-type',
      'pragma',
      'vary',
      'x-content-type-options',
    ]);
  });

  test('needs no scope in LinkedIn’s answer', async () => {
    const { access_token, expires_in } = linkedInToken;
    const { response, body } = await ask(tokenRequest(), () => Response.json({ access_token, expires_in }));
    expect(response.status).toBe(200);
    expect(body).toEqual({ access_token, token_type: 'Bearer', expires_in });
  });

  test('may have any of the redirect addresses', async () => {
    const { asked } = await ask(tokenRequest({ ...goodForm, redirect_uri: firefoxRedirect }));
    expect(new URLSearchParams(await asked[0]?.text()).get('redirect_uri')).toBe(firefoxRedirect);
  });

  test('may hold any visible character, and arrives at LinkedIn unchanged', async () => {
    const odd = 'code +&=%25;"\\~!';
    const { response, asked } = await ask(tokenRequest({ ...goodForm, code: odd }));
    expect(response.status).toBe(200);
    expect(new URLSearchParams(await asked[0]?.text()).get('code')).toBe(odd);
  });

  test('may come as a form with a charset, in any case', async () => {
    const { response } = await ask(
      tokenRequest(goodForm, { 'Content-Type': 'Application/X-WWW-Form-Urlencoded ; charset=UTF-8' }),
    );
    expect(response.status).toBe(200);
  });

  test('is exchanged by an ordinary OAuth client', async () => {
    const { service } = serviceWith();
    const server = { issuer: 'https://www.linkedin.com/oauth', token_endpoint: 'https://token.example.test/token' };
    const client = { client_id: clientId };
    const state = 'one-time-state';
    const parameters = oauth.validateAuthResponse(server, client, new URLSearchParams({ code, state }), state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      chromiumRedirect,
      oauth.nopkce,
      { [oauth.customFetch]: (url, init) => service.fetch(new Request(url, init as RequestInit)) },
    );
    const token = await oauth.processAuthorizationCodeResponse(server, client, response);
    expect(token.access_token).toBe(accessToken);
    expect(token.expires_in).toBe(5_184_000);
  });
});

test('every answer is kept out of caches', async () => {
  const requests = [
    tokenRequest(),
    tokenRequest({}),
    new Request('https://token.example.test/health'),
    new Request('https://token.example.test/elsewhere'),
    new Request('https://token.example.test/token'),
    tokenRequest(goodForm, { Origin: 'https://evil.example' }),
  ];
  for (const request of requests) {
    const { response } = await ask(request);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('pragma')).toBe('no-cache');
    expect(response.headers.get('vary')).toBe('Origin');
  }
});
