import { describe, expect, test, vi } from 'vitest';
import { rateLimit } from '../../../token-service/rate-limit.ts';
import { readJson, serviceWith, tokenRequest } from './fixture.ts';

describe('the limit', () => {
  function limitAt(requestsPerMinute: number, capacity?: number) {
    const clock = { time: 1_000_000 };
    return { clock, limit: rateLimit(requestsPerMinute, () => clock.time, capacity) };
  }

  test('admits so many in a minute, then says how many seconds are left of it', () => {
    const { clock, limit } = limitAt(2);
    expect(limit.wait('a')).toBe(0);
    clock.time += 10_500;
    expect(limit.wait('a')).toBe(0);
    expect(limit.wait('a')).toBe(50);
    clock.time += 49_499;
    expect(limit.wait('a')).toBe(1);
    clock.time += 1;
    expect(limit.wait('a')).toBe(0);
  });

  test('counts each client for itself', () => {
    const { limit } = limitAt(1);
    expect(limit.wait('a')).toBe(0);
    expect(limit.wait('b')).toBe(0);
    expect(limit.wait('a')).toBeGreaterThan(0);
  });

  test('knows no more clients than its capacity: the oldest gives way', () => {
    const { limit } = limitAt(1, 2);
    limit.wait('a');
    limit.wait('b');
    limit.wait('c');
    expect(limit.wait('c')).toBeGreaterThan(0);
    expect(limit.wait('b')).toBeGreaterThan(0);
    expect(limit.wait('a')).toBe(0);
  });

  test('a window that is over does not take the place of one that is open', () => {
    const { clock, limit } = limitAt(1, 2);
    limit.wait('a');
    clock.time += 59_999;
    limit.wait('b');
    clock.time += 1;
    limit.wait('c');
    expect(limit.wait('b')).toBeGreaterThan(0);
  });

  test('forgets every client whose window is over at the next request', () => {
    const { clock, limit } = limitAt(1);
    const set = vi.spyOn(Map.prototype, 'set');
    limit.wait('a');
    const [windows] = set.mock.contexts as Map<string, unknown>[];
    set.mockRestore();
    limit.wait('b');
    clock.time += 30_000;
    limit.wait('c');
    clock.time += 30_000;
    limit.wait('d');
    expect([...(windows?.keys() ?? [])]).toEqual(['c', 'd']);
  });

  test('a clock that is set back makes nobody wait for longer than a minute', () => {
    const { clock, limit } = limitAt(1);
    limit.wait('a');
    clock.time -= 30_000;
    expect(limit.wait('a')).toBe(0);
    expect(limit.wait('a')).toBe(60);
    limit.wait('b');
    clock.time -= 3_600_000;
    expect(limit.wait('b')).toBe(0);
  });

  test('a window that began before one that the clock left behind is judged by its own time', () => {
    const { clock, limit } = limitAt(1);
    limit.wait('early');
    clock.time += 20_000;
    limit.wait('late');
    clock.time -= 10_000;
    expect(limit.wait('late')).toBe(0);
    expect(limit.wait('early')).toBe(50);
  });
});

describe('the service', () => {
  test('answers 429 with the seconds to wait, before it reads or asks anything', async () => {
    let time = 0;
    const { service, asked } = serviceWith(undefined, { requestsPerMinute: 2, now: () => time });
    const caller = { address: '192.0.2.1' };
    await service.fetch(tokenRequest(), caller);
    await service.fetch(tokenRequest({}), caller);
    time = 15_000;
    const request = tokenRequest();
    const response = await service.fetch(request, caller);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('45');
    expect((await readJson(response))['error']).toBe('temporarily_unavailable');
    expect(request.bodyUsed).toBe(false);
    expect(asked).toHaveLength(1);
    expect((await service.fetch(tokenRequest(), { address: '192.0.2.2' })).status).toBe(200);
    time = 60_000;
    expect((await service.fetch(tokenRequest(), caller)).status).toBe(200);
  });

  test('counts clients without an address as one', async () => {
    const { service } = serviceWith(undefined, { requestsPerMinute: 1 });
    expect((await service.fetch(tokenRequest())).status).toBe(200);
    expect((await service.fetch(tokenRequest(), {})).status).toBe(429);
    expect((await service.fetch(tokenRequest(), { address: undefined })).status).toBe(429);
  });

  test('admits 30 a minute unless told otherwise', async () => {
    const { service } = serviceWith(undefined, { now: () => 0 });
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1) statuses.push((await service.fetch(tokenRequest())).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
  });

  test('does not count preflights and health checks', async () => {
    const { service } = serviceWith(undefined, { requestsPerMinute: 1 });
    for (let count = 0; count < 3; count += 1) {
      await service.fetch(new Request('https://token.example.test/health'));
      await service.fetch(new Request('https://token.example.test/token', { method: 'OPTIONS' }));
    }
    expect((await service.fetch(tokenRequest())).status).toBe(200);
  });

  test('counts one IPv6 network as one client', async () => {
    const { service } = serviceWith(undefined, { requestsPerMinute: 1 });
    expect((await service.fetch(tokenRequest(), { address: '2001:db8:1:2::1' })).status).toBe(200);
    expect((await service.fetch(tokenRequest(), { address: '2001:db8:1:2:ffff::9' })).status).toBe(429);
    expect((await service.fetch(tokenRequest(), { address: '2001:db8:1:3::1' })).status).toBe(200);
  });
});
