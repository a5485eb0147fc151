import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../bench/report.ts';
import { summarise } from '../../../bench/statistics.ts';

describe('what rounds come to', () => {
  it('is their median and quartiles', () => {
    expect(summarise([5, 1, 4, 2, 3])).toEqual({ median: 3, lower: 2, upper: 4 });
    expect(summarise([1, 2]).median).toBe(1.5);
    expect(() => summarise([])).toThrow('Nothing was measured');
  });

  it('meets or misses a goal', () => {
    const rounds = { floor: [100], ours: [116] };
    expect(lineOf('any', rounds, { ratio: 1.15 }).met).toBe(false);
    expect(lineOf('any', rounds, { ratio: 1.16 }).met).toBe(true);
    expect(lineOf('any', rounds, { milliseconds: 116 }).met).toBe(false);
  });
});
