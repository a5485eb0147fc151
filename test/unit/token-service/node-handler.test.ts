import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { nodeHandler } from '../../../token-service/node-handler.ts';
import { refusals } from '../../../token-service/refusals.ts';
import { accessToken, goodForm, serviceWith, tokenRequest } from './fixture.ts';

/** A request as Node's server hands it over: what its body is comes off `incoming`, and never off the request itself. */
function arriving(parts: Iterable<Uint8Array | string>, headers: Record<string, string> = {}) {
  const incoming = Object.assign(Readable.from(parts, { objectMode: false }), {
    headers,
    socket: { remoteAddress: '192.0.2.1' } as never,
  });
  const { service, asked } = serviceWith();
  const request = new Request('https://token.example.test/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
  const ask = async () => {
    const response = await nodeHandler(service)(request, { incoming });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { incoming, asked, ask };
}

const form = new URLSearchParams(goodForm).toString();

describe('a body as it arrives at Node’s server', () => {
  test('is read whole, in however many parts it comes', async () => {
    const { ask } = arriving([form.slice(0, 9), form.slice(9, 10), form.slice(10)]);
    expect((await ask()).body['access_token']).toBe(accessToken);
  });

  test('is what it is as a request of its own', async () => {
    const { service } = serviceWith();
    const { ask } = arriving([form]);
    expect((await ask()).body).toEqual(await (await service.fetch(tokenRequest())).json());
  });

  test('is not read any further once it is too large, whatever it says of its length', async () => {
    let given = 0;
    const far = function* () {
      for (; given < 1000; given += 1) yield 'a'.repeat(1000);
    };
    const { ask, asked } = arriving(far(), { 'content-length': '10' });
    expect((await ask()).status).toBe(413);
    expect(given).toBeLessThan(100);
    expect(asked).toEqual([]);
  });

  test('is not read at all where it says that it is too large', async () => {
    const { ask, incoming } = arriving([form], { 'content-length': '8193' });
    expect((await ask()).status).toBe(413);
    expect(incoming.readableDidRead).toBe(false);
  });

  test('that is no text is refused', async () => {
    const { ask, asked } = arriving([Uint8Array.of(0x63, 0x3d, 0xff)]);
    expect((await ask()).status).toBe(400);
    expect(asked).toEqual([]);
  });

  test('that breaks off is refused, before it is read and while it is', async () => {
    const gone = arriving([form]);
    gone.incoming.destroy();
    expect((await gone.ask()).body['error_description']).toBe(refusals['unreadable-body'].description);
    const half = arriving([form.slice(0, 9), form.slice(9)]);
    half.incoming.once('data', () => half.incoming.destroy());
    expect((await half.ask()).body['error_description']).toBe(refusals['unreadable-body'].description);
    expect([...gone.asked, ...half.asked]).toEqual([]);
  });

  test('may hold a letter whose bytes come in two parts', async () => {
    const { ask, asked } = arriving([`${form}&note=`, Uint8Array.of(0xc3), Uint8Array.of(0xa9)]);
    expect((await ask()).status).toBe(200);
    expect(asked).toHaveLength(1);
  });
});
