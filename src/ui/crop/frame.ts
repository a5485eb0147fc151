import type { PixelSize } from '../../contract/profile.ts';

/** The part of a picture that is kept: a rectangle of fixed proportions, in the picture's own pixels. Its height follows from the proportions. */
export type Frame = { readonly x: number; readonly y: number; readonly width: number };

/** What a frame has to keep to. */
export type FrameRules = {
  readonly picture: PixelSize;
  /** Width by height: 1 for a square. */
  readonly proportions: number;
  /** Pixels; the frame gets no narrower, unless the picture is too small for it. */
  readonly leastWidth: number;
};

export const heightOf = (frame: Frame, { proportions }: FrameRules): number => frame.width / proportions;

/** Pixels; as wide as the frame can be in this picture. */
export const widestIn = ({ picture, proportions }: FrameRules): number =>
  Math.min(picture.width, picture.height * proportions);

export const narrowestIn = (rules: FrameRules): number => Math.min(rules.leastWidth, widestIn(rules));

/** The largest frame there is, in the middle. */
export function wholeFrame(rules: FrameRules): Frame {
  const width = widestIn(rules);
  const { picture, proportions } = rules;
  return { x: (picture.width - width) / 2, y: (picture.height - width / proportions) / 2, width };
}

/** The frame further to the right and further down by so many pixels, as far as the picture goes. */
export const moved = (frame: Frame, right: number, down: number, rules: FrameRules): Frame =>
  within({ ...frame, x: frame.x + right, y: frame.y + down }, rules);

/** The frame with this width, around the same middle as far as the picture goes. */
export function resized(frame: Frame, width: number, rules: FrameRules): Frame {
  const next = Math.min(Math.max(width, narrowestIn(rules)), widestIn(rules));
  const growth = next - frame.width;
  return within({ x: frame.x - growth / 2, y: frame.y - growth / rules.proportions / 2, width: next }, rules);
}

function within(frame: Frame, rules: FrameRules): Frame {
  const { width, height } = rules.picture;
  return {
    ...frame,
    x: Math.min(Math.max(frame.x, 0), width - frame.width),
    y: Math.min(Math.max(frame.y, 0), height - heightOf(frame, rules)),
  };
}
