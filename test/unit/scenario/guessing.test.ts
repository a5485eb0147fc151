import { describe, expect, test } from 'vitest';
import { chanceOfThat, inRandomOrder, rightlyNamed, type Trial } from '../../scenario/guessing.ts';
import { seeded } from '../../scenario/seeded.ts';

/** So many tries with each member, of which some told something that the others did not. */
const trials = (each: number, telling: Readonly<Record<string, number>>): readonly Trial[] =>
  ['shown', 'limited', 'nobody'].flatMap((member) =>
    Array.from({ length: each }, (_, index) => ({ member, told: index < (telling[member] ?? 0) ? 'left' : 'usual' })),
  );
const chanceOf = (...given: Parameters<typeof trials>) => chanceOfThat(trials(...given), seeded(1));

describe('how many members are named rightly', () => {
  test('is one of each where all told the same', () => {
    expect(rightlyNamed(trials(10, {}))).toBe(10);
  });

  test('is all of them where each told something else', () => {
    expect(rightlyNamed(trials(10, {}).map(({ member }) => ({ member, told: member })))).toBe(30);
  });

  test('is what the likeliest member for each thing comes to', () => {
    expect(rightlyNamed(trials(10, { shown: 4, nobody: 1 }))).toBe(4 + 10);
  });
});

describe('that it came of chance', () => {
  test('is sure where all told the same', () => {
    expect(chanceOf(40, {})).toBe(1);
  });

  test.each([
    ['never', { shown: 0, limited: 0, nobody: 0 }],
    ['as often of each', { shown: 12, limited: 12, nobody: 12 }],
    ['of one or another now and then', { shown: 2, limited: 1, nobody: 0 }],
    ['a little oftener of one', { shown: 14, limited: 12, nobody: 10 }],
  ])('is likely where something was told %s', (_, telling) => {
    expect(chanceOf(40, telling)).toBeGreaterThan(0.05);
  });

  test.each([
    ['always', { shown: 40 }],
    ['one time in three', { shown: 13 }],
    ['one time in five', { shown: 8 }],
    ['oftener', { shown: 36, limited: 18, nobody: 18 }],
  ])('is not where something was told of one member alone %s', (_, telling) => {
    expect(chanceOf(40, telling)).toBeLessThan(0.001);
  });
});

test('an order is the same again for the same seed, and has everybody once', () => {
  const all = Array.from({ length: 50 }, (_, index) => index);
  const order = inRandomOrder(all, seeded(3));
  expect(order).toEqual(inRandomOrder(all, seeded(3)));
  expect(order).not.toEqual(all);
  expect([...order].sort((one, other) => one - other)).toEqual(all);
});
