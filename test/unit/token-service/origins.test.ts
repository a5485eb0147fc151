import { describe, expect, test } from 'vitest';
import { ask, chromiumOrigin, firefoxOrigin, goodForm, serviceWith, tokenRequest } from './fixture.ts';

function preflight(headers: Record<string, string>): Request {
  return new Request('https://token.example.test/token', { method: 'OPTIONS', headers });
}

describe.each([chromiumOrigin, firefoxOrigin, 'moz-extension://any-other-installation'])('from %s', (origin) => {
  test('a preflight is answered', async () => {
    const { service, asked } = serviceWith();
    const response = await service.fetch(
      preflight({
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      }),
    );
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-methods')).toBe('POST');
    expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('content-type');
    expect(response.headers.get('vary')).toBe('Origin');
    expect(await response.text()).toBe('');
    expect(asked).toEqual([]);
  });

  test('a token can be read, and so can every refusal', async () => {
    for (const form of [goodForm, { ...goodForm, code: '' }]) {
      const { response } = await ask(tokenRequest(form, { Origin: origin }));
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After');
    }
  });

  test('a wrong path and a wrong method can be read', async () => {
    const wrong = [
      new Request('https://token.example.test/tokens', { method: 'POST', headers: { Origin: origin } }),
      new Request('https://token.example.test/token', { headers: { Origin: origin } }),
    ];
    for (const request of wrong) {
      const { response } = await ask(request);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  test('credentials are never allowed', async () => {
    const { response } = await ask(tokenRequest(goodForm, { Origin: origin }));
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  });
});

describe.each([
  'https://evil.example',
  'https://www.linkedin.com',
  'https://token.example.test',
  'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  `${chromiumOrigin}/`,
  `${chromiumOrigin}.evil.example`,
  'moz-extension://',
  'moz-extension://a.evil.example',
  'https://evil.example/moz-extension://a',
  'null',
  '*',
  '',
])('from %j', (origin) => {
  test('a request is refused, unread and unasked', async () => {
    const request = tokenRequest(goodForm, { Origin: origin });
    const { response, body, asked } = await ask(request);
    expect(response.status).toBe(403);
    expect(body['error']).toBe('unauthorized_client');
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
    expect(request.bodyUsed).toBe(false);
    expect(asked).toEqual([]);
  });

  test('a preflight is refused', async () => {
    const { service } = serviceWith();
    const response = await service.fetch(preflight({ Origin: origin, 'Access-Control-Request-Method': 'POST' }));
    expect(response.status).toBe(403);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });
});

test('a caller that is no browser sends no origin, and is answered without CORS headers', async () => {
  const { response } = await ask(tokenRequest());
  expect(response.status).toBe(200);
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('a refusal for a foreign origin does not count against the client', async () => {
  const { service } = serviceWith(undefined, { requestsPerMinute: 1 });
  for (let count = 0; count < 3; count += 1) {
    await service.fetch(tokenRequest(goodForm, { Origin: 'https://evil.example' }), { address: '192.0.2.1' });
  }
  expect((await service.fetch(tokenRequest(), { address: '192.0.2.1' })).status).toBe(200);
});
