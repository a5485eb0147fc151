import { expect, test } from 'vitest';
import { retryAfterIn } from '../../../src/http/retry-after.ts';

const now = Date.UTC(2026, 10, 20, 15, 30);

test.each([
  ['0', 0],
  ['7', 7000],
  [' 120 ', 120_000],
  [new Date(now + 45_000).toUTCString(), 45_000],
  [new Date(now - 45_000).toUTCString(), 0],
  ['Friday, 20-Nov-26 15:30:05 GMT', 5000],
  ['-1', undefined],
  ['1.5', undefined],
  ['2026', 2_026_000],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j is %j ms from now', (header, milliseconds) => {
  expect(retryAfterIn(header, now)).toBe(milliseconds);
});
