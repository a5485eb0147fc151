import type { Result } from '../../contract/result.ts';
import { dropBody, readBody } from '../../http/body.ts';
import { discreet } from '../../http/discreet.ts';
import { type PictureType, pictureTypeOf } from '../../http/picture-type.ts';
import { fault, ok } from '../../http/result.ts';
import { within } from '../../http/time-limit.ts';
import { acceptableAddress } from './photo.ts';

/** A photo as it came, in memory. */
export type PhotoBytes = { readonly bytes: ArrayBuffer; readonly type: PictureType };

/** Why a photo's bytes could not be had. */
export type PhotoBytesFault = {
  readonly code: 'refused' | 'unreachable' | 'no-answer' | 'not-a-picture' | 'too-large' | 'aborted';
};

/** Bytes; the largest rendition is 200 pixels wide. */
const sizeLimit = 5 * 1024 * 1024;

/** Milliseconds from asking to the last byte. */
const timeLimit = 20_000;

/** A photo's bytes. Its address is good by itself, so no token, cookie or referrer goes with it. Not counted by the rate limit. Never rejects. */
export async function fetchPhoto(
  fetch: typeof globalThis.fetch,
  address: string,
  signal?: AbortSignal,
): Promise<Result<PhotoBytes, PhotoBytesFault>> {
  if (acceptableAddress(address) === undefined) return fault({ code: 'refused' });
  const ending = await within(timeLimit, signal, async (ended): Promise<Result<PhotoBytes, PhotoBytesFault>> => {
    const response = await fetch(address, { ...discreet, signal: ended });
    if (!response.ok) {
      dropBody(response);
      return fault({ code: 'refused' });
    }
    const bytes = await readBody(response, sizeLimit);
    if (bytes === 'too-large') return fault({ code: 'too-large' });
    const type = pictureTypeOf(bytes);
    return type === undefined ? fault({ code: 'not-a-picture' }) : ok({ bytes: bytes.buffer, type });
  });
  return ending.kind === 'done' ? ending.value : fault({ code: endings[ending.kind] });
}

const endings = { failed: 'unreachable', late: 'no-answer', aborted: 'aborted' } as const;
