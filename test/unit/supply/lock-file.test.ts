import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultsOfLockFile, lockedPackages, readLockFile } from '../../proof/supply/lock-file.ts';

it('names for every package one file by its hash, from the registry, and nothing of the extension runs at installation', () => {
  const lock = readLockFile();
  expect(lock.lockfileVersion).toBe(3);
  expect(lockedPackages(lock).length).toBeGreaterThan(100);
  expect(faultsOfLockFile(lock)).toEqual([]);
});

it.each([
  ['from a repository', { version: '1.0.0', integrity: 'sha512-a', resolved: 'git+ssh://git@github.com/a/b.git#1' }],
  ['over plain http', { version: '1.0.0', integrity: 'sha512-a', resolved: 'http://registry.npmjs.org/a.tgz' }],
  ['from another registry', { version: '1.0.0', integrity: 'sha512-a', resolved: 'https://registry.example/a.tgz' }],
  ['from a folder', { version: '1.0.0', integrity: 'sha512-a', resolved: '../a', link: true }],
  ['without a hash', { version: '1.0.0' }],
  ['with a weak hash', { version: '1.0.0', integrity: 'sha1-a' }],
  ['without a version', { integrity: 'sha512-a' }],
  ['with a script, and no tool', { version: '1.0.0', integrity: 'sha512-a', hasInstallScript: true }],
])('a package %s would be found', (_what, entry) => {
  expect(faultsOfLockFile({ lockfileVersion: 3, packages: { '': {}, a: entry } })).not.toEqual([]);
});

it('is what a set-up installs, to the letter and without a script', () => {
  expect(readFileSync('scripts/set-up.js', 'utf8')).toMatch(/'npm',\s*\['ci', '--ignore-scripts',/);
});

it('fits package.json, which asks for nothing but versions of the registry', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, root] = Object.entries(readLockFile().packages)[0] ?? [];
  expect(root).toMatchObject({ dependencies, devDependencies });
  for (const [name, range] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(`${name} ${range}`).toMatch(/ \^?\d+\.\d+\.\d+$/);
});

it('lets no tool run a script at installation either, by a list that names them all', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const withScripts = lockedPackages(readLockFile())
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([folder]) => folder.replace(/^.*node_modules\//, ''));
  expect(allowScripts).toEqual(Object.fromEntries(withScripts.map((name) => [name, false])));
});
