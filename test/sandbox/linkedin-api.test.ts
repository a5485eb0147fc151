import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';
import { ask, askApi, listOf, type Reply, tokenFor } from './linkedin-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.control.reset());

const bodyOf = (reply: Reply) => JSON.parse(reply.text) as Record<string, unknown>;
const failureOf = (reply: Reply) => [reply.status, bodyOf(reply)['status'], bodyOf(reply)['serviceErrorCode']];

const someone = people[0]?.personId ?? '';

describe('the token', () => {
  test('is missing', async () => {
    expect(failureOf(await ask(sandbox, 'https://api.linkedin.com/v2/userinfo'))).toEqual([401, 401, 401]);
  });

  test('is unknown', async () => {
    expect(failureOf(await askApi(sandbox, 'AQnever', '/v2/userinfo'))).toEqual([401, 401, 65600]);
  });

  test('is revoked', async () => {
    const token = await tokenFor(sandbox, anna);
    sandbox.control.revokeTokens();
    expect(failureOf(await askApi(sandbox, token, '/v2/userinfo'))).toEqual([401, 401, 65601]);
  });

  test('has expired', async () => {
    const token = await tokenFor(sandbox, anna);
    sandbox.control.expireTokens();
    expect(failureOf(await askApi(sandbox, token, '/v2/userinfo'))).toEqual([401, 401, 65602]);
  });

  test('is so fresh that LinkedIn calls it revoked, and is good a moment later', async () => {
    sandbox.control.refuseFreshTokens(60_000);
    const token = await tokenFor(sandbox, anna);
    expect(failureOf(await askApi(sandbox, token, '/v2/userinfo'))).toEqual([401, 401, 65601]);
    sandbox.control.refuseFreshTokens(20);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await askApi(sandbox, token, '/v2/userinfo')).status).toBe(200);
  });
});

describe('/v2/userinfo', () => {
  test('tells who is signed in, with a picture and a locale of two parts', async () => {
    const token = await tokenFor(sandbox, anna, ['openid', 'profile', 'email']);
    expect(bodyOf(await askApi(sandbox, token, '/v2/userinfo'))).toEqual({
      sub: anna.personId,
      name: anna.name,
      given_name: anna.firstName,
      family_name: anna.lastName,
      picture: expect.stringMatching(/^https:\/\/media\.licdn\.com\/dms\/image\/v2\/.*shrink_100_100/),
      locale: { country: 'US', language: 'en' },
      email: anna.email,
      email_verified: true,
    });
  });

  test('tells only what the scopes open', async () => {
    const token = await tokenFor(sandbox, anna, ['openid']);
    expect(bodyOf(await askApi(sandbox, token, '/v2/userinfo'))).toEqual({ sub: anna.personId });
    const legacy = await tokenFor(sandbox, anna, ['r_liteprofile']);
    expect(failureOf(await askApi(sandbox, legacy, '/v2/userinfo'))).toEqual([403, 403, 100]);
  });
});

describe('/v2/me', () => {
  test('answers the basic fields with r_basicprofile', async () => {
    const body = bodyOf(await askApi(sandbox, await tokenFor(sandbox, anna, ['r_basicprofile']), '/v2/me'));
    expect(body).toMatchObject({
      id: anna.personId,
      firstName: { localized: { en_US: 'Anna' }, preferredLocale: { country: 'US', language: 'en' } },
      localizedLastName: 'Lindqvist',
      localizedHeadline: anna.headline,
      vanityName: anna.vanityName,
      profilePicture: { displayImage: expect.stringMatching(/^urn:li:digitalmediaAsset:C4D03AQ/) },
    });
    expect(body['profilePicture']).not.toHaveProperty('displayImage~');
  });

  test('answers the lite fields with r_liteprofile', async () => {
    const body = bodyOf(await askApi(sandbox, await tokenFor(sandbox, anna, ['r_liteprofile']), '/v2/me'));
    expect(Object.keys(body).sort()).toEqual(
      ['firstName', 'id', 'lastName', 'localizedFirstName', 'localizedLastName', 'profilePicture'].sort(),
    );
  });

  test('answers 403 and 100 to a token with OpenID scopes only', async () => {
    const token = await tokenFor(sandbox, anna, ['openid', 'profile']);
    const reply = await askApi(sandbox, token, '/v2/me');
    expect(failureOf(reply)).toEqual([403, 403, 100]);
    expect(bodyOf(reply)).toMatchObject({ code: 'ACCESS_DENIED', message: expect.stringContaining('me.GET') });
  });
});

describe('what makes a whole people call fail', () => {
  const paths = [`/v2/people?ids=${listOf([someone])}`, `/v2/people/(id:${someone})`];

  test.each(paths)('OpenID scopes only: %s', async (path) => {
    const token = await tokenFor(sandbox, anna, ['openid', 'profile']);
    expect(failureOf(await askApi(sandbox, token, path))).toEqual([403, 403, 100]);
  });

  test.each(paths)('people read withdrawn from the app: %s', async (path) => {
    const token = await tokenFor(sandbox, anna);
    expect((await askApi(sandbox, token, path)).status).toBe(200);
    sandbox.control.setPeopleRead(false);
    expect(failureOf(await askApi(sandbox, token, path))).toEqual([403, 403, 100]);
    expect((await askApi(sandbox, token, '/v2/me')).status).toBe(200);
  });

  test.each(paths)('no protocol header: %s', async (path) => {
    const token = await tokenFor(sandbox, anna);
    for (const version of ['', '1.0.0']) {
      const reply = await askApi(sandbox, token, path, { 'x-restli-protocol-version': version });
      expect(reply.status).toBe(400);
    }
  });

  test('a finder by vanity name, which is not for ordinary apps', async () => {
    const token = await tokenFor(sandbox, anna);
    const reply = await askApi(sandbox, token, '/v2/people?q=vanityName&vanityName=anna-lindqvist');
    expect(failureOf(reply)).toEqual([403, 403, 100]);
  });

  test('a basic field asked for with a lite scope', async () => {
    const token = await tokenFor(sandbox, anna, ['r_liteprofile']);
    for (const field of ['headline', 'localizedHeadline', 'vanityName']) {
      const path = `/v2/people?ids=${listOf([someone])}&projection=(results*(id,${field}))`;
      expect(failureOf(await askApi(sandbox, token, path))).toEqual([403, 403, 100]);
    }
    const lite = `/v2/people?ids=${listOf([someone])}&projection=(results*(id,localizedFirstName))`;
    expect((await askApi(sandbox, token, lite)).status).toBe(200);
  });

  test.each([
    ['encoded structural characters', `ids=List%28%28id:${someone}%29%29`],
    ['no List', `ids=(id:${someone})`],
    ['no ids', 'projection=(results*(id))'],
    ['a projection left open', `ids=${listOf([someone])}&projection=(results*(id)`],
    ['a projection with nothing in it', `ids=${listOf([someone])}&projection=()`],
    ['a projection that goes on after its end', `ids=${listOf([someone])}&projection=(id))`],
  ])('a query with %s', async (_what, query) => {
    const reply = await askApi(sandbox, await tokenFor(sandbox, anna), `/v2/people?${query}`);
    expect([reply.status, bodyOf(reply)['status']]).toEqual([400, 400]);
  });
});

describe('lengths', () => {
  const long = (length: number) => 'a'.repeat(length);

  test.each([
    ['a query over 4 KB', `/v2/people?ids=List((id:${long(4096)}))`, {}],
    ['a path segment over 4 KB', `/v2/people/(id:${long(4096)})`, {}],
    ['an address over 8 KB', `/v2/${`${long(1000)}/`.repeat(9)}`, {}],
    ['an address and headers over 28 KB', '/v2/me', { 'x-long': long(28 * 1024) }],
  ])('414 for %s', async (_what, path, headers) => {
    const reply = await askApi(sandbox, await tokenFor(sandbox, anna), path, headers);
    expect([reply.status, bodyOf(reply)['status']]).toEqual([414, 414]);
  });

  test('just under them is fine', async () => {
    const token = await tokenFor(sandbox, anna);
    const query = `ids=List((id:${long(4080)}))`;
    expect((await askApi(sandbox, token, `/v2/people?${query}`, { 'x-long': long(20 * 1024) })).status).toBe(200);
  });
});

describe('a tunnelled query', () => {
  const tunnelled = (token: string, path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    ask(sandbox, `https://api.linkedin.com${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'x-restli-protocol-version': '2.0.0',
        'content-type': 'application/x-www-form-urlencoded',
        'x-http-method-override': 'GET',
        ...headers,
      },
      body,
    });
  const query = `ids=${listOf(people.slice(0, 500).map(({ personId }) => personId))}&projection=(results*(id))`;

  test('may be as long as it likes, and is answered as a GET is', async () => {
    expect(query.length).toBeGreaterThan(4096);
    const reply = await tunnelled(await tokenFor(sandbox, anna), '/v2/people', query);
    expect(reply.status).toBe(200);
    expect(Object.keys(bodyOf(reply)['results'] as object).length).toBeGreaterThan(300);
  });

  test.each([
    ['without the header that says so', { 'x-http-method-override': '' }],
    ['that means another method', { 'x-http-method-override': 'PUT' }],
    ['of another type', { 'content-type': 'application/json' }],
  ])('%s is a POST, which is not allowed', async (_what, headers) => {
    const reply = await tunnelled(await tokenFor(sandbox, anna), '/v2/people', query, headers);
    expect([reply.status, bodyOf(reply)['status']]).toEqual([405, 405]);
  });

  test('needs a token and a protocol like any other', async () => {
    expect((await tunnelled('AQnever', '/v2/people', query)).status).toBe(401);
    const token = await tokenFor(sandbox, anna);
    expect((await tunnelled(token, '/v2/people', query, { 'x-restli-protocol-version': '' })).status).toBe(400);
  });
});

test('other methods and other resources', async () => {
  const post = await ask(sandbox, 'https://api.linkedin.com/v2/me', { method: 'POST' });
  expect(post.status).toBe(405);
  const token = await tokenFor(sandbox, anna);
  expect((await askApi(sandbox, token, '/v2/skills')).status).toBe(404);
  expect((await askApi(sandbox, token, '/v1/me')).status).toBe(404);
});

test('answers say nothing of caching, so that leaving no trace is the extension’s own doing', async () => {
  const reply = await askApi(sandbox, await tokenFor(sandbox, anna), '/v2/me');
  expect(reply.headers['cache-control']).toBeUndefined();
});
