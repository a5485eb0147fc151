import { readProfileEditsAsk } from '../browser/profile-edits-policy.ts';
import type { Port } from '../browser/serve.ts';
import type { ChangeOutcome, ProfileChange } from '../contract/profile.ts';
import type { ProfileEditsAnswer, ProfileEditsAsk } from '../contract/profile-edits.ts';
import type { Access } from '../linkedin/access.ts';
import { applyChanges, reviewChanges } from '../linkedin/edits/changes.ts';
import { type ReadProfile, readOwnProfile } from '../linkedin/edits/own-profile.ts';
import { changePicture } from '../linkedin/edits/pictures/change-picture.ts';
import type { ActivityDuty } from './activity.ts';
import { inTurn } from './in-turn.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import { type ReceivedPicture, receivedPicture } from './received-picture.ts';
import type { Session } from './session.ts';

type Fault = Extract<ProfileEditsAnswer, { kind: 'unread' }>['fault'];

/** An ask that has its turn; the parts of a picture and a cancel have theirs at once. */
type Task = Exclude<ProfileEditsAsk, { kind: 'picture-part' | 'new-picture' | 'cancel' }>;

export type MyProfileDuty = {
  /** Serves the page *My profile* over its port; what is under way when the page goes is ended, for nobody would see how it came out. */
  take(port: Port): void;
};

/**
 * The viewer's own profile, read and changed as they ask. Whose it is LinkedIn says of the token, anew for each of these. Nothing of it is kept: what was read
 * is the page's, and a picture on its way is in this worker's memory for as long as the page is open.
 */
export function myProfileDuty(session: Session, activity: ActivityDuty, ownPicture: OwnPictureDuty): MyProfileDuty {
  const fetchForEdits = activity.fetchFor('my-profile');

  function accessOf(signal: AbortSignal): Access | undefined {
    const token = session.token();
    if (token === undefined) return undefined;
    const { accessToken, issuedAt } = token;
    return { fetch: fetchForEdits, token: accessToken, issuedAt, signal: AbortSignal.any([session.signal(), signal]) };
  }

  /** A token that LinkedIn refuses is over for everything. */
  async function learn(fault: { readonly code: string } | undefined): Promise<void> {
    if (fault?.code === 'token-refused') await session.end('revoked');
  }

  async function readNow(access: Access): Promise<ReadProfile | Fault> {
    const read = await readOwnProfile(access);
    if (read.ok) return read.value;
    await learn(read.fault);
    // A reading has never done anything.
    return 'until' in read.fault || read.fault.code === 'token-refused' || read.fault.code === 'no-capability'
      ? read.fault
      : { ...read.fault, perhapsDone: false };
  }

  async function applied(access: Access, now: ReadProfile, changes: readonly ProfileChange[]) {
    const outcomes = await applyChanges(access, now, changes);
    await learn(outcomes.find(isFailed)?.fault);
    if (changes.some(({ field }, index) => field === 'profilePicture' && outcomes[index]?.state === 'done')) {
      await showAnew();
    }
    return outcomes;
  }

  /** The picture in the popup and on the CRM user's chip is LinkedIn's latest. */
  async function showAnew(): Promise<void> {
    await session.erase('ownPicture');
    void ownPicture.settled();
  }

  async function answer(task: Task, picture: ReceivedPicture | undefined, signal: AbortSignal, send: Send) {
    await session.ready;
    const access = accessOf(signal);
    if (access === undefined) return send({ kind: 'unread', fault: { code: 'signed-out' } });
    const epoch = session.epoch();
    const images = task.kind === 'send-picture' ? (picture?.images() ?? { code: 'not-a-picture' as const }) : undefined;
    if (images !== undefined && 'code' in images) return send({ kind: 'picture-unfit', fault: images });
    const now = await readNow(access);
    if ('code' in now) return send({ kind: 'unread', fault: now });
    if (epoch !== session.epoch()) return send({ kind: 'unread', fault: { code: 'signed-out' } });
    if (task.kind === 'read') return send({ kind: 'profile', reading: now.reading });
    if (task.kind === 'review') return send({ kind: 'reviewed', requests: reviewChanges(now.profile, task.changes) });
    if (task.kind === 'apply') return send({ kind: 'applied', outcomes: await applied(access, now, task.changes) });
    if (picture === undefined || images === undefined) return;
    const { field, begun } = picture;
    const onStep = (step: Extract<ProfileEditsAnswer, { kind: 'picture-step' }>['step']) =>
      send({ kind: 'picture-step', step });
    const changed = await changePicture(access, now.profile, field, images, { begun, onStep });
    if (!changed.ok) {
      const { begun: sofar, ...failure } = changed.fault;
      picture.begun = sofar;
      await learn(failure.fault);
      return send({ kind: 'picture-failed', failure });
    }
    if (field === 'profilePicture') await showAnew();
    send({ kind: 'picture-done', field });
  }

  return {
    take(port) {
      const gone = new AbortController();
      let cancelled = new AbortController();
      let picture: ReceivedPicture | undefined;
      const afterwards = inTurn();
      port.onGone(() => gone.abort());
      port.onMessage((message) => {
        const asked = readProfileEditsAsk(message);
        if (asked === undefined) return;
        if (asked.kind === 'cancel') {
          cancelled.abort();
          cancelled = new AbortController();
        } else if (asked.kind === 'new-picture') {
          picture = receivedPicture(asked.field);
        } else if (asked.kind === 'picture-part') {
          picture?.take(asked.rendition, asked.bytes);
        } else {
          const [mine, signal] = [picture, AbortSignal.any([gone.signal, cancelled.signal])];
          void afterwards(() => answer(asked, mine, signal, (said) => port.send(said)));
        }
      });
    },
  };
}

type Send = (said: ProfileEditsAnswer) => void;

const isFailed = (outcome: ChangeOutcome): outcome is Extract<ChangeOutcome, { state: 'failed' }> =>
  outcome.state === 'failed';
