import fc from 'fast-check';
import { expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { membersRate } from '../../../src/background/asked-members.ts';
import { createAllowance } from '../../../src/browser/allowance.ts';

function allowanceOf(atOnce: number, perSecond: number) {
  const clock = { time: 1_000_000 };
  return { clock, ...createAllowance<string>({ atOnce, perSecond }, () => clock.time) };
}

test('so much may be taken at once, and no more until some of it has come back', () => {
  const { clock, take } = allowanceOf(10, 2);
  expect([take('a', 6), take('a', 4)]).toEqual([0, 0]);
  expect(take('a', 1)).toBe(500);
  clock.time += 500;
  expect([take('a', 1), take('a', 1)]).toEqual([0, 500]);
});

test('what is refused costs nothing, and each has an account of their own', () => {
  const { take } = allowanceOf(10, 1);
  expect(take('a', 11)).toBe(1000);
  expect(take('b', 10)).toBe(0);
  expect(take('a', 10)).toBe(0);
});

test('a clock that is set back gives nothing and takes nothing', () => {
  const { clock, take } = allowanceOf(10, 1);
  take('a', 10);
  clock.time -= 100_000;
  expect(take('a', 1)).toBe(1000);
});

test('whatever is asked when, in no span is more taken than the account and what came back', () => {
  const asks = fc.array(fc.record({ after: fc.nat(3000), amount: fc.nat(12) }), { maxLength: 60 });
  fc.assert(
    fc.property(asks, (list) => {
      const { clock, take } = allowanceOf(10, 2);
      const begin = clock.time;
      let taken = 0;
      for (const { after, amount } of list) {
        clock.time += after;
        const wait = take('a', amount);
        if (wait === 0) taken += amount;
        else expect(wait).toBeGreaterThan(0);
        expect(taken).toBeLessThanOrEqual(10 + ((clock.time - begin) / 1000) * 2 + 1e-6);
      }
    }),
  );
});

test('accounts that are full again are let go, and the others are not', () => {
  const { clock, take } = allowanceOf(10, 1);
  take('slow', 10);
  clock.time += 5000;
  for (let index = 0; index < 500; index += 1) {
    take(`tab ${index}`, 1);
    clock.time += 1;
  }
  expect(take('slow', 6)).toBeGreaterThan(0);
});

test('a list of ten thousand rows, flung through from end to end for a quarter of an hour, never meets the limit on members', () => {
  const clock = { time: 0 };
  const { take } = createAllowance<number>(membersRate, () => clock.time);
  // Two ends to ends a minute, and whoever was far away in between is asked for anew each time: 333 rows a second, in the pages of a screen.
  const rowsAtOnce = 25;
  const minutes = (amount: number) => amount * 60_000;
  const until = (end: number, rowsPerSecond: number) => {
    for (; clock.time < end; clock.time += (rowsAtOnce / rowsPerSecond) * 1000) expect(take(1, rowsAtOnce)).toBe(0);
  };
  until(minutes(2), 333);
  until(minutes(15), 150);
});
