import { describe, expect, test } from 'vitest';
import { type Refusal, refusals } from '../../../token-service/refusals.ts';
import { accessToken, ask, code, linkedInToken, serviceWith, tokenRequest, type Upstream } from './fixture.ts';

async function expectRefusal(upstream: Upstream, refusal: Refusal) {
  const { response, body } = await ask(tokenRequest(), upstream);
  const { status, error, description } = refusals[refusal];
  expect(body).toEqual({ error, error_description: description });
  expect(response.status).toBe(status);
  return response;
}

const problem = (status: number, error: unknown) =>
  Response.json({ error, error_description: `LinkedIn says something about ${code}` }, { status });

describe('LinkedIn refuses', () => {
  test.each<[number, string, Refusal]>([
    [401, 'invalid_request', 'code-refused'],
    [400, 'invalid_request', 'code-refused'],
    [400, 'invalid_redirect_uri', 'code-refused'],
    [400, 'invalid_grant', 'code-refused'],
    [401, 'invalid_client', 'app-refused'],
    [400, 'invalid_client', 'app-refused'],
    [401, 'unauthorized_client', 'app-refused'],
  ])('%i %s', async (status, error, refusal) => {
    await expectRefusal(() => problem(status, error), refusal);
  });

  test('the two are told apart by code and by words', () => {
    expect(refusals['code-refused'].error).toBe('invalid_grant');
    expect(refusals['app-refused'].error).toBe('invalid_client');
    expect(refusals['app-refused'].description).toContain('token service is set up wrongly');
  });
});

describe('LinkedIn fails', () => {
  const html = '<!DOCTYPE html><title>LinkedIn</title>';
  const page = (status: number) => new Response(html, { status, headers: { 'Content-Type': 'text/html' } });
  const token = (change: object) => () => Response.json({ ...linkedInToken, ...change });

  test.each<[string, Upstream, Refusal]>([
    ['500', () => problem(500, 'server_error'), 'linkedin-failed'],
    ['503 with a page', () => page(503), 'linkedin-failed'],
    ['200 with a page', () => page(200), 'linkedin-nonsense'],
    ['400 with a page', () => page(400), 'linkedin-nonsense'],
    ['401 without an error', () => Response.json({ status: 401 }, { status: 401 }), 'linkedin-nonsense'],
    ['401 with an error that is no text', () => problem(401, { a: 1 }), 'linkedin-nonsense'],
    ['403', () => problem(403, 'invalid_client'), 'linkedin-nonsense'],
    ['404', () => page(404), 'linkedin-nonsense'],
    ['nothing at all', () => new Response(null, { status: 204 }), 'linkedin-nonsense'],
    ['a list', () => Response.json([linkedInToken]), 'linkedin-nonsense'],
    ['null', () => Response.json(null), 'linkedin-nonsense'],
    ['half a JSON', () => new Response('{"access_token":"a'), 'linkedin-nonsense'],
    ['bytes that are no text', () => new Response(new Uint8Array([0xff, 0xfe])), 'linkedin-nonsense'],
    ['an error in a 200', () => problem(200, 'invalid_request'), 'linkedin-nonsense'],
    ['no token', token({ access_token: undefined }), 'linkedin-nonsense'],
    ['an empty token', token({ access_token: '' }), 'linkedin-nonsense'],
    ['a token that is a number', token({ access_token: 1 }), 'linkedin-nonsense'],
    ['a token with a line break', token({ access_token: 'a\nb' }), 'linkedin-nonsense'],
    ['no expiry', token({ expires_in: undefined }), 'linkedin-nonsense'],
    ['an expiry in words', token({ expires_in: 'soon' }), 'linkedin-nonsense'],
    ['an expiry in the past', token({ expires_in: 0 }), 'linkedin-nonsense'],
    ['half a second', token({ expires_in: 0.5 }), 'linkedin-nonsense'],
    ['a scope that is a list', token({ scope: ['openid'] }), 'linkedin-nonsense'],
    ['a token of another type', token({ token_type: 'DPoP' }), 'linkedin-nonsense'],
    ['an answer that is far too long', token({ id_token: 'a'.repeat(70_000) }), 'linkedin-nonsense'],
  ])('%s', async (_, upstream, refusal) => {
    await expectRefusal(upstream, refusal);
  });

  test('a refused connection', async () => {
    await expectRefusal(() => {
      throw new TypeError('fetch failed');
    }, 'linkedin-unreachable');
  });

  test('an answer that breaks off', async () => {
    const broken = () => new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
    await expectRefusal(() => new Response(broken()), 'linkedin-unreachable');
  });

  test('a redirect is never followed, so the secret goes nowhere else', async () => {
    const { asked, response } = await ask(tokenRequest(), () =>
      Response.redirect('https://elsewhere.example.test/', 307),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.redirect).toBe('manual');
    expect(response.status).toBe(502);
  });

  test('too many requests, with the time to wait', async () => {
    const response = await expectRefusal(
      () => new Response('', { status: 429, headers: { 'Retry-After': '120' } }),
      'linkedin-throttled',
    );
    expect(response.headers.get('retry-after')).toBe('120');
  });

  test.each(['Wed, 21 Oct 2026 07:28:00 GMT', '-1', '1e9', ''])('a time to wait of %j is left out', async (value) => {
    const response = await expectRefusal(
      () => new Response('', { status: 429, headers: { 'Retry-After': value } }),
      'linkedin-throttled',
    );
    expect(response.headers.has('retry-after')).toBe(false);
  });
});

describe('LinkedIn is silent', () => {
  const silent: [string, Upstream][] = [
    ['before its answer', () => new Promise(() => undefined)],
    ['within its answer', () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }))],
    [
      'until the request is given up',
      (request) =>
        new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(new Error('aborted')))),
    ],
  ];

  test.each(silent)('%s', async (_, upstream) => {
    const { service, asked } = serviceWith(upstream, { upstreamTimeout: 30 });
    const response = await service.fetch(tokenRequest());
    expect(response.status).toBe(504);
    expect(await response.json()).toEqual({
      error: 'temporarily_unavailable',
      error_description: refusals['linkedin-silent'].description,
    });
    expect(asked).toHaveLength(1);
  });

  test('the request to LinkedIn is given up', async () => {
    let signal: AbortSignal | undefined;
    const { service } = serviceWith(
      (request) => {
        signal = request.signal;
        return new Promise(() => undefined);
      },
      { upstreamTimeout: 30 },
    );
    await service.fetch(tokenRequest());
    expect(signal?.aborted).toBe(true);
  });

  test('an answer in time is not disturbed by the time running out later', async () => {
    const { service } = serviceWith(undefined, { upstreamTimeout: 30 });
    const response = await service.fetch(tokenRequest());
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await response.json()).toMatchObject({ access_token: accessToken });
  });
});
