import { beforeEach, describe, expect, test, vi } from 'vitest';
import { accessToken, chromiumRedirect, clientSecret, linkedInToken, readJson, tokenRequest } from './fixture.ts';

const environment = {
  VIS_A_VIS_CLIENT_ID: 'app',
  VIS_A_VIS_CLIENT_SECRET: clientSecret,
  VIS_A_VIS_REDIRECT_ADDRESSES: chromiumRedirect,
  VIS_A_VIS_REQUESTS_PER_MINUTE: '1',
  VIS_A_VIS_ADDRESS_HEADER: 'x-client-address',
  SOME_BINDING: {},
};

async function freshEdge() {
  vi.resetModules();
  return (await import('../../../token-service/edge.ts')).default;
}

beforeEach(() => {
  vi.stubGlobal('fetch', async () => Response.json(linkedInToken));
  return () => vi.unstubAllGlobals();
});

describe('on an edge runtime', () => {
  test('a code is exchanged with what the environment says', async () => {
    const edge = await freshEdge();
    const response = await edge.fetch(tokenRequest(), environment);
    expect(response.status).toBe(200);
    expect((await readJson(response))['access_token']).toBe(accessToken);
  });

  test('the limit holds from one request to the next, for each address in the header', async () => {
    const edge = await freshEdge();
    const from = (address: string) => edge.fetch(tokenRequest(undefined, { 'X-Client-Address': address }), environment);
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.1')).status).toBe(429);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  test('without the name of a header, all clients are one', async () => {
    const edge = await freshEdge();
    const { VIS_A_VIS_ADDRESS_HEADER: _, ...rest } = environment;
    const from = (address: string) => edge.fetch(tokenRequest(undefined, { 'X-Client-Address': address }), rest);
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.2')).status).toBe(429);
  });

  test('what is wrong with the environment is said, without its values, until it is mended', async () => {
    const edge = await freshEdge();
    const response = await edge.fetch(tokenRequest(), { VIS_A_VIS_CLIENT_SECRET: clientSecret });
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).toContain('VIS_A_VIS_CLIENT_ID is missing');
    expect(text).toContain('VIS_A_VIS_REDIRECT_ADDRESSES is missing');
    expect(text).not.toContain(clientSecret);
    expect((await edge.fetch(tokenRequest(), environment)).status).toBe(200);
  });
});
