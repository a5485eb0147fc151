import type { Live } from '../contract/custody.ts';
import type { Result } from '../contract/result.ts';
import { dropBody } from '../http/body.ts';
import { discreet } from '../http/discreet.ts';
import { type PictureBytes, readPictureBody } from '../http/picture-body.ts';
import { fault } from '../http/result.ts';
import { faultOfEnding, within } from '../http/time-limit.ts';
import { type Artifact, acceptableAddress } from './artifacts.ts';

/** Why an artifact's bytes could not be had. */
export type PictureFault = { readonly code: PictureFaultCode };

type PictureFaultCode =
  /** The address is past its time: it has to be resolved anew. */
  | 'expired'
  /** No connection, or one that broke; also a redirect, which is never followed. */
  | 'unreachable'
  /** The media host took the connection and did not finish in time. */
  | 'no-answer'
  /** What came is none of the types of picture that are shown. */
  | 'not-a-picture'
  /** More than 5 MB, or more pixels than anybody's picture has. */
  | 'too-large'
  /** The caller's signal ended it. */
  | 'aborted'
  /** Not an address of LinkedIn's media host, or one it answers with another status. */
  | 'refused';

/** Whose artifact, whose bytes: those of a `Live` one are `Live`. */
type BytesOf<A extends Artifact> = A extends Live<Artifact> ? Live<PictureBytes> : PictureBytes;

/** Milliseconds from asking to the last byte. */
const timeLimit = 20_000;

/** After its time an address answers 403 (issue threads of several sign-in libraries); one that is withdrawn, 404 or 410. */
const expiredStatuses: ReadonlySet<number> = new Set([403, 404, 410]);

/**
 * An artifact's bytes, with the type they themselves have. Nothing of it is left in the disk cache, and no token, cookie or referrer goes with it. Tried
 * once. Never rejects.
 */
export async function fetchPicture<A extends Artifact>(
  fetch: typeof globalThis.fetch,
  artifact: A,
  options: { readonly signal?: AbortSignal; readonly now?: () => number },
): Promise<Result<BytesOf<A>, PictureFault>> {
  const address = acceptableAddress(artifact.address);
  if (address === undefined) return fault({ code: 'refused' });
  if (artifact.expiresAt <= (options.now ?? Date.now)()) return fault({ code: 'expired' });
  const ending = await within(timeLimit, options.signal, async (signal) =>
    readPictureResponse(await fetch(address, { ...discreet, headers: { Accept: acceptedTypes }, signal })),
  );
  return ending.kind === 'done'
    ? (ending.value as Result<BytesOf<A>, PictureFault>)
    : fault({ code: faultOfEnding[ending.kind] });
}

/** Said plainly, so that no newer format is served that one of the browsers cannot draw. */
const acceptedTypes = 'image/webp, image/jpeg, image/png, image/gif';

/**
 * The picture in a response of the media host.
 *
 * @throws whatever the connection breaks with while the body is read.
 */
export async function readPictureResponse(response: Response): Promise<Result<PictureBytes, PictureFault>> {
  if (!response.ok) {
    dropBody(response);
    return fault({ code: expiredStatuses.has(response.status) ? 'expired' : 'refused' });
  }
  return readPictureBody(response);
}
