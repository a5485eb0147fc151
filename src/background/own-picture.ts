import type { Epoch, Picture } from '../contract/viewer.ts';
import { type Artifact, smallestSufficient } from '../linkedin/artifacts.ts';
import { fetchPicture } from '../linkedin/picture.ts';
import { readViewer } from '../linkedin/viewer.ts';
import type { ActivityDuty } from './activity.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { Session } from './session.ts';

/** Device pixels: enough for a CRM's own profile of the viewer, into which they may put it by hand; the popup and a user chip need less. */
const pixels = 400;

export type OwnPictureDuty = {
  /** Fetches the picture after a sign-in, whose artifacts are known already. */
  fetchFrom(artifacts: readonly Artifact[]): void;
  /** What is there at this moment. */
  current(): Picture | undefined;
  /** The same once a fetch under way has ended; a worker that was stopped in the middle of one fetches anew. */
  settled(): Promise<Picture | undefined>;
};

/** The viewer's own picture, fetched once in a session and kept for as long. Without one, initials stand in. */
export function ownPictureDuty(session: Session, activity: ActivityDuty): OwnPictureDuty {
  let attempt: { readonly epoch: Epoch; readonly done: Promise<void> } | undefined;

  const begin = (artifacts: () => Promise<readonly Artifact[]>) => {
    const epoch = session.epoch();
    const done = artifacts()
      .then((known) => fetchInto(session, activity, known, epoch))
      .catch(() => undefined)
      .then(() => {
        // One that has ended is no reason not to try again when there is no picture, or no longer the one that was fetched.
        if (attempt?.epoch === epoch) attempt = undefined;
      });
    attempt = { epoch, done };
  };
  const current = (): Picture | undefined => {
    const kept = session.ownPicture();
    return kept && { bytes: fromBase64(kept.base64), type: kept.type };
  };

  return {
    fetchFrom: (artifacts) => begin(async () => artifacts),
    current,
    async settled() {
      const missing = session.token() !== undefined && session.ownPicture() === undefined;
      if (missing && attempt?.epoch !== session.epoch()) begin(() => ownArtifacts(session, activity));
      await attempt?.done;
      return current();
    },
  };
}

async function ownArtifacts(session: Session, activity: ActivityDuty): Promise<readonly Artifact[]> {
  const token = session.token();
  if (token === undefined) return [];
  const { accessToken, issuedAt, scopes } = token;
  const access = { fetch: activity.fetchFor('viewer'), token: accessToken, issuedAt, signal: session.signal() };
  const read = await readViewer(access, scopes);
  return read.ok ? read.value.artifacts : [];
}

async function fetchInto(
  session: Session,
  activity: ActivityDuty,
  artifacts: readonly Artifact[],
  epoch: Epoch,
): Promise<void> {
  const artifact = smallestSufficient(artifacts, pixels, Date.now());
  if (artifact === undefined || epoch !== session.epoch()) return;
  const fetched = await fetchPicture(activity.fetchFor('own-picture'), artifact, { signal: session.signal() });
  if (!fetched.ok) return;
  await session.keepOwnPicture({ base64: toBase64(fetched.value.bytes), type: fetched.value.type }, epoch);
}
