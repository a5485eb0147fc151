import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noticesFile } from '../../build/third-party.ts';

/** Those that the extension is made of, which are the dependencies of package.json. */
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
const names = Object.keys(dependencies).sort();

describe.each(['chromium', 'firefox'])('the package for %s', (browser) => {
  it('says whose code it holds, under which licence, and where its source is', () => {
    const notices = readFileSync(`dist/${browser}/${noticesFile}`, 'utf8');
    const titles = [...notices.matchAll(/^-+\n(\S+) ([\d.]+), (\S+)\nIts source: https:\/\/\S+, and https:/gm)];
    expect(titles.map(([, name]) => name)).toEqual(names);
    // What MIT asks for, as often as there is such a licence.
    const ofMit = titles.filter(([, , , license]) => license === 'MIT').length;
    expect(notices.match(/Permission is hereby granted, free of charge/g)).toHaveLength(ofMit);
    expect(notices.match(/Copyright \(c\)/gi)?.length).toBeGreaterThanOrEqual(ofMit);
  });

  it('has a bill of materials beside it, of that and nothing else', () => {
    const bill = JSON.parse(readFileSync(`dist/${browser}.sbom.json`, 'utf8'));
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.components.map(({ name }: { name: string }) => name)).toEqual(names);
    for (const { hashes, purl, version } of bill.components) {
      expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/) }]);
      expect(purl).toMatch(new RegExp(`^pkg:npm/.+@${version.replaceAll('.', '\\.')}$`));
    }
  });
});
