import type { ColleaguePhoto } from '../contract/colleagues.ts';
import type { Result } from '../contract/result.ts';
import { fault } from '../http/result.ts';
import type { SalesforceFault } from '../salesforce/fault.ts';
import type { Photo } from '../salesforce/photo/photo.ts';
import { fetchPhoto } from '../salesforce/photo/picture.ts';
import { readUserPhoto } from '../salesforce/user-photo.ts';
import type { ActivityDuty } from './activity.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { ColleagueStore } from './colleague-store.ts';
import type { OrgSessionDuty } from './org-session.ts';
import type { OrgVersion } from './org-version.ts';
import type { Session } from './session.ts';

/** Users asked about at once: an org counts requests by the hour, and there may be somebody waiting for their own. */
const mostAtOnce = 4;

/** Milliseconds for which an org that does not answer is left alone: a page with many colleagues would wait for the end of each request in turn. */
const unansweredPause = 60_000;

type Needs = {
  readonly session: Session;
  readonly activity: ActivityDuty;
  readonly org: OrgSessionDuty;
  readonly versionOf: OrgVersion;
  readonly store: ColleagueStore;
};

export type ColleaguePhotos = {
  /** The photo of one user of the org; whoever is being asked about is not asked about twice. `undefined` where the session there is over. */
  of(userId: string): Promise<ColleaguePhoto | undefined>;
  /** Nothing that is on its way counts any more, and nothing is kept. */
  clear(): void;
};

/**
 * Colleagues' photos, as the user-photo document advises: the photo is kept, and by its `photoVersionId`, which is one small request, it is known whether it is to be
 * fetched anew. An org that refuses or throttles is left alone.
 */
export function colleaguePhotos({ session, activity, org, versionOf, store }: Needs): ColleaguePhotos {
  let life = new AbortController();
  /** Epoch milliseconds; infinite where the org refuses everybody's. */
  let pausedUntil = 0;
  let hasAnswered = false;
  const asked = new Map<string, Promise<ColleaguePhoto | undefined>>();
  const atOnce = limited(mostAtOnce);

  const read = (userId: string): Promise<Result<Photo, SalesforceFault>> =>
    org.ask(async (given) => {
      const access = { ...given, fetch: activity.fetchFor('colleagues') };
      const version = await versionOf(access);
      if (version.ok) return readUserPhoto(access, { version: version.value, userId });
      // An org without versions is no word on whether it has this user.
      return version.fault.code === 'not-found' ? fault({ code: 'unreachable' }) : version;
    });

  const leaveAloneUntil = (time: number) => {
    pausedUntil = Math.max(pausedUntil, time);
  };

  function keptOf(userId: string): ColleaguePhoto {
    const kept = store.get(userId);
    if (kept === undefined) return { userId, state: 'not-now' };
    return { userId, state: 'shown', picture: { bytes: fromBase64(kept.base64), type: kept.type, from: 'org' } };
  }

  const none = (userId: string): ColleaguePhoto => {
    store.delete(userId);
    return { userId, state: 'none' };
  };

  function withoutPhoto(userId: string, why: SalesforceFault): ColleaguePhoto | undefined {
    switch (why.code) {
      case 'session-over':
      case 'aborted':
        return undefined;
      case 'not-found':
        return none(userId);
      case 'forbidden':
        // An org that has never answered for anybody has no Chatter, or lets nobody: it is not asked about the next one.
        if (!hasAnswered) leaveAloneUntil(Number.POSITIVE_INFINITY);
        return none(userId);
      case 'throttled':
        leaveAloneUntil(why.until);
        return keptOf(userId);
      case 'unreachable':
      case 'no-answer':
        leaveAloneUntil(Date.now() + unansweredPause);
        return keptOf(userId);
      default:
        return keptOf(userId);
    }
  }

  /** What was kept before is a photo that they have replaced: it goes, whether or not the new one comes. */
  async function fetched(userId: string, photo: Photo, versionId: string): Promise<ColleaguePhoto> {
    store.delete(userId);
    // The one of 160 pixels does for every place that a CRM has for somebody beside a contact.
    const address = photo.medium ?? photo.large ?? photo.small ?? '';
    const signal = AbortSignal.any([session.signal(), life.signal]);
    const answer = await fetchPhoto(activity.fetchFor('colleagues'), address, signal);
    // Its address may be of another host, of which an answer that fails at once says nothing about the org.
    if (!answer.ok && answer.fault.code === 'no-answer') leaveAloneUntil(Date.now() + unansweredPause);
    if (!answer.ok || signal.aborted) return { userId, state: 'not-now' };
    const { bytes, type } = answer.value;
    store.set({ userId, versionId, base64: toBase64(bytes), type });
    return { userId, state: 'shown', picture: { bytes, type, from: 'org' } };
  }

  async function ask(userId: string): Promise<ColleaguePhoto | undefined> {
    const { signal } = life;
    if (Date.now() < pausedUntil) return keptOf(userId);
    const answer = await read(userId);
    if (signal.aborted) return undefined;
    if (!answer.ok) return withoutPhoto(userId, answer.fault);
    hasAnswered = true;
    const { photoVersionId } = answer.value;
    if (photoVersionId === null) return none(userId);
    if (store.get(userId)?.versionId === photoVersionId) return keptOf(userId);
    const photo = await fetched(userId, answer.value, photoVersionId);
    return signal.aborted ? undefined : photo;
  }

  return {
    of(userId) {
      // Of the 18 characters the last three only repeat in which case the others are.
      const id = userId.slice(0, 15);
      const answer = asked.get(id) ?? atOnce(() => ask(id)).finally(() => asked.delete(id));
      asked.set(id, answer);
      return answer;
    },
    clear() {
      life.abort();
      life = new AbortController();
      asked.clear();
      pausedUntil = 0;
      hasAnswered = false;
      store.clear();
    },
  };
}

/** Runs no more than so many tasks at once, in the order they came. */
function limited(most: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // Whoever is next takes over the place.
      if (next) next();
      else running -= 1;
    }
  };
}
