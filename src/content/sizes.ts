import type { SlotRecipe } from '../contract/settings.ts';

/** CSS pixels where neither the recipe nor the page gives a size. */
const fallbackSize = 40;

/** LinkedIn's largest picture has 800 pixels; of no slot more than this are asked for or drawn. */
const mostPixels = 4096;

/** CSS pixels. */
export type Size = { readonly width: number; readonly height: number };

/**
 * The size of a slot, read off the page.
 *
 * @param known the target's box, where somebody has just read it.
 */
export function sizeAt(target: Element, { place, size = 0 }: SlotRecipe, known?: Size): Size {
  const box = place === 'cover' && !size ? (known ?? target.getBoundingClientRect()) : undefined;
  return { width: size || box?.width || fallbackSize, height: size || box?.height || fallbackSize };
}

/** So many pixels as a canvas can have. */
export const drawablePixels = (pixels: number): number => Math.min(mostPixels, Math.max(1, Math.round(pixels)));

/** Device pixels of the longer side, at least 1. */
export const devicePixels = ({ width, height }: Size): number =>
  Math.min(mostPixels, Math.max(1, Math.ceil(Math.max(width, height) * devicePixelRatio)));
