import { expect, test, vi } from 'vitest';
import { goodForm, serviceWith, tokenRequest, type Upstream } from './fixture.ts';

test('nothing is logged, whether an exchange succeeds, is refused or fails', async () => {
  const spies = [
    ...(['debug', 'log', 'info', 'warn', 'error', 'trace'] as const).map((name) => vi.spyOn(console, name)),
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
  ];
  const upstreams: (Upstream | undefined)[] = [
    undefined,
    () => Response.json({ error: 'invalid_client' }, { status: 401 }),
    () => new Response('<html>'),
    () => Promise.reject(new Error('refused')),
  ];
  const written: unknown[] = [];
  for (const upstream of upstreams) {
    const { service } = serviceWith(upstream);
    await service.fetch(tokenRequest());
    await service.fetch(tokenRequest({ ...goodForm, code: '' }));
    await service.fetch(tokenRequest(goodForm, { Origin: 'https://evil.example' }));
  }
  for (const spy of spies) {
    written.push(...spy.mock.calls);
    spy.mockRestore();
  }
  expect(written).toEqual([]);
});
