import { vi } from 'vitest';
import { countAskedMembers } from '../../../src/background/asked-members.ts';
import { authorizationDuty } from '../../../src/background/authorization.ts';
import { connectionsDuty } from '../../../src/background/connections.ts';
import { createHashing } from '../../../src/background/hashing.ts';
import { ownDataDuty } from '../../../src/background/own-data.ts';
import { ownPictureDuty } from '../../../src/background/own-picture.ts';
import { popupDuty } from '../../../src/background/popup.ts';
import { recordReferencesDuty } from '../../../src/background/record-references.ts';
import { renewalDuty } from '../../../src/background/renewal.ts';
import { createSession } from '../../../src/background/session.ts';
import { setUpDuty } from '../../../src/background/set-up.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import { sharedDeskDuty } from '../../../src/background/shared-desk.ts';
import { signInDuty } from '../../../src/background/sign-in.ts';
import { sitesDuty } from '../../../src/background/sites.ts';
import { visitsDuty } from '../../../src/background/visits.ts';
import { fakeActivity } from '../fakes/activity.ts';
import { stopWorker } from '../fakes/browser.ts';
import { deferred, turns } from '../fakes/turns.ts';

/** The worker's duties as `index.ts` wires them, over the browser's fake and what is kept in it. A former worker is stopped. */
export function wakeWorker() {
  stopWorker();
  const settings = settingsDuty();
  // The clock is looked up at each reading, since some tests set it.
  const session = createSession(() => Date.now());
  const activity = fakeActivity();
  const connections = connectionsDuty(settings, session, activity);
  const { personIdOf } = connections;
  const hashing = createHashing();
  const ownPicture = ownPictureDuty(session, activity);
  const signIn = signInDuty(settings, session, activity, authorizationDuty(activity), ownPicture.fetchFrom);
  const sites = sitesDuty(settings);
  const desk = sharedDeskDuty(settings, session, hashing);
  const renewal = renewalDuty(settings, session, signIn, sites, hashing);
  const ownData = ownDataDuty(session, ownPicture, hashing);
  const records = recordReferencesDuty(settings);
  const setUp = setUpDuty(settings, session, sites);
  const { previewFor } = setUp;
  const askedMembers = countAskedMembers();
  const visits = visitsDuty({
    settings,
    session,
    sites,
    desk,
    renewal,
    ownPicture,
    askedMembers,
    records,
    activity,
    personIdOf,
    previewFor,
  });
  const popup = popupDuty(settings, session, signIn, ownPicture, renewal, connections, setUp);
  const ready = Promise.all([settings, session, sites, desk, renewal, ownData].map((duty) => duty.ready));
  return {
    settings,
    session,
    activity,
    connections,
    hashing,
    ownPicture,
    signIn,
    sites,
    desk,
    renewal,
    ownData,
    setUp,
    visits,
    popup,
    ready,
  };
}

export type Worker = ReturnType<typeof wakeWorker>;

/** Makes the next hash take as long as the returned function is not called. */
export function slowHash(): () => void {
  const gate = deferred<void>();
  const { sign } = crypto.subtle;
  vi.spyOn(crypto.subtle, 'sign').mockImplementationOnce(async (...parts) => {
    await gate.promise;
    return sign.apply(crypto.subtle, parts);
  });
  return () => gate.resolve();
}

/**
 * Lets everything come to its end, hashing included, which the machine does beside the event loop. To be called before the test, which is given the
 * function to wait with.
 *
 * @param count turns of the event loop at a time.
 */
export function watchHashing(count?: number): () => Promise<void> {
  const steps = (['importKey', 'sign', 'digest'] as const).map((step) => vi.spyOn(crypto.subtle, step));
  return async () => {
    for (let seen = -1, now = 0; seen !== now; ) {
      await turns(count);
      const under = steps.flatMap(({ mock }) => mock.results.map(({ value }) => value as Promise<unknown>));
      seen = now;
      now = under.length;
      await Promise.allSettled(under);
    }
    await turns(count);
  };
}
