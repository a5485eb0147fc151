import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../scenario/catalogues.ts';

const texts = readFileSync('docs/store/texts.md', 'utf8');
const answers = readFileSync('docs/store/privacy-answers.md', 'utf8');
const policy = readFileSync('docs/privacy.md', 'utf8');
const manifest = (browser: string) => JSON.parse(readFileSync(`dist/${browser}/manifest.json`, 'utf8'));

/** What is quoted under a heading, to be pasted: its lines, without the marks. */
const quotedUnder = (heading: string): string =>
  (texts.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0]?.match(/^>.*$/gm) ?? [])
    .map((line) => line.replace(/^> ?/, ''))
    .join('\n');

/** The first column of a table under a heading, where it is code. */
const codesUnder = (heading: string): readonly (string | undefined)[] =>
  [...(answers.split(heading)[1]?.split(/\n(?:\*\*|## |Not declared)/)[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(
    ([, code]) => code,
  );

describe('what the stores say', () => {
  it('stays within their limits: 132 characters of summary in the package, 250 and 16,000 of what is pasted', () => {
    for (const [language, catalogue] of catalogues)
      expect(catalogue['extension_description']?.message.length, language).toBeLessThanOrEqual(132);
    expect(quotedUnder('Summary').length).toBeGreaterThan(100);
    expect(quotedUnder('Summary').length).toBeLessThanOrEqual(250);
    expect(quotedUnder('Description').length).toBeGreaterThan(1_000);
    expect(quotedUnder('Description').length).toBeLessThanOrEqual(16_000);
  });

  it('tells what leaves the browser, and to whom', () => {
    expect(quotedUnder('Description')).toMatch(/LinkedIn IDs .* go to LinkedIn/);
    expect(quotedUnder('Description')).toMatch(/sign-in goes to LinkedIn, .* token service/);
  });

  it('shows pictures of the sizes that they take, without anything that shows through, and every one of them', async () => {
    const listed = [...texts.matchAll(/^\| `(pictures\/[\w-]+\.png)` \| (\d+) × (\d+) \|/gm)];
    expect(listed.map(([, file]) => file?.replace('pictures/', ''))).toEqual(readdirSync('docs/store/pictures').sort());
    for (const [, file, width, height] of listed) {
      const { channels, depth, ...size } = await sharp(`docs/store/${file}`).metadata();
      expect([size.width, size.height, channels, depth], file).toEqual([Number(width), Number(height), 3, 'uchar']);
    }
  });
});

describe('what the stores are told of privacy', () => {
  it('justifies each permission of the package, and none besides', () => {
    const { permissions, host_permissions, optional_host_permissions } = manifest('chromium');
    expect(codesUnder('**Justification of each permission**')).toEqual([
      ...permissions,
      ...host_permissions,
      ...optional_host_permissions,
    ]);
  });

  it("is what Firefox's manifest declares", () => {
    const { required, optional = [] } = manifest('firefox').browser_specific_settings.gecko.data_collection_permissions;
    expect(codesUnder("## Firefox's store")).toEqual(required);
    expect(optional).toEqual([]);
  });

  it('has the sentence of Limited Use, word for word in the policy too', () => {
    const sentence =
      /The use of information received from Google APIs will adhere to the Chrome Web Store User Data Policy, including the Limited Use requirements\./;
    expect(answers).toMatch(sentence);
    expect(policy.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')).toMatch(sentence);
  });
});
