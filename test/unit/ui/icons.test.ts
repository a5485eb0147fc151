import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };

const icon = (path: string) => readFileSync(new URL(`../../../public/${path}`, import.meta.url));

describe.each(Object.entries(manifest.icons))('the icon of %s pixels', (size, path) => {
  it('is that large', async () => {
    const { width, height } = await sharp(icon(path)).metadata();
    expect([width, height]).toEqual([Number(size), Number(size)]);
  });

  it('stands on nothing, so that light and dark toolbars show through, and is drawn in one colour seen on both', async () => {
    const { data } = await sharp(icon(path)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(data[3]).toBe(0);
    const inked = new Set<string>();
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === 255) inked.add([...data.subarray(at, at + 3)].join(' '));
    expect([...inked]).toEqual(['26 148 144']);
  });
});
