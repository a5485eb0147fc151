import type { Result } from '../contract/result.ts';
import { ok } from '../http/result.ts';
import { pause } from '../http/time-limit.ts';
import type { Access } from './access.ts';
import type { SalesforceFault } from './fault.ts';
import type { Photo } from './photo/photo.ts';
import type { PhotoPlace } from './photo/place.ts';
import { readUserPhoto } from './user-photo.ts';

/** What following a photo's processing came to. Milliseconds. */
export type Processing =
  | { readonly state: 'done'; readonly photo: Photo; readonly waited: number }
  /** It is not there after all the patience there was. It may still come. */
  | { readonly state: 'waiting'; readonly waited: number };

/** Milliseconds before each look; the last is kept to. Each look counts in the user's hourly limit, so they grow apart. */
const pauses = [1000, 2000, 3000, 5000, 10_000] as const;

/** Milliseconds that somebody may be expected to watch it. */
const usualPatience = 120_000;

/**
 * Follows a photo that was sent until its `photoVersionId` is another than before. "Photos are processed asynchronously and may not be visible right away":
 * the document says neither for how long nor how to be told. A look that fails in passing is only one look.
 *
 * @param before the `photoVersionId` before the photo was sent.
 */
export async function followProcessing(
  access: Access,
  place: PhotoPlace,
  before: string | null,
  options: { readonly patience?: number; readonly onLook?: (waited: number) => void } = {},
): Promise<Result<Processing, SalesforceFault>> {
  const { patience = usualPatience, onLook } = options;
  const now = access.now ?? Date.now;
  const wait = access.wait ?? pause;
  const begun = now();
  for (let look = 0; ; look += 1) {
    const read = await readUserPhoto(access, place);
    const waited = now() - begun;
    if (read.ok && read.value.photoVersionId !== before) return ok({ state: 'done', photo: read.value, waited });
    if (!read.ok && !passing.has(read.fault.code)) return read;
    onLook?.(waited);
    const next = pauses[Math.min(look, pauses.length - 1)] ?? 0;
    if (waited + next > patience) return ok({ state: 'waiting', waited });
    await wait(next, access.signal);
  }
}

const passing: ReadonlySet<SalesforceFault['code']> = new Set(['unreachable', 'no-answer', 'bad-answer']);
