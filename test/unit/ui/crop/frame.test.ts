import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FrameRules,
  heightOf,
  moved,
  narrowestIn,
  resized,
  wholeFrame,
  widestIn,
} from '../../../../src/ui/crop/frame.ts';
import { afterKey } from '../../../../src/ui/crop/keys.ts';

const square: FrameRules = { picture: { width: 1200, height: 800 }, proportions: 1, leastWidth: 200 };
const key = (name: string, shiftKey = false) => ({ key: name, shiftKey }) as KeyboardEvent;

describe('a frame', () => {
  test('begins as large as it can be, in the middle', () => {
    expect(wholeFrame(square)).toEqual({ x: 200, y: 0, width: 800 });
    expect(wholeFrame({ ...square, proportions: 4 })).toEqual({ x: 0, y: 250, width: 1200 });
  });

  test('moves as far as the picture goes', () => {
    const frame = { x: 200, y: 100, width: 400 };
    expect(moved(frame, 50, -30, square)).toEqual({ x: 250, y: 70, width: 400 });
    expect(moved(frame, 5000, 5000, square)).toEqual({ x: 800, y: 400, width: 400 });
    expect(moved(frame, -5000, -5000, square)).toEqual({ x: 0, y: 0, width: 400 });
  });

  test('is resized around its middle, between the narrowest and the widest', () => {
    expect(resized({ x: 400, y: 200, width: 400 }, 300, square)).toEqual({ x: 450, y: 250, width: 300 });
    expect(resized({ x: 400, y: 200, width: 400 }, 1, square).width).toBe(200);
    expect(resized({ x: 400, y: 200, width: 400 }, 9999, square).width).toBe(800);
  });

  test('in a picture smaller than the least that is wanted is the whole of it, and no more', () => {
    const small = { ...square, picture: { width: 150, height: 90 } };
    expect(narrowestIn(small)).toBe(90);
    expect(resized(wholeFrame(small), 1, small)).toEqual(wholeFrame(small));
  });

  test('never leaves the picture, and keeps its proportions, whatever is done to it', () => {
    const rules = fc.record({
      picture: fc.record({ width: fc.integer({ min: 1, max: 8000 }), height: fc.integer({ min: 1, max: 8000 }) }),
      proportions: fc.constantFrom(1, 4),
      leastWidth: fc.integer({ min: 1, max: 800 }),
    });
    const number = fc.double({ min: -9000, max: 9000, noNaN: true });
    const deeds = fc.array(
      fc.oneof(
        fc.tuple(fc.constant('move'), number, number),
        fc.tuple(fc.constant('resize'), number, number),
        fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowDown', '+', '-'), number, number),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rules, deeds, (held, done) => {
        let frame = wholeFrame(held);
        for (const [what, one, other] of done) {
          if (what === 'move') frame = moved(frame, one, other, held);
          else if (what === 'resize') frame = resized(frame, one, held);
          else frame = afterKey(key(what, one > 0), frame, held) ?? frame;
          const tolerance = 0.001;
          expect(frame.x).toBeGreaterThanOrEqual(-tolerance);
          expect(frame.y).toBeGreaterThanOrEqual(-tolerance);
          expect(frame.x + frame.width).toBeLessThanOrEqual(held.picture.width + tolerance);
          expect(frame.y + heightOf(frame, held)).toBeLessThanOrEqual(held.picture.height + tolerance);
          expect(frame.width).toBeLessThanOrEqual(widestIn(held));
        }
      }),
    );
  });
});

describe('keys', () => {
  const frame = { x: 400, y: 200, width: 400 };

  test.each([
    ['ArrowRight', { x: 416, y: 200 }],
    ['ArrowLeft', { x: 384, y: 200 }],
    ['ArrowUp', { x: 400, y: 184 }],
    ['ArrowDown', { x: 400, y: 216 }],
  ])('%s moves it', (name, place) => {
    expect(afterKey(key(name), frame, square)).toEqual({ ...place, width: 400 });
  });

  test.each([
    ['+', false, 424],
    ['-', false, 376],
    ['ArrowUp', true, 424],
    ['ArrowRight', true, 424],
    ['ArrowDown', true, 376],
    ['ArrowLeft', true, 376],
  ])('%s with Shift %s makes it %i wide', (name, shift, width) => {
    expect(afterKey(key(name, shift), frame, square)?.width).toBe(width);
  });

  test.each(['Tab', 'Enter', 'a', 'constructor'])('%s is left to the browser', (name) => {
    expect(afterKey(key(name), frame, square)).toBeUndefined();
  });
});
