import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { capabilities } from '../../../src/background/capabilities.ts';
import { createSession, type Session } from '../../../src/background/session.ts';
import { resetBrowser } from '../fakes/browser.ts';

let session: Session;

beforeEach(async () => {
  resetBrowser();
  session = createSession();
  await session.ready;
});

const signIn = (...scopes: string[]) =>
  session.begin(
    { personId: 'A', name: 'Anna Berg' },
    { accessToken: 'a-token', issuedAt: 1, expiresAt: Date.now() + 3_600_000, scopes },
  );

test('of nobody signed in nothing is known', () => {
  expect(capabilities(session)).toEqual({
    ownPicture: 'unknown',
    contactsPictures: 'unknown',
    connections: 'unknown',
    grantedScopes: [],
  });
});

test('once the session is over nothing is known any more', async () => {
  await signIn('openid', 'profile');
  await session.learnPeopleRead('refused');
  await session.end('expired');
  expect(capabilities(session)).toMatchObject({ ownPicture: 'unknown', contactsPictures: 'unknown' });
});

describe('the viewer’s own picture', () => {
  test.each([
    [['openid', 'profile'], 'granted'],
    [['r_liteprofile'], 'granted'],
    [['openid', 'r_basicprofile'], 'granted'],
    [['openid'], 'refused'],
    [['profile'], 'refused'],
    [['openid', 'email'], 'refused'],
    [[], 'refused'],
  ] as const)('with %j is %s', async (scopes, standing) => {
    await signIn(...scopes);
    expect(capabilities(session)).toMatchObject({ ownPicture: standing, grantedScopes: scopes });
  });
});

describe('contacts’ pictures', () => {
  test('are granted by a scope that reads members', async () => {
    await signIn('r_liteprofile');
    expect(capabilities(session).contactsPictures).toBe('granted');
  });

  test('are not known without one, until LinkedIn has answered', async () => {
    await signIn('openid', 'profile');
    expect(capabilities(session).contactsPictures).toBe('unknown');
  });

  test.each(['granted', 'refused'] as const)('are %s once LinkedIn said so', async (answer) => {
    await signIn('openid', 'profile');
    await session.learnPeopleRead(answer);
    expect(capabilities(session).contactsPictures).toBe(answer);
  });

  test('are refused where LinkedIn refused them, whatever the scope', async () => {
    await signIn('r_liteprofile');
    await session.learnPeopleRead('refused');
    expect(capabilities(session).contactsPictures).toBe('refused');
  });
});

describe('matching among the viewer’s own connections', () => {
  test('is granted by its scope, and by no other', async () => {
    await signIn('r_basicprofile', 'r_1st_connections');
    expect(capabilities(session).connections).toBe('granted');
    await signIn('r_basicprofile');
    expect(capabilities(session).connections).toBe('refused');
  });

  test('is refused where LinkedIn refused it, whatever the scope', async () => {
    await signIn('r_1st_connections');
    await session.learnConnectionsRead('refused');
    expect(capabilities(session).connections).toBe('refused');
  });

  test('that was refused says nothing of contacts’ pictures, nor the other way round', async () => {
    await signIn('r_basicprofile', 'r_1st_connections');
    await session.learnConnectionsRead('refused');
    expect(capabilities(session)).toMatchObject({ contactsPictures: 'granted', connections: 'refused' });
    await session.learnPeopleRead('refused');
    await session.learnConnectionsRead('granted');
    expect(capabilities(session)).toMatchObject({ contactsPictures: 'refused', connections: 'granted' });
  });
});
