import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../build/files.ts';
import { loadedWith, packedKilobytes } from '../../build/loaded-files.ts';
import { sizeBudgets } from '../../build/size-budgets.ts';

it.each(sizeBudgets)(
  'the $name is at most $limit KB, packed, with everything it waits for',
  ({ entry, goal, limit }) => {
    const files = loadedWith('dist/chromium', entry);
    // Whoever follows no link would find the page alone, and everything small. The worker is one file.
    expect(files.length > 1).toBe(entry.endsWith('.html'));
    expect(packedKilobytes('dist/chromium', files)).toBeLessThanOrEqual(limit);
    expect(limit).toBeGreaterThanOrEqual(goal);
  },
);

describe.each(['chromium', 'firefox'])('the package for %s', (browser) => {
  it('has no script left that nothing loads: the worker and each page are one file, and what crxjs makes of them is gone', () => {
    const folder = `dist/${browser}`;
    const files = filesUnder(folder).filter((file) => /\.(?:js|html)$/.test(file));
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    const assets = files.filter((file) => file.startsWith('assets/'));
    expect(assets.length).toBeGreaterThan(5);
    expect(assets.filter((file) => !text.includes(basename(file)))).toEqual([]);
  });
});
