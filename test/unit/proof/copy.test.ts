import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changed, copySources } from '../../proof/copy.ts';

const change = { file: 'a.ts', from: 'b', to: '$&$1' };

it('changes a text that stands once, and puts in what it is told to the letter', () => {
  expect(changed('abc', change)).toBe('a$&$1c');
});

it.each(['ac', 'abcb'])('refuses to change “%s”, where it would change nothing or something else too', (text) => {
  expect(() => changed(text, change)).toThrow('a.ts has not exactly one "b".');
});

it('copies the sources to where they can be changed, changed back, and run; they themselves stay as they are', async () => {
  const file = 'manifest.json';
  const whole = await readFile(file, 'utf8');
  const copy = await copySources('test', 2);
  try {
    const putBack = await copy.change({ file, from: '"manifest_version": 3', to: '"manifest_version": 4' });
    expect(await readFile(join(copy.folder, file), 'utf8')).toContain('"manifest_version": 4');
    expect(await readFile(file, 'utf8')).toBe(whole);
    await putBack();
    expect(await readFile(join(copy.folder, file), 'utf8')).toBe(whole);
    expect((await copy.run('tsx/dist/cli.mjs', '--eval', 'console.log(process.env.VITEST)')).said).toBe('undefined\n');
  } finally {
    await copy.clear();
  }
  expect(existsSync(copy.folder)).toBe(false);
});
