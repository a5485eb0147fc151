import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchFor, shortestNeedle } from '../../../scenario/disk/needles.ts';

/** The search as nobody could get it wrong. */
const naively = (needles: readonly Buffer[], haystack: Buffer): number[] =>
  needles.flatMap((needle, index) => (haystack.includes(needle) ? [index] : []));

const sorted = (found: ReadonlySet<number>): number[] => [...found].sort((one, other) => one - other);

/** Of few different values, so that beginnings are shared and needles overlap. */
const bytes = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(0, 1, 255), { minLength, maxLength }).map((values) => Buffer.from(values));

describe('the search for many needles at once', () => {
  test('finds exactly what searching for each finds, however alike they are', () => {
    const needles = fc.array(bytes(shortestNeedle, shortestNeedle + 4), { maxLength: 30 });
    fc.assert(
      fc.property(needles, bytes(0, 400), fc.array(fc.nat(), { maxLength: 4 }), (all, hay, planted) => {
        const parts = planted.flatMap((pick) => all[pick % Math.max(all.length, 1)] ?? []);
        const haystack = Buffer.concat([...parts, hay, ...parts]);
        expect(sorted(searchFor(all)(haystack))).toEqual(naively(all, haystack));
      }),
    );
  });

  test('finds a needle wherever it lies, at the very beginning and the very end too', () => {
    const any = fc.uint8Array({ maxLength: 40 });
    const needle = fc.uint8Array({ minLength: shortestNeedle, maxLength: 60 });
    fc.assert(
      fc.property(any, needle, any, (before, within, after) => {
        const haystack = Buffer.concat([before, within, after]);
        expect(searchFor([Buffer.from(within)])(haystack).has(0)).toBe(true);
      }),
    );
  });

  test('does not find one of which the last byte is missing', () => {
    const needle = Buffer.from('a needle of some length');
    expect(searchFor([needle])(needle.subarray(0, -1)).size).toBe(0);
  });

  test('does not take a needle that chance would find', () => {
    expect(() => searchFor([Buffer.alloc(shortestNeedle - 1)])).toThrow('found by accident');
  });
});
