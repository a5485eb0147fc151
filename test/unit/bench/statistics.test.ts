import { describe, expect, it } from 'vitest';
import { exponentOf, ratiosOf, summarise } from '../../../bench/report/statistics.ts';

describe('what rounds come to', () => {
  it('is their median, quartiles and p95, between two rounds where none is the one', () => {
    expect(summarise([5, 1, 4, 2, 3])).toEqual({ median: 3, lower: 2, upper: 4, p95: 4.8, rounds: 5 });
    expect(summarise([1, 2]).median).toBe(1.5);
    expect(summarise([7])).toEqual({ median: 7, lower: 7, upper: 7, p95: 7, rounds: 1 });
    expect(() => summarise([])).toThrow('Nothing was measured');
  });

  it('sorts by number and not by letter', () => {
    expect(summarise([100, 9, 20]).median).toBe(20);
  });

  it('is compared round by round, as far as both have one', () => {
    expect(ratiosOf([10, 30, 5], [10, 20])).toEqual([1, 1.5]);
  });
});

describe('how something grows', () => {
  const grownBy = (power: number) => [100, 1_000, 10_000].map((x) => ({ x, y: 3 * x ** power }));

  it.each([0, 0.5, 1, 2])('is the power %s', (power) => {
    expect(exponentOf(grownBy(power))).toBeCloseTo(power, 10);
  });
});
