import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { orgAnna } from '../../../sandbox/salesforce/users.ts';
import { ben } from '../../../sandbox/world/accounts.ts';
import { fake, redirectAddress, stored } from '../fakes/browser.ts';
import { type AtOrg, openAtOrg, token } from './at-org.ts';

let at: AtOrg;
beforeEach(async () => {
  at = await openAtOrg();
});
afterEach(() => vi.unstubAllGlobals());

const fault = (code: string) => ({ ok: false, fault: { code } });

describe('signing in to the org', () => {
  test('is by PKCE, for the one resource, with a proof that never was in the address', async () => {
    expect(at.worker.org.state()).toEqual({ state: 'signed-in' });
    const { searchParams } = new URL(String(fake.identity.launchWebAuthFlow.mock.calls[0]?.[0].url));
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('scope')).toBe('chatter_api refresh_token');
    expect(searchParams.has('code_verifier')).toBe(false);
    const verifier = at.forms[0]?.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(searchParams.get('code_challenge'));
    expect(at.forms[0]?.has('client_secret')).toBe(false);
  });

  test('has a proof and a state of its own each time', async () => {
    await at.worker.org.signOut();
    await at.signIn();
    const addresses = fake.identity.launchWebAuthFlow.mock.calls.map(([{ url }]) => new URL(url).searchParams);
    for (const name of ['state', 'code_challenge'])
      expect(new Set(addresses.map((address) => address.get(name))).size).toBe(2);
  });

  test.each([
    ['for another attempt', '?code=a-code&state=of-another', 'answer-refused'],
    ['without a state', '?code=a-code', 'answer-refused'],
    ['that says no', '?error=access_denied&state=STATE', 'denied'],
    ['that the app may not', '?error=invalid_scope&state=STATE', 'scope-refused'],
  ])('takes no answer %s', async (_, query, why) => {
    await at.worker.org.signOut();
    at.asked.length = 0;
    fake.identity.launchWebAuthFlow.mockImplementation(
      async ({ url }) => redirectAddress + query.replace('STATE', new URL(url).searchParams.get('state') ?? ''),
    );
    await at.signIn();
    expect(at.worker.org.state()).toEqual({ state: 'signed-out', fault: why });
    expect(at.asked).toEqual([]);
  });

  test('takes no token of another org, which would be sent to where it does not belong', async () => {
    await at.worker.org.signOut();
    const { fetch: usual } = globalThis;
    vi.stubGlobal('fetch', async (...asking: Parameters<typeof fetch>) => {
      const answer = await usual(...asking);
      if (!String(asking[0]).endsWith('/token')) return answer;
      return Response.json({ ...(await answer.json()), instance_url: 'https://acme.my.salesforce.com' });
    });
    await at.signIn();
    expect(at.worker.org.state()).toEqual({ state: 'signed-out', fault: 'token-service-nonsense' });
    expect(await stored('session')).not.toHaveProperty('orgSession');
  });

  /** The org's window stays open until somebody presses something in it. */
  async function signInSlowly() {
    await at.worker.org.signOut();
    const usual = fake.identity.launchWebAuthFlow.getMockImplementation();
    let press = () => {};
    const pressed = new Promise<void>((resolve) => {
      press = resolve;
    });
    fake.identity.launchWebAuthFlow.mockImplementationOnce(async (details) => {
      await pressed;
      return usual?.(details);
    });
    at.worker.org.signIn();
    expect(at.worker.org.state()).toEqual({ state: 'signing-in' });
    await vi.waitUntil(() => fake.identity.launchWebAuthFlow.mock.calls.length === 2);
    return press;
  }

  test.each([
    [
      'somebody else signs in with LinkedIn',
      () => at.worker.session.begin({ personId: ben.personId, name: 'B' }, token),
    ],
    ['it is given up', () => at.worker.org.signOut()],
  ])('comes to nothing where meanwhile %s: nobody is signed in as the former person', async (_, meanwhile) => {
    const press = await signInSlowly();
    await meanwhile();
    expect(at.worker.org.state().state).toBe('signed-out');
    press();
    await fake.identity.launchWebAuthFlow.mock.results[1]?.value;
    await expect(at.worker.crmPhoto.read()).resolves.toEqual(fault('signed-out'));
    expect(await stored('session')).not.toHaveProperty('orgSession');
  });

  test('that is given up while the org answers leaves no token lying about there', async () => {
    await at.worker.org.signOut();
    const { fetch: usual } = globalThis;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let isAsking = false;
    // The answer is there at the very moment at which nobody wants it any more.
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      if (!input.endsWith('/token')) return usual(input, init);
      isAsking = true;
      await answered;
      return usual(input, { ...init, signal: null });
    });
    at.worker.org.signIn();
    await vi.waitUntil(() => isAsking);
    await at.worker.org.signOut();
    at.asked.length = 0;
    answer();
    await vi.waitUntil(() => at.asked.includes('POST /services/oauth2/revoke'));
    expect(at.worker.org.state()).toEqual({ state: 'signed-out' });
    expect(await stored('session')).not.toHaveProperty('orgSession');
  });

  test('that a stopped worker had begun is begun anew by the next, with another proof', async () => {
    await signInSlowly();
    await at.restart();
    expect(at.worker.org.state()).toEqual({ state: 'signed-out' });
    await at.signIn();
    expect(at.worker.org.state()).toEqual({ state: 'signed-in' });
  });

  test('keeps the session in memory alone, and a worker that wakes goes on with it', async () => {
    expect(await stored('session')).toHaveProperty('orgSession.refreshToken');
    expect(JSON.stringify(await stored('local'))).not.toContain('00DHB!');
    await at.restart();
    await expect(at.worker.crmPhoto.read()).resolves.toMatchObject({ ok: true, value: { versionId: null } });
  });

  test('is not begun for nobody: a session at the org is the LinkedIn viewer’s', async () => {
    await at.worker.session.end();
    await vi.waitUntil(() => at.worker.org.state().state === 'signed-out');
    await at.signIn();
    expect(at.worker.org.state()).toEqual({ state: 'signed-out', fault: 'not-configured' });
  });

  test.each([
    ['the viewer signs out of LinkedIn', () => at.worker.session.end()],
    [
      'somebody else signs in with LinkedIn',
      () => at.worker.session.begin({ personId: ben.personId, name: ben.name }, token),
    ],
    ['the org in the settings changes', () => at.worker.crmPhoto.setOrg('https://acme.my.salesforce.com', 'app')],
    ['they sign out there', () => at.worker.org.signOut()],
    ['it is erased from what is kept', () => fake.storage.session.remove('orgSession')],
  ])('ends, and is revoked at the org, when %s', async (_, end) => {
    await end();
    await vi.waitUntil(() => at.asked.includes('POST /services/oauth2/revoke'));
    expect(at.worker.org.state().state).toBe('signed-out');
    await vi.waitUntil(async () => (await stored('session'))['orgSession'] === undefined);
    await expect(at.worker.crmPhoto.read()).resolves.toEqual(fault('signed-out'));
  });

  test('is refreshed where the org ended it, in the middle of an upload too', async () => {
    at.control.endSessions();
    await expect(at.worker.crmPhoto.send(undefined)).resolves.toEqual({ ok: true, value: null });
    expect(at.asked.filter((one) => one === 'POST /services/oauth2/token').length).toBe(2);
    expect(at.control.photoVersionOf(orgAnna)).toMatch(/^729/);
  });

  test('is refreshed once for all who are refused at the same time', async () => {
    at.control.endSessions();
    const answers = await Promise.all([
      at.worker.crmPhoto.read(),
      at.worker.crmPhoto.read(),
      at.worker.crmPhoto.read(),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(at.forms.filter((form) => form.get('grant_type') === 'refresh_token')).toHaveLength(1);
  });

  test('revokes the refresh token, which takes with it what came of it', async () => {
    const { refreshToken } = (await stored('session'))['orgSession'] as { refreshToken: string };
    await at.worker.org.signOut();
    expect(at.forms.at(-1)?.get('token')).toBe(refreshToken);
  });

  test('is over where it can’t be refreshed, and that is said', async () => {
    const { refreshToken: _, ...without } = (await stored('session'))['orgSession'] as { refreshToken: string };
    await fake.storage.session.set({ orgSession: without });
    await at.restart();
    at.control.endSessions();
    await expect(at.worker.crmPhoto.read()).resolves.toEqual(fault('signed-out'));
    expect(at.worker.org.state()).toEqual({ state: 'signed-out', fault: 'session-over' });
  });
});
