import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { release } from '../../../build/release.ts';
import { remove, temporaryFolder } from '../../drivers/profile.ts';

const changelog = `# Changelog

## Unreleased

- Pictures in the list.

## 0.9.3, 2026-01-02

- The first.
`;

const files = ['package.json', 'package-lock.json', 'manifest.json'] as const;

let folder: string;
const git = (...parameters: readonly string[]): string =>
  execFileSync('git', parameters, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
const commitAll = () => {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'As it is');
};
const cut = (version: string) => release(folder, version, '2026-11-21');

beforeEach(async () => {
  folder = await temporaryFolder('release');
  git('init', '--quiet');
  git('config', 'user.name', 'Somebody');
  git('config', 'user.email', 'somebody@example.test');
  for (const signed of ['commit.gpgsign', 'tag.gpgsign']) git('config', signed, 'false');
  for (const file of files) copyFileSync(file, join(folder, file));
  write('CHANGELOG.md', changelog);
  commitAll();
});

afterEach(() => remove(folder));

describe('a release', () => {
  it('has its version wherever one stands, and changes nothing else of those files', () => {
    const before = files.map((file) => read(file).split('\n'));
    expect(cut('1.10.0')).toEqual({ tag: 'v1.10.0' });
    const changed = files.map((file, index) =>
      read(file)
        .split('\n')
        .filter((line, number) => line !== before[index]?.[number])
        .map((line) => line.trim()),
    );
    expect(changed).toEqual([
      ['"version": "1.10.0",'],
      ['"version": "1.10.0",', '"version": "1.10.0",'],
      ['"version": "1.10.0",'],
    ]);
    expect(JSON.parse(read('package-lock.json')).packages[''].version).toBe('1.10.0');
  });

  it("dates what was noted as its own, and leaves room for the next one's", () => {
    cut('1.0.0');
    expect(read('CHANGELOG.md')).toBe(`# Changelog

## Unreleased

## 1.0.0, 2026-11-21

- Pictures in the list.

## 0.9.3, 2026-01-02

- The first.
`);
  });

  it('is one commit, tagged, with nothing left over', () => {
    cut('1.0.0');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '--format=%s')).toBe('Release 1.0.0\nAs it is');
    expect(git('describe', '--exact-match')).toBe('v1.0.0');
  });

  it('may have the version that stands there already, where that was never released', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- Everything.\n');
    commitAll();
    expect(cut(version)).toEqual({ tag: `v${version}` });
    expect(git('show', '--stat', '--format=')).toContain('1 file changed');
  });
});

describe('no release is made', () => {
  afterEach(() => {
    expect(git('tag', '--list')).not.toContain('v1.0.0');
    expect(git('log', '--format=%s')).not.toContain('Release');
  });

  it.each(['', '1', '1.0', 'v1.0.0', '1.0.0-beta.1', '01.0.0', '1.0.65536', '0.0.0', '1.0.0; rm'])(
    'of “%s”, which no store takes for a version',
    (version) => {
      expect(cut(version)).toEqual({ refused: expect.stringContaining('is no version for the stores') });
    },
  );

  it.each(['0.9.3', '0.9.2', '0.8.10'])('of %s, which is not newer than the last', (version) => {
    expect(cut(version)).toEqual({ refused: `${version} is not newer than 0.9.3, which was released last.` });
  });

  it.each([
    ['changed', 'manifest.json'],
    ['new', 'notes.txt'],
  ])('of a tree in which something %s is not committed', (_what, file) => {
    write(file, 'not committed');
    expect(cut('1.0.0')).toEqual({ refused: expect.stringContaining('is not committed') });
    expect(read(file)).toBe('not committed');
  });

  it('of a version whose tag is there', () => {
    git('tag', 'v2.0.0');
    expect(cut('2.0.0')).toEqual({ refused: expect.stringContaining('There is a tag v2.0.0 already.') });
  });

  it.each([
    ['says nothing of it', '# Changelog\n\n## Unreleased\n\n## 0.9.3, 2026-01-02\n\n- The first.\n'],
    ['has no place for it', '# Changelog\n\n## 0.9.3, 2026-01-02\n\n- The first.\n'],
  ])('where the changelog %s', (_how, text) => {
    write('CHANGELOG.md', text);
    commitAll();
    expect(cut('1.0.0')).toEqual({ refused: expect.stringContaining('CHANGELOG.md says nothing') });
  });
});
