import type { Result } from '../contract/result.ts';
import { readBody } from './body.ts';
import { type PictureType, pictureTypeOf } from './picture-type.ts';
import { fault, ok } from './result.ts';

/** A picture as it came, in memory. */
export type PictureBytes = { readonly bytes: ArrayBuffer; readonly type: PictureType };

/** Bytes. */
const sizeLimit = 5 * 1024 * 1024;

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
  const type = pictureTypeOf(bytes);
  return type === undefined ? fault({ code: 'not-a-picture' }) : ok({ bytes: bytes.buffer, type });
}
