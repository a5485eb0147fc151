import type { Result } from '../../contract/result.ts';
import { dropBody } from '../../http/body.ts';
import { discreet } from '../../http/discreet.ts';
import { type PictureBytes, readPictureBody } from '../../http/picture-body.ts';
import { fault } from '../../http/result.ts';
import { faultOfEnding, within } from '../../http/time-limit.ts';
import { acceptableAddress } from './photo.ts';

/** Why a photo's bytes could not be had. */
export type PhotoBytesFault = {
  readonly code: 'refused' | 'unreachable' | 'no-answer' | 'not-a-picture' | 'too-large' | 'aborted';
};

/** Milliseconds from asking to the last byte. */
const timeLimit = 20_000;

/** A photo's bytes. Its address is good by itself, so no token, cookie or referrer goes with it. Not counted by the rate limit. Never rejects. */
export async function fetchPhoto(
  fetch: typeof globalThis.fetch,
  address: string,
  signal?: AbortSignal,
): Promise<Result<PictureBytes, PhotoBytesFault>> {
  if (acceptableAddress(address) === undefined) return fault({ code: 'refused' });
  const ending = await within(timeLimit, signal, async (ended): Promise<Result<PictureBytes, PhotoBytesFault>> => {
    const response = await fetch(address, { ...discreet, signal: ended });
    if (!response.ok) {
      dropBody(response);
      return fault({ code: 'refused' });
    }
    return readPictureBody(response);
  });
  return ending.kind === 'done' ? ending.value : fault({ code: faultOfEnding[ending.kind] });
}
