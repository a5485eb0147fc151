import { describe, expect, test } from 'vitest';
import { type Refusal, refusals } from '../../../token-service/refusals.ts';
import { ask, chromiumRedirect, clientId, code, goodForm, serviceWith, tokenRequest } from './fixture.ts';

async function expectRefusal(request: Request, refusal: Refusal) {
  const { response, body, asked } = await ask(request);
  const { status, error, description } = refusals[refusal];
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(body).toEqual({ error, error_description: description });
  expect(asked).toEqual([]);
  return response;
}

const without = (name: keyof typeof goodForm) =>
  Object.fromEntries(Object.entries(goodForm).filter(([n]) => n !== name));

describe('what is asked', () => {
  test.each<[string, Record<string, string>, Refusal]>([
    ['no grant type', without('grant_type'), 'missing-grant-type'],
    ['an empty grant type', { ...goodForm, grant_type: '' }, 'missing-grant-type'],
    ['a refresh', { ...goodForm, grant_type: 'refresh_token' }, 'wrong-grant-type'],
    ['client credentials', { ...goodForm, grant_type: 'client_credentials' }, 'wrong-grant-type'],
    ['no code', without('code'), 'missing-code'],
    ['an empty code', { ...goodForm, code: '' }, 'missing-code'],
    ['a code with a line break', { ...goodForm, code: 'a\r\nb' }, 'malformed-code'],
    ['a code beyond ASCII', { ...goodForm, code: 'é' }, 'malformed-code'],
    ['no redirect address', without('redirect_uri'), 'missing-redirect-address'],
    ['another redirect address', { ...goodForm, redirect_uri: 'https://evil.example/' }, 'unknown-redirect-address'],
    ['another client ID', { ...goodForm, client_id: 'another' }, 'unknown-client'],
  ])('%s is refused', async (_, form, refusal) => {
    await expectRefusal(tokenRequest(form), refusal);
  });

  test.each([
    ['without its slash', chromiumRedirect.slice(0, -1)],
    ['with a query', `${chromiumRedirect}?a=b`],
    ['with a fragment', `${chromiumRedirect}#`],
    ['with a path', `${chromiumRedirect}path`],
    ['in capitals', chromiumRedirect.toUpperCase()],
    ['with its port', chromiumRedirect.replace('.org/', '.org:443/')],
    ['with a space after it', `${chromiumRedirect} `],
    ['under http', chromiumRedirect.replace('https', 'http')],
  ])('a redirect address %s is another one', async (_, address) => {
    await expectRefusal(tokenRequest({ ...goodForm, redirect_uri: address }), 'unknown-redirect-address');
  });

  test('an empty client ID counts as none, and ours is fine', async () => {
    for (const client_id of ['', clientId]) {
      const { response } = await ask(tokenRequest({ ...goodForm, client_id }));
      expect(response.status).toBe(200);
    }
  });

  test.each(['grant_type', 'code', 'redirect_uri', 'client_id', 'unknown'])(
    '%s given twice is refused',
    async (name) => {
      const form = new URLSearchParams({ ...goodForm, client_id: clientId, unknown: 'a' });
      form.append(name, form.get(name) ?? '');
      const request = new Request(tokenRequest(), { body: form.toString(), method: 'POST' });
      await expectRefusal(request, 'repeated-parameter');
    },
  );

  test('parameters in the address do not count', async () => {
    const address = `https://token.example.test/token?${new URLSearchParams(goodForm)}`;
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await expectRefusal(new Request(address, { method: 'POST', headers, body: '' }), 'missing-grant-type');
  });
});

describe('the content type', () => {
  test.each([
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=a',
    'application/x-www-form-urlencodedx',
    '',
  ])('%j is refused', async (type) => {
    await expectRefusal(tokenRequest(goodForm, { 'Content-Type': type }), 'wrong-content-type');
  });

  test('none at all is refused', async () => {
    const body = new TextEncoder().encode(new URLSearchParams(goodForm).toString());
    await expectRefusal(
      new Request('https://token.example.test/token', { method: 'POST', body }),
      'wrong-content-type',
    );
  });
});

describe('the body', () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (body: RequestInit['body'], more: Record<string, string> = {}) =>
    new Request('https://token.example.test/token', {
      method: 'POST',
      headers: { ...headers, ...more },
      body,
      duplex: 'half',
    } as RequestInit);
  const good = `${new URLSearchParams(goodForm)}&filler=`;

  test('may be 8192 bytes', async () => {
    const { response } = await ask(post(good.padEnd(8192, 'a')));
    expect(response.status).toBe(200);
  });

  test('may not be 8193 bytes, though no header says how long it is', async () => {
    const request = post(good.padEnd(8193, 'a'));
    expect(request.headers.has('content-length')).toBe(false);
    await expectRefusal(request, 'body-too-large');
  });

  test('is measured in bytes, not in characters', async () => {
    await expectRefusal(post(good + 'é'.repeat(4096)), 'body-too-large');
  });

  test('is not read where its header says that it is too long', async () => {
    const request = post(good, { 'Content-Length': '8193' });
    await expectRefusal(request, 'body-too-large');
    expect(request.bodyUsed).toBe(false);
  });

  test('is not believed to be short because its header says so', async () => {
    await expectRefusal(post(good.padEnd(9000, 'a'), { 'Content-Length': '10' }), 'body-too-large');
  });

  test('that hardly ever ends is read no further than needed, and let go', async () => {
    let sent = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000).fill(97));
        // Who reads on without end fails this test by a figure, instead of hanging with it.
        if (sent === 1_000_000) controller.close();
      },
      cancel() {
        cancelled = true;
      },
    });
    await expectRefusal(post(endless), 'body-too-large');
    expect(sent).toBeLessThanOrEqual(11_000);
    expect(cancelled).toBe(true);
  });

  test('that breaks off is refused', async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error('gone'));
      },
    });
    await expectRefusal(post(broken), 'unreadable-body');
  });

  test('that somebody else has read is refused', async () => {
    const request = post(good);
    await request.text();
    await expectRefusal(request, 'unreadable-body');
  });

  test('that is not UTF-8 is refused', async () => {
    await expectRefusal(post(new Uint8Array([0x63, 0xff, 0xfe])), 'unreadable-body');
  });

  test('may arrive in pieces that part a character', async () => {
    const bytes = new TextEncoder().encode(`${good}é`);
    const pieces = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    const { response, asked } = await ask(post(pieces));
    expect(response.status).toBe(200);
    expect(new URLSearchParams(await asked[0]?.text()).get('code')).toBe(code);
  });

  test('may not be missing', async () => {
    await expectRefusal(post(null), 'missing-grant-type');
  });
});

describe('methods and paths', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('%s /token is not allowed', async (method) => {
    const { service, asked } = serviceWith();
    const response = await service.fetch(new Request('https://token.example.test/token', { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
    expect(asked).toEqual([]);
  });

  test.each(['/', '/tokens', '/token/', '/Token', '/token/token', '/.env'])('%s does not exist', async (path) => {
    await expectRefusal(new Request(`https://token.example.test${path}`, { method: 'POST' }), 'unknown-path');
  });

  test('/health says ok and nothing else', async () => {
    const { response, body, asked } = await ask(new Request('https://token.example.test/health'));
    expect(response.status).toBe(200);
    expect(body).toEqual({ status: 'ok' });
    expect(asked).toEqual([]);
  });

  test('/health takes GET and HEAD only', async () => {
    const { service } = serviceWith();
    const address = 'https://token.example.test/health';
    expect((await service.fetch(new Request(address, { method: 'HEAD' }))).status).toBe(200);
    const response = await service.fetch(new Request(address, { method: 'POST' }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});
