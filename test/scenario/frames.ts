import { colourAt, hexOf, isAlike, isPale, type Pixels, pixelsOf, ringAt } from './pixels.ts';

/**
 * What one place for a face shows, beside what the page itself says belongs there: that member's colour, the pale ground of initials, or anything else,
 * which is wrong.
 */
export type RowInFrame = {
  /** CSS pixels from the frame's top. */
  readonly y: number;
  /** The member's colour as the page has painted it, `#rrggbb`. */
  readonly wanted: string;
  readonly shown: string;
  readonly verdict: 'right' | 'pale' | 'wrong';
};

/** What was seen in a number of frames. */
export type Tally = {
  readonly frames: number;
  readonly rows: number;
  readonly right: number;
  readonly pale: number;
  /** Each wrong face, with the frame it was in, from 0. */
  readonly wrong: readonly (RowInFrame & { readonly frame: number })[];
};

/** The plate as `sandbox/crm/moving/parts.ts` draws it, in CSS pixels; the face comes after the gap and is as wide as it is high. */
const plate = { mark: 3, width: 24, height: 40, gap: 8 };

/** No portrait comes near the marks' colour. */
function isMark({ width, height, data }: Pixels, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  // Every pixel of every frame is looked at: a colour made for each would be most of the work.
  const at = (y * width + x) * 3;
  return (data[at] ?? 0) > 250 && (data[at + 1] ?? 0) < 6 && (data[at + 2] ?? 0) > 250;
}

/** The upper left corners of the plates that are wholly in sight. */
function platesIn(pixels: Pixels): { readonly x: number; readonly y: number }[] {
  const found: { x: number; y: number }[] = [];
  for (let y = 0; y + plate.height <= pixels.height; y += 1)
    for (let x = 0; x < pixels.width; x += 1) {
      if (!isMark(pixels, x, y) || isMark(pixels, x - 1, y) || isMark(pixels, x, y - 1)) continue;
      const isWhole = isMark(pixels, x, y + plate.height - 1) && !isMark(pixels, x, y + plate.height);
      if (isWhole && isMark(pixels, x + plate.mark - 1, y)) found.push({ x, y });
    }
  return found;
}

/** Judges every row of one frame. It knows nothing of the page but the plates, so it can't be out of step with it. */
export async function rowsIn(png: Uint8Array | string): Promise<RowInFrame[]> {
  const pixels = await pixelsOf(png);
  const radius = plate.height / 2;
  return platesIn(pixels).map(({ x, y }) => {
    const middle = y + radius;
    const wanted = colourAt(pixels, x + plate.width / 2, middle);
    const shown = ringAt(pixels, x + plate.width + plate.gap + radius, middle, radius);
    const verdict = isAlike(shown, wanted) ? 'right' : isPale(shown) ? 'pale' : 'wrong';
    return { y, wanted: hexOf(wanted), shown: hexOf(shown), verdict };
  });
}

/** Judges every row of every frame. */
export async function tallyOf(frames: readonly Uint8Array[]): Promise<Tally> {
  const wrong: Tally['wrong'][number][] = [];
  const counts = { rows: 0, right: 0, pale: 0 };
  for (const [frame, png] of frames.entries())
    for (const row of await rowsIn(png)) {
      counts.rows += 1;
      if (row.verdict === 'wrong') wrong.push({ ...row, frame });
      else counts[row.verdict] += 1;
    }
  return { frames: frames.length, ...counts, wrong };
}
