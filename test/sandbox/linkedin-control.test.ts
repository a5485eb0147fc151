import { createHash, X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import {
  answerOf,
  ask,
  askApi,
  authorizationAddress,
  authorizationQuery,
  form,
  tokenFor,
  Visitor,
} from './linkedin-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

const me = 'https://api.linkedin.com/v2/me';

/** The answer, or `silence` where none came within 300 ms. */
const within = <T>(answer: Promise<T>) =>
  Promise.race([answer, new Promise<'silence'>((resolve) => setTimeout(resolve, 300, 'silence'))]);

async function ownPicture(): Promise<string> {
  const reply = await askApi(sandbox, await tokenFor(sandbox, anna, ['openid', 'profile']), '/v2/userinfo');
  return (JSON.parse(reply.text) as { picture: string }).picture;
}

describe('faults', () => {
  test.each([
    ['authorization', () => ask(sandbox, authorizationAddress())],
    ['token', () => ask(sandbox, 'https://www.linkedin.com/oauth/v2/accessToken', form({}))],
    ['userinfo', () => ask(sandbox, 'https://api.linkedin.com/v2/userinfo')],
    ['me', () => ask(sandbox, me)],
    ['people', () => ask(sandbox, 'https://api.linkedin.com/v2/people?ids=List()')],
    ['people', () => ask(sandbox, 'https://api.linkedin.com/v2/people/(id:A)')],
    ['connections', () => ask(sandbox, 'https://api.linkedin.com/v2/connections?q=viewer')],
    ['geo', () => ask(sandbox, 'https://api.linkedin.com/v2/geo/1')],
    ['places', () => ask(sandbox, 'https://api.linkedin.com/v2/places/country=a&placeCode=b')],
    ['regions', () => ask(sandbox, 'https://api.linkedin.com/v2/regions?q=standardizedLocation')],
    ['media', () => ask(sandbox, 'https://media.licdn.com/dms/image/v2/any')],
    ['token-service', () => ask(sandbox, 'https://token.example.test/token', form({}))],
  ] as const)('any answer, at %s', async (endpoint, question) => {
    sandbox.control.addFault(endpoint, { status: 503, body: 'Not now.', headers: { 'Retry-After': '7' } }, 1);
    const reply = await question();
    expect([reply.status, reply.text, reply.headers['retry-after']]).toEqual([503, 'Not now.', '7']);
    expect((await question()).status).not.toBe(503);
  });

  test('come in the order added, each as often as it was asked to, and end when cleared', async () => {
    sandbox.control.addFault('me', { status: 500 }, 2);
    sandbox.control.addFault('me', { status: 429 });
    const statuses = [];
    for (let time = 0; time < 5; time += 1) statuses.push((await ask(sandbox, me)).status);
    sandbox.control.clearFaults('me');
    statuses.push((await ask(sandbox, me)).status);
    expect(statuses).toEqual([500, 500, 429, 429, 429, 401]);
  });

  test('of one endpoint leave the others alone', async () => {
    sandbox.control.addFault('people', { status: 500 });
    expect((await ask(sandbox, me)).status).toBe(401);
  });

  test('a hang: the connection is taken and nothing comes', async () => {
    sandbox.control.addFault('me', 'hang', 1);
    const question = ask(sandbox, me).catch(() => 'ended');
    expect(await within(question)).toBe('silence');
    expect((await ask(sandbox, me)).status).toBe(401);
    expect(sandbox.journal.of('me').map(({ status }) => status)).toEqual([null, 401]);
  });

  test('a reset', async () => {
    sandbox.control.addFault('me', 'reset', 1);
    await expect(ask(sandbox, me)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('a connection refused, to the endpoint’s whole host and to no other', async () => {
    sandbox.control.addFault('people', 'refused');
    await expect(ask(sandbox, me)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(sandbox.journal.entries).toEqual([]);
    expect((await ask(sandbox, authorizationAddress())).status).toBe(200);
    sandbox.control.clearFaults('people');
    expect((await ask(sandbox, me)).status).toBe(401);
  });

  test('a connection that breaks in the middle of an answer', async () => {
    sandbox.control.addFault('me', 'broken-off', 1);
    await expect(ask(sandbox, me)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('an answer whose head comes at once and whose body does not', async () => {
    sandbox.control.addFault('me', 'slow', 1);
    const question = ask(sandbox, me).catch(() => 'ended');
    expect(await within(question)).toBe('silence');
    expect(sandbox.journal.of('me').map(({ status }) => status)).toEqual([401]);
  });

  test('the right answer, and 50 MB after it', async () => {
    sandbox.control.addFault('me', 'enormous', 1);
    const reply = await ask(sandbox, me);
    expect(reply.bytes.length).toBeGreaterThan(50_000_000);
    expect(JSON.parse(reply.text)).toMatchObject({ status: 401 });
  });

  test('HTML where JSON is due', async () => {
    sandbox.control.addFault('me', 'html', 1);
    const reply = await ask(sandbox, me);
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('a picture that is none', async () => {
    const address = await ownPicture();
    sandbox.control.addFault('media', 'not-an-image', 1);
    const reply = await ask(sandbox, address);
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'image/jpeg']);
    await expect(sharp(reply.bytes).metadata()).rejects.toThrow();
  });

  test('half a picture, and half a JSON', async () => {
    const address = await ownPicture();
    const whole = await ask(sandbox, address);
    sandbox.control.addFault('media', 'truncated', 1);
    const half = await ask(sandbox, address);
    expect(half.headers['content-type']).toBe('image/jpeg');
    expect(half.bytes.equals(whole.bytes.subarray(0, Math.floor(whole.bytes.length / 2)))).toBe(true);
    sandbox.control.addFault('me', 'truncated', 1);
    const text = (await ask(sandbox, me)).text;
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });
});

test('latency is one host’s alone', async () => {
  const first = () =>
    Promise.race([ask(sandbox, me).then(() => 'api'), ask(sandbox, authorizationAddress()).then(() => 'www')]);
  sandbox.control.setLatency('api.linkedin.com', 1500);
  const start = performance.now();
  const slow = ask(sandbox, me);
  expect(await first()).toBe('www');
  await slow;
  expect(performance.now() - start).toBeGreaterThanOrEqual(1490);
  sandbox.control.setLatency('api.linkedin.com', 0);
  sandbox.control.setLatency('www.linkedin.com', 1500);
  expect(await first()).toBe('api');
});

test('reset takes everything back', async () => {
  const visitor = new Visitor(sandbox);
  await visitor.logIn(anna);
  await visitor.consent('allow');
  const token = await tokenFor(sandbox, anna);
  sandbox.control.addFault('me', { status: 500 });
  sandbox.control.setApplicationScopes([]);
  sandbox.control.setLatency('www.linkedin.com', 60_000);
  sandbox.control.reset();
  expect(sandbox.journal.entries).toEqual([]);
  expect((await visitor.open()).text).toContain('session_key');
  expect((await askApi(sandbox, token, '/v2/me')).text).toContain('65600');
});

test('a session that is opened is a browser’s from which LinkedIn asks nothing of that member', async () => {
  const { host, name, value } = sandbox.control.openSession(anna);
  const scope = sandboxSettings().linkedin.scopes.join(' ');
  const asked = async (cookie: string, query = authorizationQuery({ scope })) =>
    ask(sandbox, authorizationAddress(query), { headers: { cookie } });
  expect(host).toBe('www.linkedin.com');
  expect(answerOf(await asked(`${name}=${value}`)).has('code')).toBe(true);
  expect((await asked(`${name}=another`)).text).toContain('session_key');
  const more = authorizationQuery({ scope: `${scope} r_1st_connections` });
  expect((await asked(`${name}=${value}`, more)).text).toContain('name="allow"');
});

describe('the journal', () => {
  test('has every request with its headers, the account of its token and the status', async () => {
    const token = await tokenFor(sandbox, anna);
    sandbox.journal.clear();
    const before = Date.now();
    await askApi(sandbox, token, '/v2/me?projection=(id)', { 'X-Some-Header': 'some value' });
    await ask(sandbox, me);
    expect(sandbox.journal.entries).toHaveLength(2);
    const [first, second] = sandbox.journal.entries;
    expect(first).toMatchObject({
      host: 'api.linkedin.com',
      endpoint: 'me',
      method: 'GET',
      path: '/v2/me',
      query: 'projection=(id)',
      headers: { authorization: `Bearer ${token}`, 'x-some-header': 'some value' },
      account: anna.personId,
      status: 200,
    });
    expect(first?.at).toBeGreaterThanOrEqual(before);
    expect(second).toMatchObject({ account: null, status: 401 });
  });

  test('can be asked by host and by endpoint', async () => {
    await ask(sandbox, me);
    await ask(sandbox, 'https://api.linkedin.com/v2/userinfo');
    await ask(sandbox, 'https://crm.example.test/contacts');
    expect(sandbox.journal.of('api.linkedin.com')).toHaveLength(2);
    expect(sandbox.journal.of('me')).toHaveLength(1);
    expect(sandbox.journal.of('crm.example.test')).toMatchObject([{ path: '/contacts', endpoint: null, status: 200 }]);
  });

  test('has requests to hosts that the sandbox does not answer for', async () => {
    expect((await ask(sandbox, 'https://telemetry.example/collect?x=1')).status).toBe(421);
    expect(sandbox.journal.of('telemetry.example')).toMatchObject([{ path: '/collect', query: 'x=1', status: 421 }]);
  });
});

describe('the listener', () => {
  test('answers for the CRM and for the token service, and has nothing else of LinkedIn', async () => {
    expect((await ask(sandbox, 'https://crm.example.test/contacts')).status).toBe(200);
    expect((await ask(sandbox, 'https://token.example.test/health')).status).toBe(200);
    expect((await ask(sandbox, 'https://www.linkedin.com/feed/')).status).toBe(404);
  });

  test('a Host header with the port is the same host', async () => {
    const reply = await ask(sandbox, me, { headers: { host: `api.linkedin.com:${sandbox.port}` } });
    expect(reply.status).toBe(401);
  });

  test('shows a certificate for its hosts whose key is the one it names', async () => {
    const certificate = await new Promise<X509Certificate>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: sandbox.port, rejectUnauthorized: false }, () => {
        const shown = socket.getPeerX509Certificate();
        socket.destroy();
        if (shown) resolve(new X509Certificate(shown.raw));
        else reject(new Error('No certificate was shown.'));
      });
      socket.on('error', reject);
    });
    const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
    expect(createHash('sha256').update(key).digest('base64')).toBe(sandbox.spki);
    for (const host of sandbox.hosts) expect(certificate.checkHost(host)).toBe(host);
  });

  test('closes at once, hung and slow connections with it', async () => {
    const other = await startSandbox();
    other.control.addFault('me', 'hang');
    other.control.setLatency('www.linkedin.com', 60_000);
    const pending = [me, authorizationAddress()].map((address) =>
      ask(other, address).then(
        () => 'answered',
        () => 'ended',
      ),
    );
    while (other.journal.entries.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const start = performance.now();
    await other.close();
    expect(await Promise.all(pending)).toEqual(['ended', 'ended']);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('takes the port it is given, and says so when that is taken', async () => {
    await expect(startSandbox({ port: sandbox.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

test('the settings document points at this sandbox', () => {
  const { linkedin, sites } = sandboxSettings();
  expect(linkedin).toEqual({
    clientId: 'sandbox-client',
    scopes: ['openid', 'profile', 'r_basicprofile'],
    tokenService: 'https://token.example.test/token',
    batchSize: 50,
  });
  for (const site of sites)
    for (const match of site.matches) expect(sandbox.hosts).toContain(new URL(match.replace('*', '')).hostname);
  expect(sandbox.hosts).toContain(new URL(linkedin.tokenService).hostname);
});
