import { afterEach, describe, expect, test, vi } from 'vitest';
import { testTokenService } from '../../../src/background/token-service-test.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { misconfiguredService } from '../../../token-service/misconfigured-service.ts';
import type { TokenServiceConfiguration } from '../../../token-service/token-service.ts';
import {
  chromiumOrigin,
  chromiumRedirect,
  clientId,
  firefoxOrigin,
  firefoxRedirect,
  linkedInToken,
  serviceWith,
  type Upstream,
} from '../token-service/fixture.ts';
import { browserInFrontOf, type Service } from './service-in-browser.ts';

const address = 'https://token.example.test/token';
const settings: Settings = { ...defaultSettings, linkedin: { ...defaultSettings.linkedin, clientId } };

afterEach(() => {
  vi.useRealTimers();
});

function tryOut(service: Service, asked: Partial<{ address: string; settings: Settings; redirect: string }> = {}) {
  const browser = browserInFrontOf(service);
  const { address: at = address, settings: under = settings, redirect = chromiumRedirect } = asked;
  const tested = testTokenService(at, under, redirect, browser.fetch);
  return { tested, verdict: tested.then(({ verdict }) => verdict), sent: browser.sent };
}

/** What LinkedIn answers a code that it never gave. */
const refusesCodes: Upstream = () =>
  Response.json({ error: 'invalid_request', error_description: 'code not found' }, { status: 401 });

/** Our own service, with LinkedIn behind it. */
const ours =
  (configuration: Partial<TokenServiceConfiguration> = {}, upstream: Upstream = refusesCodes): Service =>
  (request) =>
    serviceWith(upstream, configuration).service.fetch(request);

const readable = { 'Access-Control-Allow-Origin': '*' };
const answering =
  (status: number, body: BodyInit | null, headers: Record<string, string> = {}): Service =>
  () =>
    new Response(body, { status, headers: { ...readable, ...headers } });
const erring = (error: unknown, status = 400): Service => answering(status, JSON.stringify({ error }));

describe('our own token service', () => {
  test('works where it is set up rightly: LinkedIn was asked, once, and refused the code', async () => {
    const { service, asked } = serviceWith(refusesCodes);
    const { tested } = tryOut((request) => service.fetch(request));
    await expect(tested).resolves.toEqual({ address, clientId, verdict: 'works' });
    expect(asked).toHaveLength(1);
  });

  test('works for Firefox, whose origin nobody can list', async () => {
    const browser = browserInFrontOf(ours(), firefoxOrigin);
    await expect(testTokenService(address, settings, firefoxRedirect, browser.fetch)).resolves.toMatchObject({
      verdict: 'works',
    });
  });

  test.each<[string, Partial<TokenServiceConfiguration>]>([
    ['unknown-redirect-address', { redirectAddresses: [firefoxRedirect] }],
    ['unknown-client', { clientId: 'of-another-app' }],
    // What is to be mended first; once it is, the client shows.
    ['unknown-redirect-address', { clientId: 'of-another-app', redirectAddresses: [firefoxRedirect] }],
    ['origin-refused', { allowedOrigins: [] }],
    ['too-many-requests', { requestsPerMinute: 1 }],
  ])('is found to be %s with %j', async (verdict, configuration) => {
    const { service, asked } = serviceWith(refusesCodes, configuration);
    await expect(tryOut((request) => service.fetch(request)).verdict).resolves.toBe(verdict);
    expect(asked).toEqual([]);
  });

  test.each<[string, string, Upstream]>([
    ['app-refused', 'does not accept the secret', () => Response.json({ error: 'invalid_client' }, { status: 401 })],
    ['in-trouble', 'fails', () => new Response(null, { status: 500 })],
    ['in-trouble', 'is throttled', () => new Response(null, { status: 429 })],
    ['in-trouble', 'can’t be reached', () => Promise.reject(new TypeError('no way there'))],
    ['in-trouble', 'answers nonsense', () => new Response('<html>')],
    ['in-trouble', 'says nothing in time', () => new Promise(() => undefined)],
  ])('is %s where LinkedIn behind it %s', async (verdict, _what, upstream) => {
    await expect(tryOut(ours({ upstreamTimeout: 5 }, upstream)).verdict).resolves.toBe(verdict);
  });

  test('is nonsense at a wrong path, where it is not', async () => {
    await expect(tryOut(ours(), { address: 'https://token.example.test/' }).verdict).resolves.toBe('nonsense');
  });

  test.each([
    ['in-trouble', [chromiumOrigin]],
    ['origin-refused', []],
  ])('is %s where it is misconfigured, and allows %j', async (verdict, allowedOrigins) => {
    const { fetch } = misconfiguredService({ ok: false, faults: [], allowedOrigins });
    await expect(tryOut((request) => fetch(request)).verdict).resolves.toBe(verdict);
  });
});

describe('an address', () => {
  test.each([
    '',
    'token',
    'ftp://token.example.test',
    'http://token.example.test/token',
    'http://localhost.example.test/',
    'https://user:password@token.example.test/',
    'https://token.example.test/#part',
    ' https://token.example.test/',
    'javascript:alert(1)',
  ])('“%s” is none, and nobody is asked', async (wrong) => {
    const { verdict, sent } = tryOut(ours(), { address: wrong });
    await expect(verdict).resolves.toBe('not-an-address');
    expect(sent).toEqual([]);
  });

  test.each(['http://localhost:8787/token', 'http://127.0.0.1:8787/token'])(
    '%s is one of this computer, and good enough without https',
    async (local) => {
      await expect(tryOut(ours(), { address: local }).verdict).resolves.toBe('works');
    },
  );
});

test('without a client ID nobody is asked', async () => {
  const { verdict, sent } = tryOut(ours(), { settings: defaultSettings });
  await expect(verdict).resolves.toBe('no-client-id');
  expect(sent).toEqual([]);
});

describe('what is sent', () => {
  test('is a form without cookies, referrer and cache: first without a code, then with one that nobody was given', async () => {
    const { verdict, sent } = tryOut(ours());
    await verdict;
    const form = { grant_type: 'authorization_code', redirect_uri: chromiumRedirect, client_id: clientId };
    expect(sent.map((one) => one.form)).toEqual([form, { ...form, code: expect.any(String) }]);
    for (const { address: at, init } of sent) {
      expect(at).toBe(address);
      expect(init).toMatchObject({
        method: 'POST',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
      });
    }
  });

  test('to where the answer can’t be read has nothing of ours in it', async () => {
    const { verdict, sent } = tryOut(ours({ allowedOrigins: [] }));
    await verdict;
    expect(sent.at(-1)).toMatchObject({
      form: { grant_type: 'authorization_code' },
      init: { method: 'POST', mode: 'no-cors', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' },
    });
  });
});

describe('another service', () => {
  test.each<[string, Service]>([
    ['app-refused', erring('invalid_client', 401)],
    ['in-trouble', erring('temporarily_unavailable')],
    ['in-trouble', erring('server_error')],
    ['nonsense', erring('unsupported_grant_type')],
    ['nonsense', erring('something_else')],
    ['origin-refused', erring('unauthorized_client', 403)],
    ['too-many-requests', answering(429, 'Slow down')],
    ['in-trouble', answering(502, '<html>Bad gateway</html>')],
  ])('is %s by its first answer', async (verdict, service) => {
    const { verdict: found, sent } = tryOut(service);
    await expect(found).resolves.toBe(verdict);
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['works', 'invalid_grant', 400],
    ['app-refused', 'invalid_client', 401],
    ['app-refused', 'unauthorized_client', 400],
    ['in-trouble', 'server_error', 400],
    // It may be that anything is refused so.
    ['nonsense', 'invalid_request', 400],
  ])('is %s where it answers a code with %s', async (verdict, error, status) => {
    const service: Service = async (request) =>
      (await request.text()).includes('code=')
        ? Response.json({ error }, { status, headers: readable })
        : Response.json({ error: 'invalid_request' }, { status: 400, headers: readable });
    await expect(tryOut(service).verdict).resolves.toBe(verdict);
  });

  test('that calls a missing code a wrong one works all the same', async () => {
    await expect(tryOut(erring('invalid_grant')).verdict).resolves.toBe('works');
  });

  test('that is throttled between the two asks over an unknown client says so', async () => {
    let asks = 0;
    const service: Service = (request) => {
      asks += 1;
      return asks === 1 ? erring('unauthorized_client')(request) : answering(429, null)(request);
    };
    await expect(tryOut(service).verdict).resolves.toBe('too-many-requests');
  });
});

describe('what is no token service', () => {
  const token = JSON.stringify(linkedInToken);
  test.each<[string, Service]>([
    ['a web page', answering(200, '<!doctype html><p>Hello')],
    ['a web page at an error', answering(400, '<!doctype html><p>Bad request')],
    ['nothing at this path', answering(404, JSON.stringify({ error: 'invalid_request' }))],
    ['an empty answer', answering(204, null)],
    ['an empty error', answering(400, null)],
    ['an error that is no text', erring({ code: 1 })],
    ['an error in a list', answering(400, JSON.stringify([{ error: 'invalid_grant' }]))],
    ['an inherited error', answering(400, JSON.stringify({ __proto__: null, constructor: 'invalid_grant' }))],
    ['null', answering(400, 'null')],
    ['a token for no code at all', answering(200, token)],
    ['a token in an error', answering(400, token)],
    ['a redirect', answering(307, null, { Location: 'https://elsewhere.example.test/' })],
  ])('is nonsense: %s', async (_what, service) => {
    const { verdict, sent } = tryOut(service);
    await expect(verdict).resolves.toBe('nonsense');
    expect(sent.map(({ address: at }) => at)).toEqual([address]);
  });

  test('is nonsense where its answer is longer than any error', async () => {
    const error = JSON.stringify({ error: 'invalid_grant', error_description: 'a'.repeat(20_000) });
    await expect(tryOut(answering(400, error)).verdict).resolves.toBe('nonsense');
  });

  test('is nonsense where it gives a token for a made-up code', async () => {
    const service: Service = async (request) =>
      (await request.clone().text()).includes('code=')
        ? answering(200, token)(request)
        : erring('invalid_request')(request);
    await expect(tryOut(service).verdict).resolves.toBe('nonsense');
  });

  test('is read no further than any error is long', async () => {
    const kibibyte = new Uint8Array(1024).fill(0x20);
    let given = 0;
    const endless = new ReadableStream({
      pull(controller) {
        given += 1;
        controller.enqueue(kibibyte);
      },
    });
    await expect(tryOut(answering(400, endless)).verdict).resolves.toBe('nonsense');
    expect(given).toBeLessThan(32);
  });

  test('is nonsense where its answer breaks off', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('connection reset')) });
    const { verdict, sent } = tryOut(answering(400, broken));
    await expect(verdict).resolves.toBe('nonsense');
    expect(sent).toHaveLength(1);
  });
});

describe('what can’t be read', () => {
  test('is refused to this origin, where something answers', async () => {
    await expect(tryOut(() => new Response('secret')).verdict).resolves.toBe('origin-refused');
  });

  test('is refused also where it leads elsewhere, and nothing of ours goes there', async () => {
    const service: Service = ({ url }) =>
      url === address
        ? new Response(null, { status: 307, headers: { Location: 'https://elsewhere.example.test/' } })
        : new Response();
    const { verdict, sent } = tryOut(service);
    await expect(verdict).resolves.toBe('origin-refused');
    const elsewhere = sent.filter(({ address: at }) => at !== address);
    expect(elsewhere.map(({ form }) => form)).toEqual([{ grant_type: 'authorization_code' }]);
  });

  test('is unreachable, where nothing answers', async () => {
    const { verdict, sent } = tryOut(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(verdict).resolves.toBe('unreachable');
    expect(sent).toHaveLength(2);
  });
});

describe('a service that takes its time', () => {
  const silence = (): Promise<Response> => new Promise(() => undefined);

  test('is unreachable after fifteen seconds without a word', async () => {
    vi.useFakeTimers();
    const settled = vi.fn();
    void tryOut(silence).verdict.then(settled);
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledWith('unreachable');
  });

  test.each<[string, Service]>([
    [
      'once it has to ask LinkedIn',
      async (request) =>
        (await request.clone().text()).includes('code=') ? silence() : erring('invalid_request')(request),
    ],
    ['in the middle of its answer', answering(400, new ReadableStream())],
  ])('is in trouble where it falls silent %s', async (_when, service) => {
    vi.useFakeTimers();
    const settled = vi.fn();
    void tryOut(service).verdict.then(settled);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(settled).toHaveBeenCalledWith('in-trouble');
  });
});
