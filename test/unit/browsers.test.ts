import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserTable, features } from '../../scripts/browser-features.ts';

const readme = readFileSync('README.md', 'utf8');

describe('the table of browsers', () => {
  it('has a feature for every file of browser tests, and for nothing else', () => {
    const files = readdirSync('test/browser').map((name) => name.replace('.test.ts', ''));
    expect(Object.keys(features).sort()).toEqual(files.sort());
  });

  it('says of each feature how its tests ended', () => {
    const table = browserTable({
      versions: { chromium: 'Chromium 1', firefox: 'Firefox 2' },
      outcomes: {
        chromium: { 'test/browser/card.test.ts': 'passed', 'test/browser/disk.test.ts': 'failed' },
        firefox: { 'test/browser/card.test.ts': 'skipped' },
      },
    });
    expect(table).toContain('| | Chromium 1 | Firefox 2 |');
    expect(table).toContain(`| ${features['card']} | passes | not tested |`);
    expect(table).toContain(`| ${features['disk']} | **fails** | not run |`);
  });

  it('stands in the README with the features that there are, in their order', () => {
    const [, table = ''] = /<!-- proof:browsers -->\n([\s\S]*?)<!-- \/proof:browsers -->/.exec(readme) ?? [];
    const rows = table.trim().split('\n').slice(2);
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(Object.values(features).map((feature) => `| ${feature}`));
  });
});

describe('where the browsers differ', () => {
  /** By what a browser is told from another. */
  const tells = /isChromium|userAgent|getBrowserInfo|(?:chrome|moz)-extension|webkit[A-Z]|InstallTrigger/;
  const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const telling = sources.filter((path) => tells.test(withoutComments(readFileSync(`src/${path}`, 'utf8'))));

  it('is in src/browser alone', () => {
    expect(telling.length).toBeGreaterThan(2);
    expect(telling.filter((path) => !/^browser[\\/]/.test(path))).toEqual([]);
  });
});
