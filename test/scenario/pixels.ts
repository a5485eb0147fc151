import sharp from 'sharp';

/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [number, number, number];

/** A picture of the screen; a pixel is a CSS pixel. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of one pixel after the other, row by row. */
  readonly data: Uint8Array;
};

/** How far two colours may lie apart, by channel, and still be the same: JPEG and anti-aliasing move them a little. */
const tolerance = 14;

/** Portraits show nothing but their colour between 90 % and 100 % of their radius. */
const ringRadius = 0.94;

/** @param png a file's path, or what would be in it. */
export async function pixelsOf(png: string | Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** The colour at a point; black outside. */
export function colourAt({ width, height, data }: Pixels, x: number, y: number): Colour {
  if (x < 0 || y < 0 || x >= width || y >= height) return [0, 0, 0];
  const at = (Math.floor(y) * width + Math.floor(x)) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

/** How much of the ring round a portrait is looked at. */
export type RingPart = 'whole' | 'top';

/** Which of the sixteenths of a ring belong to a part of it, clockwise from the right. */
const sixteenths: Readonly<Record<RingPart, readonly number[]>> = {
  whole: Array.from({ length: 16 }, (_, index) => index),
  top: [10, 11, 12, 13, 14],
};

/** The colour that most of the ring round a portrait has, whose middle is at this point. */
export function ringAt(pixels: Pixels, x: number, y: number, radius: number, part: RingPart = 'whole'): Colour {
  const samples = sixteenths[part].map((index) => {
    const angle = (index * Math.PI) / 8;
    return colourAt(pixels, x + Math.cos(angle) * radius * ringRadius, y + Math.sin(angle) * radius * ringRadius);
  });
  const middle = (channel: 0 | 1 | 2) => median(samples.map((sample) => sample[channel]));
  return [middle(0), middle(1), middle(2)];
}

/** Whether two colours are the same person's. */
export function isAlike(one: Colour, other: Colour): boolean {
  return one.every((value, channel) => Math.abs(value - (other[channel] ?? 0)) <= tolerance);
}

/** Whether this is the ground that initials stand on: a pale colour made from the name, which no portrait has. */
export function isPale(colour: Colour): boolean {
  return Math.max(...colour) <= 239 && Math.min(...colour) >= 205;
}

/** The white of a page on which nothing stands there yet; no portrait comes near it. */
export const isBlank = (colour: Colour): boolean => Math.min(...colour) >= 250;

/** Of `#rrggbb`. */
export function colourOf(hex: string): Colour {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

export function hexOf(colour: Colour): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
