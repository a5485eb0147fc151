import { readVisitAsk } from '../browser/message-policy.ts';
import type { Port } from '../browser/serve.ts';
import type { Greeting, Visit, VisitAnswer, VisitAsk } from '../contract/messages.ts';
import { referenceKey } from '../crm/reference.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import { type Deliver, resolvePictures } from './pictures.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SitesDuty } from './sites.ts';

export type VisitsDuty = {
  greet(address: string): Promise<Greeting>;
  take(port: Port): void;
};

/** Answers the content scripts: who they are to paint for, and the pictures they want, each as it becomes known. */
export function visitsDuty(
  settings: SettingsDuty,
  session: Session,
  sites: SitesDuty,
  ownPicture: OwnPictureDuty,
): VisitsDuty {
  const ready = Promise.all([settings.ready, session.ready, sites.ready]);

  function take(port: Port): void {
    const visits = new Map<Visit, AbortController>();
    const endVisit = (visit: Visit) => {
      visits.get(visit)?.abort();
      visits.delete(visit);
    };
    const signalOf = (visit: Visit): AbortSignal => {
      const controller = visits.get(visit) ?? new AbortController();
      visits.set(visit, controller);
      return controller.signal;
    };
    port.onGone(() => {
      for (const visit of [...visits.keys()]) endVisit(visit);
    });
    port.onMessage((message) => {
      const asked = readVisitAsk(message);
      if (asked?.kind === 'cancel') endVisit(asked.visit);
      else if (asked !== undefined) void answer(port, asked, signalOf(asked.visit));
    });
  }

  async function answer(
    port: Port,
    asked: Exclude<VisitAsk, { kind: 'cancel' }>,
    visitSignal: AbortSignal,
  ): Promise<void> {
    await ready;
    if (visitSignal.aborted) return;
    const signal = AbortSignal.any([visitSignal, session.signal()]);
    const { visit, epoch } = asked;
    // A worker that stopped between two epochs may never have told the page of the new one.
    if (epoch !== session.epoch()) return port.send({ kind: 'stale' } satisfies VisitAnswer);
    if (sites.recipeFor(port.address) === null) return;
    const send = (message: VisitAnswer) => {
      if (epoch === session.epoch()) port.send(message);
    };
    if (asked.kind === 'crm-user') {
      const picture = session.token() && (await ownPicture.settled());
      send(
        picture
          ? { kind: 'own-picture', visit, epoch, availability: { state: 'shown' }, picture }
          : { kind: 'own-picture', visit, epoch, availability: { state: 'unavailable', reason: 'no-picture' } },
      );
      return;
    }
    const { batchSize } = settings.current().linkedin;
    const open = new Set(asked.wanted);
    const deliver: Deliver = (wanted, answered) => {
      open.delete(wanted);
      const reference = referenceKey(wanted.reference);
      if (answered.state === 'shown') {
        const { picture } = answered;
        send({ kind: 'picture', visit, epoch, reference, availability: { state: 'shown' }, picture });
      } else send({ kind: 'picture', visit, epoch, reference, availability: answered });
    };
    try {
      await resolvePictures(session, asked.wanted, batchSize, signal, deliver);
    } catch {
      // Nothing is expected to throw; a browser that refuses storage does, and nobody may stay pending for that.
      for (const wanted of open) deliver(wanted, { state: 'unavailable', reason: 'failed' });
    }
  }

  return {
    async greet(address) {
      await ready;
      const recipe = sites.recipeFor(address);
      // A page that is no site learns nothing of the viewer either.
      const signedIn = recipe !== null && session.token() !== undefined;
      return { epoch: session.epoch(), recipe, signedIn, batchSize: settings.current().linkedin.batchSize };
    },
    take,
  };
}
