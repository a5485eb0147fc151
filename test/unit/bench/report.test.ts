import { describe, expect, it } from 'vitest';
import { changeOf, writtenChange } from '../../../bench/report/comparison.ts';
import { type Figure, isMet, written, writtenGoal, writtenSpread } from '../../../bench/report/figure.ts';
import { goalsInWords, markdownOf, summaryOf } from '../../../bench/report/markdown.ts';
import type { Run } from '../../../bench/report/run.ts';
import { summarise } from '../../../bench/report/statistics.ts';
import { markdownTable, textTables } from '../../../bench/report/table.ts';

const ratio: Figure = {
  id: 'record',
  what: 'record: ours to the floor’s',
  unit: '×',
  value: 1.1,
  goal: { atMost: 1.05 },
  spread: summarise([1, 1.1, 1.2]),
  sides: { ours: summarise([110]), floor: summarise([100]) },
};
const rate: Figure = {
  id: 'rate',
  what: 'exchanges',
  unit: '×',
  value: 0.7,
  goal: { atLeast: 0.6 },
  note: '700 | 1000',
};
const bare: Figure = { id: 'bytes', what: 'a picture', unit: 'KB', value: 3.14 };

const runOf = (...figures: Figure[]): Run => ({
  at: Date.UTC(2026, 10, 21, 12),
  minutes: 17.6,
  command: 'npm run bench',
  commit: 'abc1234',
  machine: { system: 'linux x64', cores: 4, node: '24.0.0', browsers: { Chromium: '156' }, load: [0.1, 2] },
  retaken: 0,
  failed: [],
  sections: [{ title: 'Pictures', figures }],
});

describe('a goal', () => {
  it('is met from its bound on, whichever way it goes', () => {
    expect(isMet(ratio)).toBe(false);
    expect(isMet({ ...ratio, value: 1.05 })).toBe(true);
    expect(isMet(rate)).toBe(true);
    expect(isMet({ ...rate, value: 0.59 })).toBe(false);
    expect(isMet(bare)).toBeUndefined();
  });

  it('is written with the unit', () => {
    expect([ratio, rate, bare].map(writtenGoal)).toEqual(['≤ 1.05 ×', '≥ 0.60 ×', '']);
  });

  it('is never met by what could not be measured', () => {
    expect(isMet({ ...ratio, value: Number.NaN })).toBe(false);
  });
});

describe('a number', () => {
  it.each([
    [1.234, '×', '1.23 ×'],
    [12, '×', '12.00 ×'],
    [149.4, 'ms', '149 ms'],
    [14.94, 'ms', '14.9 ms'],
    [4.056, 'ms', '4.06 ms'],
    [9.97, '%', '9.97 %'],
    [48, '', '48'],
    [-0.0001, 'MB', '0.00 MB'],
    [-0.32, 'MB', '-0.32 MB'],
  ] as const)('%s %s is written %s', (value, unit, words) => {
    expect(written(value, unit)).toBe(words);
  });

  it('has its spread beside it only where there were rounds', () => {
    expect(writtenSpread(ratio)).toBe('1.05–1.15 ×, p95 1.19 ×');
    expect(writtenSpread({ ...ratio, spread: summarise([1]) })).toBe('');
    expect(writtenSpread(bare)).toBe('');
  });
});

describe('the comparison with an earlier run', () => {
  const at = (value: number, ...rounds: number[]): Figure => ({
    ...bare,
    value,
    ...(rounds.length > 0 ? { spread: summarise(rounds) } : {}),
  });

  it.each([
    ['less is better', at(90), at(100), 'better'],
    ['more is worse', at(110), at(100), 'worse'],
    ['up to a twentieth is nothing', at(104), at(100), 'within the spread'],
    ['more that lies in both spreads is nothing', at(110, 95, 110, 120), at(100, 90, 100, 115), 'within the spread'],
    ['more beyond both spreads is worse', at(110, 109, 110, 111), at(100, 99, 100, 101), 'worse'],
    ['from nothing to something is worse', at(3), at(0), 'worse'],
    ['nothing and nothing are the same', at(0), at(0), 'within the spread'],
  ])('%s', (_what, now, before, verdict) => {
    expect(changeOf(now, before)?.verdict).toBe(verdict);
  });

  it('knows where more is wanted', () => {
    expect(changeOf({ ...rate, value: 0.9 }, rate)?.verdict).toBe('better');
    expect(changeOf({ ...rate, value: 0.5 }, rate)?.verdict).toBe('worse');
  });

  it('compares nothing with what is not there or is something else', () => {
    expect(changeOf(bare, undefined)).toBeUndefined();
    expect(changeOf(bare, { ...bare, unit: 'MB' })).toBeUndefined();
  });

  it('is written with what there was', () => {
    const write = (value: number) => `${value} KB`;
    expect(writtenChange(changeOf(at(90), at(100)), write)).toBe('100 KB (−10 %, better)');
    expect(writtenChange(changeOf(at(3), at(0)), write)).toBe('0 KB (worse)');
    expect(writtenChange(changeOf(at(100), at(100)), write)).toBe('100 KB (±0 %, within the spread)');
    expect(writtenChange(undefined, write)).toBe('');
  });
});

describe('the table', () => {
  it('has each figure with its goal, whether it is met, and what the last run had', () => {
    const text = textTables(
      runOf(ratio, rate, bare).sections,
      runOf({ ...ratio, value: 1.4, spread: summarise([1.4]) }),
    );
    expect(text).toMatch(
      /record: ours to the floor’s +1\.10 × +≤ 1\.05 × +✗ +1\.05–1\.15 ×, p95 1\.19 × +1\.40 × \(−21 %, better\)/,
    );
    expect(text).toContain('    ours 110 ms, floor 100 ms');
    expect(text).toMatch(/exchanges +0\.70 × +≥ 0\.60 × +✓/);
    expect(text).toMatch(/a picture +3\.14 KB$/m);
  });

  it('stands in Markdown with as many cells in every row', () => {
    const [section] = runOf(ratio, rate, bare).sections;
    const rows = markdownTable(section ?? { title: '', figures: [] }, undefined).split('\n');
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(8);
    expect(rows.at(-2)).toContain('700 \\| 1000');
  });
});

describe('what is written', () => {
  it('says what was measured on what, and compares', () => {
    const text = markdownOf(runOf(ratio), runOf(ratio), [{ file: 'races.svg', shows: 'The races' }]);
    for (const part of [
      '`abc1234`',
      '`npm run bench`',
      '2026-11-21',
      'Chromium 156',
      '4 cores',
      '![The races](races.svg)',
      '## Pictures',
      '*Last run*',
    ])
      expect(text).toContain(part);
    expect(markdownOf(runOf(ratio), undefined, [])).toContain('no earlier run');
  });

  it('says how many measurements were slow ones that no figure shows', () => {
    expect(markdownOf({ ...runOf(ratio), retaken: 3 }, undefined, [])).toContain('3 measurements were made anew');
  });

  it('says what could not be measured', () => {
    expect(markdownOf({ ...runOf(ratio), failed: ['popup'] }, undefined, [])).toContain('NOT MEASURED: popup');
  });

  it('counts the goals', () => {
    expect(goalsInWords(runOf(ratio, rate, bare))).toBe('1 of 2 goals are met.');
  });

  it('sums up for the README the figures that it names, as far as there are any', () => {
    const summary = summaryOf(runOf(ratio, rate), ['rate', 'none', 'record']);
    expect(summary.split('\n').slice(2, 4)).toEqual([
      '| exchanges | 0.70 × | ≥ 0.60 × ✓ |',
      '| record: ours to the floor’s | 1.10 × (ours 110 ms, floor 100 ms) | ≤ 1.05 × ✗ |',
    ]);
  });
});
