import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorizationAddress, newState, readRedirect } from '../../../src/sign-in/authorization.ts';
import { provider, redirect } from './provider.ts';

const state = 'the-state';
const refused = { ok: false, fault: 'answer-refused' };

describe('the address to open', () => {
  test('says what LinkedIn asks for, and nothing more', () => {
    expect(authorizationAddress(provider, 'a&b c')).toBe(
      'https://www.linkedin.com/oauth/v2/authorization?response_type=code&client_id=sandbox-client' +
        '&redirect_uri=https%3A%2F%2Fnjcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org%2F&state=a%26b+c' +
        '&scope=openid+profile+r_liteprofile',
    );
  });

  test('keeps what the endpoint’s own address already says', () => {
    const other = { ...provider, authorizationEndpoint: 'https://login.example.test/authorize?tenant=7' };
    const address = new URL(authorizationAddress(other, state));
    expect(address.searchParams.get('tenant')).toBe('7');
    expect(address.searchParams.get('state')).toBe(state);
  });

  test('carries any client ID, scope and state whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.array(fc.stringMatching(/^[\w:.-]+$/)), (clientId, some, scopes) => {
        const { searchParams } = new URL(authorizationAddress({ ...provider, clientId, scopes }, some));
        expect([...searchParams.keys()]).toEqual(['response_type', 'client_id', 'redirect_uri', 'state', 'scope']);
        expect(searchParams.get('client_id')).toBe(clientId.toWellFormed());
        expect(searchParams.get('state')).toBe(some.toWellFormed());
        expect(searchParams.get('scope')).toBe(scopes.join(' '));
      }),
    );
  });
});

test('a state is long, plain and never the same twice', () => {
  const states = Array.from({ length: 200 }, newState);
  expect(new Set(states).size).toBe(200);
  for (const one of states) expect(one).toMatch(/^[\w-]{43,}$/);
});

describe('the way back', () => {
  test('with a code and our state gives both', () => {
    const read = readRedirect(provider, redirect(['code', 'the-code'], ['state', state]), state);
    expect(read.ok && Object.fromEntries(read.value)).toEqual({ code: 'the-code', state });
  });

  test.each([
    ['user_cancelled_login', 'cancelled'],
    ['user_cancelled_authorize', 'denied'],
    ['access_denied', 'denied'],
    ['unauthorized_scope_error', 'scope-refused'],
    ['invalid_scope', 'scope-refused'],
    ['server_error', 'answer-refused'],
    ['temporarily_unavailable', 'answer-refused'],
    ['something_new', 'answer-refused'],
    ['__proto__', 'answer-refused'],
    ['constructor', 'answer-refused'],
    ['toString', 'answer-refused'],
  ])('with the error %s is %s', (error, fault) => {
    const description = 'The user cancelled LinkedIn login &lt;b&gt;&quot;now&quot;&lt;/b&gt; &amp;#39;';
    const address = redirect(['error', error], ['error_description', description], ['state', state]);
    expect(readRedirect(provider, address, state)).toEqual({ ok: false, fault });
  });

  test('with a description escaped in LinkedIn’s way is read by its error alone', () => {
    const address = `${provider.redirectAddress}?error=user_cancelled_login&error_description=The+user+cancelled+LinkedIn+login&amp;x=1&state=${state}`;
    expect(readRedirect(provider, address, state)).toEqual({ ok: false, fault: 'cancelled' });
  });

  test.each([
    ['another state', redirect(['code', 'c'], ['state', 'another'])],
    ['no state', redirect(['code', 'c'])],
    ['an empty state', redirect(['code', 'c'], ['state', ''])],
    ['our state twice', redirect(['code', 'c'], ['state', state], ['state', state])],
    ['another state after ours', redirect(['code', 'c'], ['state', state], ['state', 'another'])],
    ['neither code nor error', redirect(['state', state])],
    ['an ID token in the address', redirect(['code', 'c'], ['state', state], ['id_token', 'x.y.z'])],
    ['a token in the address', redirect(['code', 'c'], ['state', state], ['token', 'x'])],
    ['another issuer', redirect(['code', 'c'], ['state', state], ['iss', 'https://evil.example'])],
    ['a sealed response', redirect(['response', 'x.y.z'], ['state', state])],
    ['an error twice', redirect(['error', 'access_denied'], ['error', 'access_denied'], ['state', state])],
    ['an error of another attempt', redirect(['error', 'user_cancelled_login'], ['state', 'another'])],
    ['an error of no attempt', redirect(['error', 'user_cancelled_login'])],
  ])('with %s is refused', (_, address) => {
    expect(readRedirect(provider, address, state)).toEqual(refused);
  });

  test.each([
    'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org/other',
    'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org//',
    'http://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org/',
    'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org:8443/',
    'https://aaaaaaaabbbbbbbbccccccccdddddddd.chromiumapp.org/',
    'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org.evil.example/',
    'https://evil.example/',
  ])('to %s is refused, whatever it carries', (address) => {
    expect(readRedirect(provider, `${address}?code=c&state=${state}`, state)).toEqual(refused);
  });

  test('with the code behind a hash is refused', () => {
    expect(readRedirect(provider, `${provider.redirectAddress}#code=c&state=${state}`, state)).toEqual(refused);
  });

  test.each(['', 'nonsense', 'javascript:alert(1)', '//'])('to the address %j is refused', (address) => {
    expect(readRedirect(provider, address, state)).toEqual(refused);
  });

  test('never throws, and lets nothing through without a code and our state', () => {
    const name = fc.constantFrom('code', 'state', 'error', 'error_description', 'iss', 'response', 'token', 'x');
    const value = fc.oneof(fc.constantFrom(state, 'another', '', 'access_denied'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 6 }), (parameters) => {
        const read = readRedirect(provider, redirect(...parameters), state);
        if (!read.ok) return;
        expect(read.value.getAll('state')).toEqual([state]);
        expect(read.value.has('code')).toBe(true);
        expect(read.value.get('error') ?? '').toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ['twice', redirect(['code', 'a'], ['code', 'b'], ['state', 's'])],
  ['empty', redirect(['code', ''], ['state', 's'])],
])('a code that comes %s is none', (_, address) => {
  expect(readRedirect(provider, address, 's')).toEqual({ ok: false, fault: 'answer-refused' });
});
