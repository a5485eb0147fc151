import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textMarkers } from '../../../scenario/disk/markers.ts';
import { keptByUs, notedByBrowser, wayOf } from '../../../scenario/disk/places.ts';
import { linesOf, searchDisk } from '../../../scenario/disk/search.ts';

const name = 'Qwoxyhtrelkjzmab';
const state = 'a-state-of-some-sign-in';
const markers = [...textMarkers('name', name), ...textMarkers('authorization state', state)];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-search-'));
  const files: Readonly<Record<string, Buffer>> = {
    'Default/Preferences': Buffer.from('{"nothing":"of anybody"}'),
    'Default/Cache/Cache_Data/0011_0': Buffer.concat([Buffer.from('a head'), gzipSync(`{"name":"${name}"}`)]),
    'Default/Local Extension Settings/abc/000003.log': Buffer.from(`{"name":"${name}"}`),
    'Default/History': Buffer.from(`https://www.linkedin.com/?state=${state}&x=${name}`),
    'Default/Web Data': Buffer.from(`state=${state}`),
  };
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the search of a folder', () => {
  test('finds what lies in its files, packed or not, and says where', async () => {
    const { found, files, bytes, unpacked, stillPacked } = await searchDisk(folder, markers);
    expect([...linesOf(found)].sort()).toEqual([
      'authorization state, UTF-8, in Default/History',
      'authorization state, UTF-8, in Default/Web Data',
      'name, UTF-8, in Default/Cache/Cache_Data/0011_0',
      'name, UTF-8, in Default/History',
      'name, UTF-8, in Default/Local Extension Settings/abc/000003.log',
    ]);
    expect([files, stillPacked]).toEqual([5, 0]);
    expect(bytes).toBeGreaterThan(150);
    expect(unpacked).toBeGreaterThanOrEqual(27);
  });

  test("calls the browser's own only what an address had, where addresses are noted", async () => {
    const { found } = await searchDisk(folder, markers);
    expect(linesOf(found.filter(notedByBrowser))).toEqual(['authorization state, UTF-8, in Default/History']);
  });

  test('tells in which way a careless extension kept something', async () => {
    const { found } = await searchDisk(folder, markers);
    expect(found.filter(keptByUs).map(wayOf).sort()).toEqual(['name in cache', 'name in storage']);
  });
});
