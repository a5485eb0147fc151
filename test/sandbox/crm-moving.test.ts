import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { crmApp } from '../../sandbox/crm/app.ts';
import { movingPages } from '../../sandbox/crm/moving/pages.ts';
import { colourOf, isAlike } from '../scenario/pixels.ts';

const origin = 'https://crm.example.test';
const app = crmApp();
const textAt = async (path: string) => (await app.request(origin + path)).text();

async function documentAt(path: string) {
  const window = new Window({ url: origin + path });
  window.document.write(await textAt(path));
  return window.document;
}

describe('the pages that move', () => {
  test.each([...movingPages.keys()])('%s is whole, and has all that it links to', async (path) => {
    const document = await documentAt(path);
    expect(document.querySelectorAll('main h1')).toHaveLength(1);
    expect(document.querySelectorAll('[style], script:not([src])')).toHaveLength(0);
    const files = [...document.querySelectorAll('script, link, iframe')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '',
    );
    expect(files).not.toContain('/harbour.js');
    for (const file of files) expect([file, (await app.request(origin + file)).status]).toEqual([file, 200]);
  });

  test('a long page has as many rows as are asked for', async () => {
    const rows = async (query: string) => (await textAt(`/long${query}`)).match(/class="moving-contact"/g)?.length;
    expect(await rows('?rows=7')).toBe(7);
    expect(await rows('?rows=x')).toBe(100);
  });

  test('only pages in frames of the CRM may be framed, by itself alone', async () => {
    const policy = async (path: string) => (await app.request(origin + path)).headers.get('content-security-policy');
    expect(await policy('/framed/inner')).toContain("frame-ancestors 'self'");
    expect(await policy('/virtual')).toContain("frame-ancestors 'none'");
  });

  test('each record stands far from the next, and from the one whose row it takes over, in colour', async () => {
    const members: { colour: string }[] = JSON.parse(await textAt('/members.json'));
    for (const [index, { colour }] of members.entries())
      for (const distance of [1, 14]) {
        const other = members[(index + distance) % members.length]?.colour ?? '';
        expect(isAlike(colourOf(colour), colourOf(other)), `${index} and ${distance} further`).toBe(false);
      }
  });
});
