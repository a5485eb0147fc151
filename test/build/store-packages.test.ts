import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../build/files.ts';
import { browsers } from '../../build/manifest.ts';
import { browserPackage } from '../../build/packages.ts';
import { sourceArchive } from '../../build/source-archive.ts';
import { zipOf } from '../../build/zip.ts';

const namesIn = (zip: Uint8Array): readonly string[] => Object.keys(unzipSync(zip));

describe.each(browsers)('what the store gets for %s', (browser) => {
  const zip = browserPackage(browser);

  it('holds every file of the build by its own name, in order, and nothing else', () => {
    expect(namesIn(zip)).toEqual(filesUnder(`dist/${browser}`));
  });

  it('is the same to the byte when it is packed again', () => {
    expect(Buffer.compare(browserPackage(browser), zip)).toBe(0);
  });

  it('has the manifest of the build, but for the key that the Chrome Web Store refuses', () => {
    const { key: _key, ...built } = JSON.parse(readFileSync(`dist/${browser}/manifest.json`, 'utf8'));
    expect(JSON.parse(strFromU8(unzipSync(zip)['manifest.json'] ?? new Uint8Array()))).toEqual(built);
  });
});

describe('the archive of the sources', () => {
  const archive = sourceArchive();
  const names = namesIn(archive);
  const topmost = [...new Set(names.map((name) => name.replace(/\/.*/, '')))];

  it('holds what a build needs, and nothing of tests, sandbox and docs, of what is installed or was built', () => {
    expect(topmost).toEqual([
      'LICENSE',
      'README.md',
      'build',
      'manifest.json',
      'package-lock.json',
      'package.json',
      'public',
      'scripts',
      'src',
      'tsconfig.json',
      'vite.config.ts',
    ]);
    expect(names.filter((name) => name.startsWith('scripts/'))).toEqual(['scripts/build.ts', 'scripts/package.ts']);
    expect(names.filter((name) => /node_modules|(^|\/)\.|\.(zip|map|test\.tsx?)$/.test(name))).toEqual([]);
  });

  it('is the same to the byte when it is packed again', () => {
    expect(Buffer.compare(sourceArchive(), archive)).toBe(0);
  });

  it('tells its reader every command, and has the command that the store of Firefox looks for', () => {
    const files = unzipSync(archive);
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const commands = [...text('README.md').matchAll(/^npm run ([\w-]+)$/gm)].map(([, name = '']) => name);
    expect(commands).toEqual(['build-for-amo']);
    const programs = scripts['build-for-amo']?.match(/\S+\.ts/g) ?? [];
    expect(programs.length).toBeGreaterThan(0);
    expect(programs.filter((program) => !names.includes(program))).toEqual([]);
  });
});

it('packs the same files to the same bytes in whatever order they come, and others to others', () => {
  const [one, other] = [['a', new Uint8Array([1])] as const, ['b/c', new Uint8Array([2])] as const];
  expect(zipOf(new Map([one, other]))).toEqual(zipOf(new Map([other, one])));
  expect(zipOf(new Map([one]))).not.toEqual(zipOf(new Map([['a', new Uint8Array([3])]])));
});
