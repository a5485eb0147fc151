import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { application } from '../../sandbox/application.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { answerOf, authorizationQuery, chromiumRedirect, Visitor } from './linkedin-client.ts';

let sandbox: Sandbox;
let visitor: Visitor;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.control.reset();
  visitor = new Visitor(sandbox);
});

describe('signing in', () => {
  test('shows a login page with stable fields, under a title that claims nothing', async () => {
    const page = await visitor.open();
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('<title>Sandbox sign-in — stands in for LinkedIn</title>');
    for (const part of ['name="session_key"', 'name="session_password"', 'name="sign-in"', 'name="cancel"'])
      expect(page.text).toContain(part);
    expect(page.text).toMatch(/<label>E-mail[\s\S]*<label>Password/);
  });

  test('leads from login over consent back to the extension, with code and state', async () => {
    const loggedIn = await visitor.logIn(anna);
    expect(loggedIn.status).toBe(303);
    expect(loggedIn.headers['cache-control']).toBe('no-store');
    expect(loggedIn.headers.location).toBe(`/oauth/v2/authorization?${authorizationQuery()}`);
    const consent = await visitor.open();
    expect(consent.text).toContain('name="allow"');
    expect(consent.text).toContain('name="cancel"');
    for (const scope of ['openid', 'profile', 'r_basicprofile'])
      expect(consent.text).toContain(`<code>${scope}</code>`);
    const back = await visitor.consent('allow');
    expect(back.status).toBe(302);
    expect(back.headers['cache-control']).toBe('no-store');
    expect(String(back.headers.location).startsWith(chromiumRedirect)).toBe(true);
    expect(answerOf(back).get('state')).toBe('the-state');
    expect(answerOf(back).get('code')).toMatch(/^[\w-]{20,}$/);
  });

  test('says so when the password is wrong, and goes on from there', async () => {
    const page = await visitor.logIn({ email: anna.email, password: 'not it' });
    expect(page.text).toContain('role="alert"');
    expect(visitor.cookie).toBe('');
    expect((await visitor.logIn(anna)).status).toBe(303);
  });

  test('skips consent for scopes already granted, in any order, and asks for others', async () => {
    await visitor.logIn(anna);
    await visitor.consent('allow');
    const again = await visitor.open(authorizationQuery({ scope: 'r_basicprofile,profile,openid', state: 'another' }));
    expect(again.status).toBe(302);
    expect(answerOf(again).get('code')).not.toBeNull();
    expect(answerOf(again).get('state')).toBe('another');
    expect((await visitor.open(authorizationQuery({ scope: 'openid profile' }))).text).toContain('name="allow"');
  });

  test('spends nothing on a GET, since Firefox makes two', async () => {
    await visitor.open();
    await visitor.open();
    await visitor.logIn(anna);
    await visitor.open();
    await visitor.open();
    expect(answerOf(await visitor.consent('allow')).get('state')).toBe('the-state');
  });

  test('asks to log in anew after sign-out', async () => {
    await visitor.logIn(anna);
    await visitor.consent('allow');
    const session = visitor.cookie;
    expect((await visitor.logOut()).text).toContain('You are signed out');
    expect(visitor.cookie).not.toBe(session);
    visitor.cookie = session;
    expect((await visitor.open()).text).toContain('name="session_key"');
  });
});

describe('what comes back instead of a code', () => {
  test('a cancelled login', async () => {
    const answer = answerOf(await visitor.cancelLogin());
    expect(answer.get('error')).toBe('user_cancelled_login');
    expect(answer.get('error_description')).not.toBeNull();
    expect(answer.get('state')).toBe('the-state');
  });

  test('a refused consent', async () => {
    await visitor.logIn(anna);
    const answer = answerOf(await visitor.consent('cancel'));
    expect(answer.get('error')).toBe('user_cancelled_authorize');
    expect(answer.get('state')).toBe('the-state');
  });

  test('a scope the app does not have, described with quotation marks escaped as in HTML', async () => {
    sandbox.control.setApplicationScopes(['openid', 'profile']);
    const reply = await visitor.open();
    expect(reply.status).toBe(302);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(answerOf(reply).get('error')).toBe('unauthorized_scope_error');
    expect(answerOf(reply).get('error_description')).toBe(
      'Scope &quot;r_basicprofile&quot; is not authorized for your application',
    );
    expect(answerOf(reply).get('state')).toBe('the-state');
  });

  test('a response type other than code', async () => {
    const reply = await visitor.open(authorizationQuery({ response_type: 'token' }));
    expect(answerOf(reply).get('error')).toBe('unsupported_response_type');
  });

  test.each([
    ['client', authorizationQuery({ client_id: 'someone-else' })],
    ['redirect address', authorizationQuery({ redirect_uri: 'https://elsewhere.example/' })],
    ['redirect address, by a slash', authorizationQuery({ redirect_uri: chromiumRedirect.slice(0, -1) })],
  ])('a page and no way back where the %s is unknown', async (_what, query) => {
    const reply = await visitor.open(query);
    expect(reply.status).toBe(401);
    expect(reply.headers.location).toBeUndefined();
    expect(reply.headers['content-type']).toContain('text/html');
  });

  test('Firefox’s redirect address is as good as Chromium’s, and query arguments on it do not count', async () => {
    for (const address of [application.redirectAddresses[1] ?? '', `${chromiumRedirect}?from=popup`]) {
      const query = authorizationQuery({ redirect_uri: address });
      expect((await visitor.cancelLogin(query)).headers.location).toMatch(/error=user_cancelled_login/);
    }
  });
});

test('what is typed or sent cannot write into the page', async () => {
  const page = await visitor.open(`${authorizationQuery()}&x="><script>alert(1)</script>`);
  expect(page.text).not.toContain('<script>alert');
});
