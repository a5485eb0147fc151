// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { drawInitials } from '../../../src/content/drawing.ts';
import type { Availability, UnavailableReason } from '../../../src/contract/availability.ts';

/** What was drawn: texts, how many strokes and discs, and how many device pixels a hundredth of the whole takes. */
function drawing(name: string, availability: Availability, size: number, density = 1) {
  const drawn = { texts: [] as string[], strokes: 0, discs: 0, scale: [0, 0] };
  const pen = {
    scale: (...by: [number, number]) => {
      drawn.scale = by;
    },
    translate: () => undefined,
    fillRect: () => undefined,
    beginPath: () => undefined,
    fill: () => undefined,
    arc: () => {
      drawn.discs += 1;
    },
    stroke: () => {
      drawn.strokes += 1;
    },
    fillText: (text: string) => void drawn.texts.push(text),
  };
  const pixels = { width: size * density, height: size * density };
  drawInitials(pen as never, pixels, name, availability, size);
  return drawn;
}
const unavailable = (reason: UnavailableReason): Availability => ({ state: 'unavailable', reason });

beforeEach(() => {
  vi.stubGlobal('Path2D', class {});
});

test('initials are drawn in the screen’s own pixels', () => {
  expect(drawing('Anna Berg', { state: 'pending' }, 48, 2)).toEqual({
    texts: ['AB'],
    strokes: 0,
    discs: 0,
    scale: [0.96, 0.96],
  });
});

describe('a mark beside them', () => {
  test.each<UnavailableReason>([
    'private',
    'unknown-member',
    'not-linked',
    'throttled',
    'too-many',
    'no-capability',
    'not-permitted',
    'wrong-viewer',
    'failed',
  ])('says that something keeps the picture away: %s', (reason) => {
    const drawn = drawing('Anna Berg', unavailable(reason), 48);
    expect(drawn.texts).toEqual(['AB']);
    expect(drawn.discs).toBe(1);
    expect(drawn.strokes).toBeGreaterThan(0);
  });

  test.each<Availability>([
    unavailable('no-picture'),
    unavailable('signed-out'),
    { state: 'pending' },
    { state: 'shown' },
  ])('is not there for %j', (availability) => {
    expect(drawing('Anna Berg', availability, 48).discs).toBe(0);
  });

  test('is not there where it would be a speck', () => {
    expect(drawing('Anna Berg', unavailable('private'), 27).discs).toBe(0);
    expect(drawing('Anna Berg', unavailable('private'), 28).discs).toBe(1);
  });
});
