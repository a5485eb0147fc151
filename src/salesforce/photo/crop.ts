import type { NotSent } from '../fault.ts';

/**
 * A square of a picture, in its own pixels; its top left is (0, 0). All three or none: the document requires each of them to crop. Source: the user-photo
 * document, `cropX`, `cropY`, `cropSize`.
 */
export type Crop = { readonly x: number; readonly y: number; readonly size: number };

export type CropParameters = { readonly cropX: number; readonly cropY: number; readonly cropSize: number };

/** A crop under Salesforce's names; nothing where the picture is to be taken whole. */
export function cropParameters(crop: Crop | undefined): CropParameters | object {
  return crop === undefined ? {} : { cropX: crop.x, cropY: crop.y, cropSize: crop.size };
}

/**
 * What is wrong with a crop, which may come from anywhere; `undefined` where nothing is.
 *
 * @param picture in pixels, where it is known.
 */
export function faultInCrop(
  crop: Crop | undefined,
  picture?: { readonly width: number; readonly height: number },
): NotSent | undefined {
  if (crop === undefined) return undefined;
  const { x, y, size } = crop;
  if (![x, y, size].every(Number.isSafeInteger) || x < 0 || y < 0 || size < 1) return 'wrong-crop';
  const outside = picture !== undefined && (x + size > picture.width || y + size > picture.height);
  return outside ? 'crop-outside' : undefined;
}
