import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import type { KeptKey } from '../../../src/contract/options.ts';
import { ledger } from '../../../src/custody/ledger.ts';

type Row = { readonly what: string; readonly whose: string; readonly where: string; readonly until: string };

/** The lines of the document's table, by key. */
const rows = new Map(
  readFileSync('docs/custody.md', 'utf8')
    .split('\n')
    .flatMap((line): (readonly [string, Row])[] => {
      const [, key, what = '', whose = '', where = '', until = ''] = line.split('|').map((cell) => cell.trim());
      const name = /^`(\w+)`$/.exec(key ?? '')?.[1];
      return name === undefined ? [] : [[name, { what, whose, where, until }]];
    }),
);

const keys = Object.keys(ledger) as KeptKey[];

describe('the document of what is kept', () => {
  test('has a line for each line of the ledger, in its order, and no other', () => {
    expect([...rows.keys()]).toEqual(keys);
  });

  test.each(keys)(
    'says of %s where it is kept, whose it is and what ends it, as the ledger does, and why it is there',
    (key) => {
      const { area, whose, until } = ledger[key];
      const row = rows.get(key) ?? expect.fail('no line');
      expect(row.where).toBe({ session: 'memory', local: 'disk' }[area]);
      expect(row.whose).toBe({ viewer: 'viewer', administrator: 'administrator', crm: 'the CRM' }[whose]);
      expect(row.what.length).toBeGreaterThan(10);
      expect(row.until).not.toBe('');
      expect(row.until.endsWith("the session's end")).toBe(until === 'epoch-end');
      expect(row.until.endsWith('sign-out')).toBe(until === 'sign-out');
      expect(row.until.endsWith('the next sign-in')).toBe(until === 'sign-in');
    },
  );
});

describe('everything else in the sources', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const code = new Map(
    files.map((path) => [
      path,
      readFileSync(join('src', path), 'utf8')
        // Comments may say what the code must not.
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/^\s*\/\/.*$/gm, ''),
    ]),
  );
  const naming = (pattern: RegExp) => files.filter((path) => pattern.test(code.get(path) ?? '')).sort();

  test('was read', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  test('names the browser’s storage in its door alone, and the policy’s, which can only be read', () => {
    expect(naming(/\.storage\b/)).toEqual(['browser/managed-storage.ts', 'browser/storage.ts']);
    expect(naming(/\.storage\b.*\.set\(/s)).toEqual(['browser/storage.ts']);
    expect(naming(/\b(writeStorage|eraseStorage)\b/)).toEqual(['browser/storage.ts', 'custody/custody.ts']);
  });

  test('names no other way of keeping something', () => {
    const others =
      /\bindexedDB\b|\bcaches\b|\blocalStorage\b|\bsessionStorage\b|\.cookie\b|navigator\.storage|FilePicker\b|idb-keyval|\bsharedStorage\b|cookieStore/;
    expect(naming(others)).toEqual([]);
  });

  test('has no permission for any either', () => {
    expect(manifest.permissions).toEqual(['activeTab', 'identity', 'scripting', 'storage']);
    expect(manifest).not.toHaveProperty('optional_permissions');
  });
});
