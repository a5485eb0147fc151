import type { Live } from '../contract/custody.ts';
import type { Picture } from '../contract/viewer.ts';

/** A picture that the page has painted, and how many pixels it has on its shorter side. */
type Painted = { readonly picture: Live<Picture>; readonly pixels: number };

/** Reads the picture that the page handed over; `undefined` where there is none, or it is no picture. */
export async function readPainted(blob: Live<Blob> | undefined): Promise<Painted | undefined> {
  if (blob === undefined) return undefined;
  try {
    const { width, height } = await createImageBitmap(blob);
    const picture = { bytes: await blob.arrayBuffer(), type: blob.type } as Live<Picture>;
    return { picture, pixels: Math.min(width, height) };
  } catch {
    return undefined;
  }
}
