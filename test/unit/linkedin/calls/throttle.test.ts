import { expect, test } from 'vitest';
import { throttledUntil } from '../../../../src/linkedin/calls/throttle.ts';
import { now } from '../support.ts';

test('without a named time, a throttle lasts until the next 00:00 UTC', () => {
  expect(new Date(throttledUntil(undefined, now)).toISOString()).toBe('2026-11-21T00:00:00.000Z');
  const midnight = Date.UTC(2026, 11, 31);
  expect(new Date(throttledUntil(undefined, midnight)).toISOString()).toBe('2027-01-01T00:00:00.000Z');
  expect(new Date(throttledUntil(undefined, midnight - 1)).toISOString()).toBe('2026-12-31T00:00:00.000Z');
});

test('a named time is kept between twenty seconds and a day', () => {
  expect(throttledUntil(90_000, now)).toBe(now + 90_000);
  expect(throttledUntil(0, now)).toBe(now + 20_000);
  expect(throttledUntil(1e15, now)).toBe(now + 86_400_000);
});
