import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadedWith, packedKilobytes } from '../../../build/loaded-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-loaded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('are a page’s scripts and styles, and what those import, each once, but nothing that is loaded later', () => {
  mkdirSync(join(folder, 'src/popup'), { recursive: true });
  mkdirSync(join(folder, 'assets'));
  const files = {
    'src/popup/popup.html':
      '<script type="module" src="/assets/popup.js"></script><link rel="stylesheet" href="/assets/popup.css">',
    'assets/popup.js': 'import{a}from"./shared.js";import"./other.js";import("./later.js");',
    'assets/other.js': 'import{a as b}from"./shared.js";',
    'assets/shared.js': 'export const a="text/from.js"',
    'assets/popup.css': 'p{background:url("none.js")}',
    'assets/later.js': '',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const loaded = loadedWith(folder, 'src/popup/popup.html');
  expect([...loaded].sort()).toEqual([
    'assets/other.js',
    'assets/popup.css',
    'assets/popup.js',
    'assets/shared.js',
    'src/popup/popup.html',
  ]);
  expect(packedKilobytes(folder, loaded)).toBeGreaterThan(packedKilobytes(folder, ['assets/popup.js']));
});
