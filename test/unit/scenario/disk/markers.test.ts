import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { people } from '../../../../sandbox/world/people.ts';
import { portrait } from '../../../../sandbox/world/portraits.ts';
import { pictureMarkers, textMarkers } from '../../../scenario/disk/markers.ts';
import { searchFor, shortestNeedle } from '../../../scenario/disk/needles.ts';

const text = 'Qwoxyhtrelkjzmab';
const markers = textMarkers('name', text);
const isFound = (haystack: Buffer): boolean => searchFor(markers.map(({ bytes }) => bytes))(haystack).size > 0;

describe('a text', () => {
  test('is found however a browser writes it, whatever stands around it', () => {
    const around = fc.string({ maxLength: 9 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const whole = `${before}${text}${after}`;
        const base64 = Buffer.from(whole).toString('base64');
        const ways = [
          Buffer.from(whole),
          Buffer.from(JSON.stringify({ whole })),
          Buffer.from(encodeURIComponent(JSON.stringify(whole.toWellFormed()))),
          Buffer.from(whole, 'utf16le'),
          Buffer.from(whole, 'utf16le').swap16(),
          Buffer.from(base64),
          Buffer.from(base64, 'utf16le'),
        ];
        expect(ways.map(isFound)).toEqual(ways.map(() => true));
      }),
    );
  });

  test('is not found where it is not', () => {
    expect(isFound(Buffer.from(text.slice(0, -1)))).toBe(false);
    expect(isFound(Buffer.from(text.toLowerCase()))).toBe(false);
    expect(isFound(randomBytes(200_000))).toBe(false);
  });
});

describe('a picture', () => {
  const samplesOf = async (index: number, pixels: number) =>
    pictureMarkers(await portrait(people[index] ?? expect.fail('nobody'), pixels));

  test('is found as it is and as base64, also where only half of it was kept', async () => {
    const person = people[0] ?? expect.fail('nobody');
    const picture = Buffer.from(await portrait(person, 100));
    const search = searchFor((await samplesOf(0, 100)).map(({ bytes }) => bytes));
    const [half, another] = [picture.subarray(0, picture.length / 2 + 40), picture.subarray(picture.length / 3)];
    for (const kept of [picture, half, another]) {
      expect(search(kept).size).toBeGreaterThan(0);
      expect(search(Buffer.from(kept.toString('base64'))).size).toBeGreaterThan(0);
    }
  });

  test('shares no marker with another, nor with itself in another size', async () => {
    const pictures = await Promise.all(
      [0, 1, 2, 3, 4, 5].flatMap((index) => [samplesOf(index, 100), samplesOf(index, 200)]),
    );
    const written = pictures.flat().map(({ bytes }) => bytes.toString('hex'));
    expect(written.length).toBe(12 * 3 * 7);
    expect(new Set(written).size).toBe(written.length);
  });
});

test('no marker is so short that chance would find it', async () => {
  const shortest = Math.min(...textMarkers('name', 'sixteen-letters!').map(({ bytes }) => bytes.length));
  expect(shortest).toBeGreaterThanOrEqual(shortestNeedle);
});
