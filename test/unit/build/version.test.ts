import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changesToCome, newestIn } from '../../../build/changelog.ts';

const versionIn = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')).version;
const changelog = readFileSync('CHANGELOG.md', 'utf8');

it('is the same wherever it stands', () => {
  const version = versionIn('package.json');
  expect([versionIn('package-lock.json'), versionIn('manifest.json')]).toEqual([version, version]);
  expect(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[''].version).toBe(version);
});

it('is the newest that the changelog knows, which has a place for what comes next', () => {
  expect([undefined, versionIn('package.json')]).toContain(newestIn(changelog));
  expect(changesToCome(changelog)).toBeDefined();
});
