import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardSize, placeCard } from '../../../src/content/card-place.ts';

const window = { width: 1280, height: 800 };
const slotAt = (left: number, top: number) => ({ left, top, right: left + 36, bottom: top + 36 });

test('a card stands below its slot, a little apart', () => {
  expect(placeCard(slotAt(100, 100), window)).toEqual({ left: 100, top: 144 });
});

test('it stands above where there is no room below', () => {
  expect(placeCard(slotAt(100, 700), window)).toEqual({ left: 100, top: 700 - 8 - cardSize.height });
});

test('it is moved from the edge that it would run over', () => {
  expect(placeCard(slotAt(1270, 100), window).left).toBe(1280 - 8 - cardSize.width);
  expect(placeCard(slotAt(-20, 100), window).left).toBe(8);
});

test('in a window with room neither below nor above it stands beside its slot, on the side that has room', () => {
  const low = { width: 1280, height: 300 };
  expect(placeCard(slotAt(100, 140), low)).toEqual({ left: 144, top: 300 - 8 - cardSize.height });
  expect(placeCard(slotAt(1200, 140), low).left).toBe(1200 - 8 - cardSize.width);
});

test('it lies within any window that is large enough for it', () => {
  const side = (least: number) => fc.integer({ min: least + 16, max: 4000 });
  fc.assert(
    fc.property(fc.integer(), fc.integer(), side(cardSize.width), side(cardSize.height), (x, y, width, height) => {
      const { left, top } = placeCard(slotAt(x, y), { width, height });
      expect(left).toBeGreaterThanOrEqual(8);
      expect(top).toBeGreaterThanOrEqual(8);
      expect(left + cardSize.width + 8).toBeLessThanOrEqual(width);
      expect(top + cardSize.height + 8).toBeLessThanOrEqual(height);
    }),
  );
});
