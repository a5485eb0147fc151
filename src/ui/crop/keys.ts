import { type Frame, type FrameRules, moved, resized } from './frame.ts';

/** Of the picture's shorter side, and of the frame's width: what one press does. */
const step = 0.02;

const ways: ReadonlyMap<string, readonly [right: number, down: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** The frame after a key was pressed: arrows move it, with Shift they make it larger and smaller, as plus and minus do. `undefined` for any other key. */
export function afterKey({ key, shiftKey }: KeyboardEvent, frame: Frame, rules: FrameRules): Frame | undefined {
  const grown = (by: number) => resized(frame, frame.width + by * step * rules.picture.width, rules);
  if (key === '+' || key === '=') return grown(1);
  if (key === '-') return grown(-1);
  const way = ways.get(key);
  if (way === undefined) return undefined;
  const [right, down] = way;
  if (shiftKey) return grown(right - down);
  const pixels = step * Math.min(rules.picture.width, rules.picture.height);
  return moved(frame, right * pixels, down * pixels, rules);
}
