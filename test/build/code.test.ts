import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../build/files.ts';
import { globalsOf } from '../proof/supply/globals.ts';
import { placesMadeOfText } from '../proof/supply/made-of-text.ts';
import { foreignMatterIn } from '../proof/supply/secrets.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

describe.each(['chromium', 'firefox'])('the code of the package for %s', (browser) => {
  const folder = `dist/${browser}`;
  const files = filesUnder(folder);
  const scripts = files.filter((file) => file.endsWith('.js'));

  it('makes neither code nor elements of text, not even in what it took from others', () => {
    expect(scripts.length).toBeGreaterThan(10);
    for (const file of scripts) expect(placesMadeOfText(read(join(folder, file))), file).toEqual([]);
  });

  it('has pages whose every script is a file of its own', () => {
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages).toHaveLength(5);
    for (const page of pages) {
      const text = read(join(folder, page));
      for (const [, attributes = '', inside] of text.matchAll(/<script\b([^>]*)>([^<]*)<\/script>/g)) {
        expect(attributes).toMatch(/\bsrc="\//);
        expect(inside).toBe('');
      }
      expect(text).not.toMatch(/\son\w+=|\bstyle=|javascript:|https?:/i);
    }
  });

  it('reaches no more of the browser than was agreed: what a new version of a package reaches for is to be seen in a review', () => {
    const unhashed = (file: string) => file.replace(/-[\w-]{8}\.js$/, '.js');
    const reached = Object.fromEntries(
      scripts.map((file) => [unhashed(file), globalsOf(read(join(folder, file))).join(' ')]),
    );
    expect(reached).toEqual(JSON.parse(read('test/build/globals.json')));
  });

  it('holds no secret, and nothing of the tests and the sandbox', () => {
    for (const file of files) expect(foreignMatterIn(read(join(folder, file))), file).toEqual([]);
  });
});

it("asks the browser for no more of its extensions' means than was agreed", () => {
  const sources = filesUnder('src').filter((file) => /\.tsx?$/.test(file));
  const used = sources.flatMap((file) =>
    [...read(join('src', file)).matchAll(/\b(?:browser|native)\.([a-z]\w+(?:\.[a-z]\w+)+)/gi)].map(([, name]) => name),
  );
  expect([...new Set(used)].sort()).toEqual(JSON.parse(read('test/build/extension-means.json')));
});
