import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { refusals } from '../../../token-service/refusals.ts';
import { accessToken, chromiumRedirect, clientSecret, code, linkedInToken, serviceWith } from './fixture.ts';

// Hundreds of requests a test take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const sentences: readonly string[] = Object.values(refusals).map(({ description }) => description);
const generous = { requestsPerMinute: 1_000_000 };

/** Forms that come close to good ones, and ones that do not. */
const nearlyForm = fc
  .record(
    {
      grant_type: fc.constantFrom('authorization_code', 'refresh_token', ''),
      code: fc.oneof(
        fc.constant(code),
        fc.string({ unit: 'binary' }).map((text) => code + text),
      ),
      redirect_uri: fc.oneof(fc.constant(chromiumRedirect), fc.webUrl(), fc.string()),
      client_id: fc.string(),
      extra: fc.string({ unit: 'binary' }),
    },
    { requiredKeys: [] },
  )
  .map((form) => new URLSearchParams(form as Record<string, string>).toString());
const anyBody = fc.oneof(
  nearlyForm,
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 20_000 }).map((bytes) => new Uint8Array(bytes)),
  fc.array(nearlyForm, { maxLength: 40 }).map((forms) => forms.join('&')),
);
const anyContentType = fc.constantFrom('application/x-www-form-urlencoded', 'text/plain');

describe('whatever body arrives', () => {
  test('the service answers, and no failure is its own', async () => {
    const { service } = serviceWith(undefined, generous);
    await fc.assert(
      fc.asyncProperty(anyBody, anyContentType, async (body, type) => {
        const response = await service.fetch(
          new Request('https://token.example.test/token', { method: 'POST', headers: { 'Content-Type': type }, body }),
        );
        expect(response.status).toBeLessThan(500);
        const text = await response.text();
        expect(text).not.toContain(code);
        expect(text).not.toContain(clientSecret);
        const answer = JSON.parse(text) as Record<string, unknown>;
        if (response.status === 200) expect(answer['access_token']).toBe(accessToken);
        else expect(sentences).toContain(answer['error_description']);
      }),
      { numRuns: 1000 },
    );
  });

  const goodBody = new URLSearchParams({
    grant_type: 'authorization_code',
    code: 'a-code',
    redirect_uri: chromiumRedirect,
  }).toString();

  test('LinkedIn is asked with a listed redirect address only, and with the secret once', async () => {
    const { service, asked } = serviceWith(undefined, generous);
    let exchanged = 0;
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        asked.length = 0;
        const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
        await service.fetch(new Request('https://token.example.test/token', { method: 'POST', headers, body }));
        for (const request of asked) {
          const form = new URLSearchParams(await request.text());
          expect([...form.keys()]).toEqual(['grant_type', 'code', 'redirect_uri', 'client_id', 'client_secret']);
          expect(form.get('redirect_uri')).toBe(chromiumRedirect);
          expect(form.get('client_secret')).toBe(clientSecret);
          exchanged += 1;
        }
      }),
      // One that is certainly exchanged, since chance may bring none.
      { numRuns: 1000, examples: [[goodBody]] },
    );
    expect(exchanged).toBeGreaterThan(0);
  });
});

test('whatever path, method and headers arrive, the service answers', async () => {
  const { service, asked } = serviceWith(undefined, generous);
  const path = fc.oneof(fc.webPath(), fc.constantFrom('/token', '/health'));
  const method = fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'REPORT');
  const header = fc.string({ unit: fc.constantFrom('a', '/', ':', '-', '0', ' ', '%', '"', '\\', '*', 'é') });
  await fc.assert(
    fc.asyncProperty(path, method, header, header, async (place, verb, origin, length) => {
      const response = await service.fetch(
        new Request(`https://token.example.test${place}`, {
          method: verb,
          headers: { Origin: origin, 'Content-Length': length },
        }),
      );
      expect(response.status).toBeLessThan(500);
    }),
  );
  expect(asked).toEqual([]);
});

describe('whatever LinkedIn answers', () => {
  const secretive = fc.constantFrom(code, clientSecret, accessToken);
  const anyValue = fc.oneof(fc.jsonValue(), secretive);
  const anyAnswer = fc.oneof(
    anyValue.map((value) => JSON.stringify(value)),
    fc
      .record(
        { error: anyValue, error_description: secretive, access_token: fc.jsonValue(), expires_in: fc.jsonValue() },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
    secretive.map((text) => `<html><body>${text}</body></html>`),
  );

  test('nothing of an answer that is not a token comes through', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, fc.integer({ min: 200, max: 599 }), async (body, status) => {
        const bodiless = [204, 205, 304].includes(status);
        const { service } = serviceWith(() => new Response(bodiless ? null : body, { status }));
        const response = await service.fetch(
          new Request('https://token.example.test/token', {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: chromiumRedirect }),
          }),
        );
        if (response.status === 200) return;
        const answer = (await response.json()) as Record<string, unknown>;
        expect(Object.keys(answer)).toEqual(['error', 'error_description']);
        expect(sentences).toContain(answer['error_description']);
      }),
      { numRuns: 500 },
    );
  });

  test('of a token only the four members come through', async () => {
    const more = fc.dictionary(fc.string(), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(more, async (extra) => {
        const { service } = serviceWith(() => Response.json({ ...extra, ...linkedInToken, token_type: 'Bearer' }));
        const response = await service.fetch(
          new Request('https://token.example.test/token', {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: chromiumRedirect }),
          }),
        );
        expect(await response.json()).toEqual({ ...linkedInToken, token_type: 'Bearer' });
      }),
    );
  });
});
