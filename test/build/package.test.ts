import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../build/files.ts';

const browsers = ['chromium', 'firefox'] as const;

/** The scripts that a page of a package loads before anything is done in it. */
function scriptsOf(folder: string, page: string): readonly string[] {
  const found = new Set<string>();
  const look = (file: string, names: RegExp) => {
    for (const [, name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(names)) {
      const script = join('assets', basename(name));
      if (found.has(script)) continue;
      found.add(script);
      look(script, /(?:from|import)\s*"([^"]+\.js)"/g);
    }
  };
  look(page, /src="([^"]+\.js)"/g);
  return [...found];
}

describe.each(browsers)('the package for %s', (browser) => {
  it('has the manifest that was agreed: a new permission, host or accessible file is to be seen in a review', () => {
    const built = JSON.parse(readFileSync(`dist/${browser}/manifest.json`, 'utf8'));
    const agreed = JSON.parse(readFileSync(`test/build/manifest.${browser}.json`, 'utf8'));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(built).toEqual({ ...agreed, version });
  });

  it('has one file that a web page could ask for, which is the card', () => {
    const { web_accessible_resources: accessible } = JSON.parse(readFileSync(`dist/${browser}/manifest.json`, 'utf8'));
    expect(accessible.flatMap(({ resources }: { resources: readonly string[] }) => resources)).toEqual([
      'src/card/card.html',
    ]);
  });

  it.each([
    ['reads', 'content/contacts-script.js', 9.6],
    ['paints', 'content/painting-script.js', 4],
    ['opens cards', 'content/card-script.js', 4],
    ['picks', 'picker/picker-script.js', 16],
    ['shows colleagues', 'content/colleagues-script.js', 9],
  ])('has one content script that %s, whole in its file %s, of at most %s KB gzipped', (_what, file, size) => {
    const script = readFileSync(`dist/${browser}/src/${file}`);
    expect(script.toString()).not.toMatch(/\bimport\s*\(|^\s*import\s|^\s*export\s/m);
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(size * 1024);
  });

  it('has a page My profile of one script, of at most 30 KB gzipped', () => {
    const scripts = scriptsOf(`dist/${browser}`, 'src/profile/profile.html');
    expect(scripts).toHaveLength(1);
    const sizes = scripts.map((file) => gzipSync(readFileSync(`dist/${browser}/${file}`), { level: 9 }).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30 * 1024);
  });

  it('loads the tool that cuts pictures only when it is opened', () => {
    const names = filesUnder(`dist/${browser}`);
    expect(names.filter((file) => /crop-tool-[\w-]+\.js$/.test(file))).toHaveLength(1);
    for (const file of names.filter((name) => /\.(?:js|html)$/.test(name))) {
      const text = readFileSync(`dist/${browser}/${file}`, 'utf8');
      expect(/(?:from|import|src=|href=)\s*"[^"]*crop-tool-/.test(text), file).toBe(false);
    }
  });

  it('holds neither source maps nor anything of the development server', () => {
    for (const file of filesUnder(`dist/${browser}`)) {
      expect(file).not.toMatch(/\.map$/);
      if (!/\.(js|html|json)$/.test(file)) continue;
      const found = /@vite|sourceMappingURL/.exec(readFileSync(`dist/${browser}/${file}`, 'utf8'));
      expect(found?.[0], file).toBeUndefined();
    }
  });
});
