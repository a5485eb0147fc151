import type { Picture } from '../contract/viewer.ts';
import { type Artifact, smallestSufficient } from '../linkedin/artifacts.ts';
import { fetchPicture } from '../linkedin/picture.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { Session } from './session.ts';

/** Device pixels: enough for the popup and a user chip on a dense screen. */
const pixels = 128;

/** Fetches the viewer's own picture once and keeps it for the session. Without one, initials stand in. */
export async function fetchOwnPicture(session: Session, artifacts: readonly Artifact[]): Promise<void> {
  const epoch = session.epoch();
  const artifact = smallestSufficient(artifacts, pixels, Date.now());
  if (artifact === undefined) return;
  const fetched = await fetchPicture((input, init) => fetch(input, init), artifact, { signal: session.signal() });
  if (!fetched.ok) return;
  await session.keepOwnPicture({ base64: toBase64(fetched.value.bytes), type: fetched.value.type }, epoch);
}

/** The viewer's own picture as it travels to a page. */
export function ownPicture(session: Session): Picture | undefined {
  const kept = session.ownPicture();
  return kept && { bytes: fromBase64(kept.base64), type: kept.type };
}
