import type { Result } from '../contract/result.ts';
import { readBody } from './body.ts';
import { type PictureType, pictureTypeOf } from './picture-type.ts';
import { pixelSizeOf } from './pixel-size.ts';
import { fault, ok } from './result.ts';

/** A picture as it came, in memory. */
export type PictureBytes = { readonly bytes: ArrayBuffer; readonly type: PictureType };

/** Bytes. */
const sizeLimit = 5 * 1024 * 1024;

/**
 * As many as LinkedIn takes of anybody's profile picture (LinkedIn Help on profile photos). A few kilobytes can say that they are a picture for which the page
 * that decodes it has not the memory.
 */
const mostPixels = 7680 * 4320;

/**
 * The picture in a response's body, with the type that its bytes themselves have.
 *
 * @throws whatever the connection breaks with while the body is read.
 */
export async function readPictureBody(
  response: Response,
): Promise<Result<PictureBytes, { readonly code: 'too-large' | 'not-a-picture' }>> {
  const bytes = await readBody(response, sizeLimit);
  if (bytes === 'too-large') return fault({ code: 'too-large' });
  const { width, height } = pixelSizeOf(bytes) ?? { width: 0, height: 0 };
  if (width * height > mostPixels) return fault({ code: 'too-large' });
  const type = pictureTypeOf(bytes);
  return type === undefined ? fault({ code: 'not-a-picture' }) : ok({ bytes: bytes.buffer, type });
}
