import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hueOf, initialsOf } from '../../../src/crm/initials.ts';

describe('the initials of a name', () => {
  it.each([
    ['Anna Berg', 'AB'],
    ['anna berg', 'AB'],
    ['  Anna\n  Berg ', 'AB'],
    ['Anna', 'A'],
    ['Dr. Anna-Lena van der Berg', 'AB'],
    ['Prof. Dr. med. Anna Berg', 'AB'],
    ['Dr. rer. nat. Anna Berg', 'AB'],
    ['Dipl.-Ing. Anna Berg', 'AB'],
    ['Ms Anna Maria Berg', 'AB'],
    ['Sammy Davis Jr.', 'SD'],
    ['Anna Berg, PhD', 'AB'],
    ['Berg, Anna', 'AB'],
    ['van der Berg, Anna', 'AB'],
    ['Berg, Anna van der', 'AB'],
    ['Jack Ma', 'JM'],
    ['Al Pacino', 'AP'],
    ['J. R. R. Tolkien', 'JT'],
    ['j. smith', 'JS'],
    ['Anna Berg (Acme Ltd)', 'AB'],
    ['Anna Berg [inactive]', 'AB'],
    ['"Anna" Berg', 'AB'],
    ['Anna 🚀 Berg', 'AB'],
    ["Conan O'Brien", 'CO'],
    ['Élodie Ñuñez', 'ÉÑ'],
    ['E\u0301lodie Berg', 'ÉB'],
    ['ßeta ǆordan', 'SǄ'],
    ['Иван Петров', 'ИП'],
    ['山田 太郎', '山太'],
    ['山田\u3000太郎', '山太'],
    ['山田太郎', '山'],
    ['김민수', '김'],
    ['محمد علي', 'م'],
    ['שרה כהן', 'שכ'],
    ['अनिल कुमार', 'अकु'],
    ['𠮷田 健', '𠮷健'],
    ['Dr.', 'D'],
    ['3M', 'M'],
    ['42', '4'],
    ['anna@example.test', 'A'],
    ['', '?'],
    ['   ', '?'],
    ['—', '?'],
    ['🚀', '?'],
    ['(Anna)', '?'],
  ])('%j: %s', (name, initials) => expect(initialsOf(name)).toBe(initials));

  it('are one or two letters as a reader counts them, for every text', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (words) => {
        const count = [...graphemes.segment(initialsOf(words.join(' ')))].length;
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the hue of a text', () => {
  it('is a whole number of degrees, always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hue = hueOf(text);
        expect(Number.isInteger(hue)).toBe(true);
        expect(hue).toBeGreaterThanOrEqual(0);
        expect(hue).toBeLessThan(360);
        expect(hueOf(`${text}`)).toBe(hue);
      }),
    );
    expect(hueOf('Anna Berg')).toBe(hueOf('Anna Berg'));
  });

  it('spreads names that are alike over the circle', () => {
    const hues = Array.from({ length: 360 }, (_, index) => hueOf(`Contact ${index}`));
    const sixths = new Set(hues.map((hue) => Math.floor(hue / 60)));
    expect(sixths.size).toBe(6);
    expect(new Set(hues).size).toBeGreaterThan(180);
  });
});
