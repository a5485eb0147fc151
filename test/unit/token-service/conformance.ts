import { describe, expect, test, vi } from 'vitest';
import { refusals } from '../../../token-service/refusals.ts';
import { type Deployment, goodEnvironment, patience, type Start, startLinkedIn } from './deployment.ts';
import {
  accessToken,
  chromiumOrigin,
  chromiumRedirect,
  clientId,
  clientSecret,
  code,
  firefoxOrigin,
  firefoxRedirect,
  goodForm,
  readJson,
} from './fixture.ts';

const formType = 'application/x-www-form-urlencoded';

function ask({ address }: Deployment, path: string, options: RequestInit = {}): Promise<Response> {
  return fetch(`${address}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(patience), ...options });
}

function post(deployment: Deployment, form: Record<string, string> = goodForm, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form).toString();
  return ask(deployment, '/token', { method: 'POST', body, headers: { 'Content-Type': formType, ...headers } });
}

/** A good request that never gets to its end, for a caller that goes away in the middle of it. */
function endlessForm(): RequestInit & { duplex: 'half' } {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(`${new URLSearchParams(goodForm)}&filler=`)),
  });
  return { method: 'POST', headers: { 'Content-Type': formType }, body, duplex: 'half' };
}

async function expectRefusal(response: Response, refusal: keyof typeof refusals): Promise<void> {
  const { status, error, description } = refusals[refusal];
  expect(await readJson(response)).toEqual({ error, error_description: description });
  expect(response.status).toBe(status);
}

/** What the token service has to do on every runtime that it is offered for, over real connections. */
export function describeService(runtime: string, start: Start): void {
  async function startWith(linkedIn: { address: string }, more?: Record<string, string>): Promise<Deployment> {
    return start(goodEnvironment(linkedIn.address, more));
  }

  describe(`the token service on ${runtime}`, () => {
    // Each test starts a process or more, which takes its time on a busy machine.
    vi.setConfig({ testTimeout: 3 * patience, hookTimeout: 3 * patience });

    test('exchanges a code, and lets the extension read the token', async () => {
      const linkedIn = await startLinkedIn();
      const response = await post(await startWith(linkedIn), goodForm, { Origin: chromiumOrigin });
      expect(response.status).toBe(200);
      expect(await readJson(response)).toEqual({
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: 5_184_000,
        scope: 'openid,profile',
      });
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('access-control-allow-origin')).toBe(chromiumOrigin);
      const [asked] = linkedIn.asked;
      expect(linkedIn.asked).toHaveLength(1);
      expect({ method: asked?.method, path: asked?.path }).toEqual({ method: 'POST', path: '/accessToken' });
      expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
        grant_type: 'authorization_code',
        code,
        redirect_uri: chromiumRedirect,
        client_id: clientId,
        client_secret: clientSecret,
      });
    });

    test('refuses what it has to refuse, without asking LinkedIn', async () => {
      const linkedIn = await startLinkedIn();
      const deployment = await startWith(linkedIn);
      await expectRefusal(
        await post(deployment, { ...goodForm, redirect_uri: firefoxRedirect }),
        'unknown-redirect-address',
      );
      await expectRefusal(await ask(deployment, '/elsewhere'), 'unknown-path');
      await expectRefusal(await ask(deployment, '/token'), 'wrong-method');
      const foreign = await post(deployment, goodForm, { Origin: 'https://evil.example' });
      await expectRefusal(foreign, 'unknown-origin');
      expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
      expect(linkedIn.asked).toEqual([]);
    });

    test('answers a preflight of an extension, and refuses one of a page', async () => {
      const deployment = await startWith(await startLinkedIn());
      const preflight = (origin: string) =>
        ask(deployment, '/token', {
          method: 'OPTIONS',
          headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
        });
      for (const origin of [chromiumOrigin, firefoxOrigin]) {
        const response = await preflight(origin);
        expect(response.status).toBe(204);
        expect(response.headers.get('access-control-allow-origin')).toBe(origin);
        expect(response.headers.get('access-control-allow-methods')).toBe('POST');
        expect(response.headers.get('vary')).toBe('Origin');
      }
      const response = await preflight('https://evil.example');
      expect(response.status).toBe(403);
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
    });

    test('refuses a body that is too large, whether or not its length is announced', async () => {
      const linkedIn = await startLinkedIn();
      const deployment = await startWith(linkedIn);
      const text = `${new URLSearchParams(goodForm)}&filler=`.padEnd(9000, 'a');
      await expectRefusal(
        await ask(deployment, '/token', { method: 'POST', headers: { 'Content-Type': formType }, body: text }),
        'body-too-large',
      );
      const inPieces: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: { 'Content-Type': formType },
        body: new Blob([text]).stream(),
        duplex: 'half',
      };
      await expectRefusal(await ask(deployment, '/token', inPieces), 'body-too-large');
      expect(linkedIn.asked).toEqual([]);
    });

    test('says so where LinkedIn cannot be reached', async () => {
      const linkedIn = await startLinkedIn();
      const deployment = await startWith(linkedIn);
      await linkedIn.close();
      await expectRefusal(await post(deployment), 'linkedin-unreachable');
    });

    test('says so where LinkedIn is silent', async () => {
      const linkedIn = await startLinkedIn(null);
      const deployment = await startWith(linkedIn, { VIS_A_VIS_UPSTREAM_TIMEOUT: '300' });
      await expectRefusal(await post(deployment), 'linkedin-silent');
      expect(linkedIn.asked).toHaveLength(1);
    });

    test('follows no redirect, since the secret would go with it', async () => {
      const elsewhere = await startLinkedIn();
      const linkedIn = await startLinkedIn({ status: 307, headers: { Location: elsewhere.address }, body: '' });
      await expectRefusal(await post(await startWith(linkedIn)), 'linkedin-nonsense');
      expect(elsewhere.asked).toEqual([]);
    });

    test('counts the requests of each client from one request to the next', async () => {
      const deployment = await startWith(await startLinkedIn(), {
        VIS_A_VIS_REQUESTS_PER_MINUTE: '1',
        VIS_A_VIS_ADDRESS_HEADER: 'X-Forwarded-For',
      });
      const from = (address: string) => post(deployment, goodForm, { 'X-Forwarded-For': address });
      expect((await from('made-up, 192.0.2.1')).status).toBe(200);
      const refused = await from('another, 192.0.2.1');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      await expectRefusal(refused, 'too-many-requests');
      expect((await from('192.0.2.2')).status).toBe(200);
    });

    test('is healthy, prints nothing of what it is asked, and ends when it is told to', async () => {
      const linkedIn = await startLinkedIn();
      const deployment = await startWith(linkedIn);
      const health = await ask(deployment, '/health');
      expect(health.status).toBe(200);
      expect(await readJson(health)).toEqual({ status: 'ok' });
      const printed = deployment.output();
      expect((await post(deployment)).status).toBe(200);
      expect((await post(deployment, { ...goodForm, code: '' })).status).toBe(400);
      // What fails is what programs like to write about.
      await linkedIn.close();
      expect((await post(deployment)).status).toBe(502);
      await expect(ask(deployment, '/token', { ...endlessForm(), signal: AbortSignal.timeout(200) })).rejects.toThrow();
      expect((await ask(deployment, '/health')).status).toBe(200);
      expect(deployment.output()).toBe(printed);
      expect(await deployment.end()).toBe(0);
    });
  });
}

/** What an edge runtime has to do with a deployment that is set up wrongly: it starts all the same, and there is no terminal to say it on. */
export function describeMisconfiguredService(runtime: string, start: Start): void {
  describe(`a token service set up wrongly, on ${runtime}`, () => {
    const environment = {
      VIS_A_VIS_CLIENT_SECRET: clientSecret,
      VIS_A_VIS_ALLOWED_ORIGINS: `https://crm.example.test,${chromiumOrigin}`,
    };

    test('says what is wrong, and lets the extension read it', async () => {
      const deployment = await start(environment);
      for (const origin of [chromiumOrigin, firefoxOrigin]) {
        const response = await post(deployment, goodForm, { Origin: origin });
        expect(response.status).toBe(500);
        expect(response.headers.get('access-control-allow-origin')).toBe(origin);
        expect(response.headers.get('vary')).toBe('Origin');
        expect(response.headers.get('cache-control')).toBe('no-store');
        const { error, error_description } = await readJson(response);
        expect(error).toBe('server_error');
        expect(error_description).toContain('VIS_A_VIS_CLIENT_ID is missing');
        expect(error_description).toContain('VIS_A_VIS_REDIRECT_ADDRESSES is missing');
        expect(error_description).toContain('VIS_A_VIS_ALLOWED_ORIGINS entry 1 must look like chrome-extension://');
        expect(error_description).not.toContain(clientSecret);
        // As RFC 6749 (section 5.2) allows it.
        expect(error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
      }
    });

    test('answers a preflight, so that the fault behind it can be read', async () => {
      const response = await ask(await start(environment), '/token', {
        method: 'OPTIONS',
        headers: { Origin: chromiumOrigin, 'Access-Control-Request-Method': 'POST' },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(chromiumOrigin);
      expect(response.headers.get('access-control-allow-methods')).toBe('POST');
    });

    test('refuses web pages, such as one that stands in the list of origins', async () => {
      const deployment = await start(environment);
      for (const origin of ['https://crm.example.test', 'https://evil.example']) {
        const response = await post(deployment, goodForm, { Origin: origin });
        expect(response.headers.has('access-control-allow-origin')).toBe(false);
        await expectRefusal(response, 'unknown-origin');
      }
    });

    test('is not healthy', async () => {
      const response = await ask(await start(environment), '/health');
      expect(response.status).toBe(500);
      expect((await readJson(response))['error_description']).toContain('VIS_A_VIS_CLIENT_ID is missing');
    });
  });
}
