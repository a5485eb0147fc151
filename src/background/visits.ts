import { readVisitAsk } from '../browser/message-policy.ts';
import type { Port } from '../browser/serve.ts';
import type { Greeting, Visit, VisitAnswer, VisitAsk } from '../contract/messages.ts';
import { referenceKey } from '../crm/reference.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import { resolvePictures } from './pictures.ts';
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
    // A page of a former epoch, or of a site no longer allowed, is on its way to being told so.
    if (asked.epoch !== session.epoch() || sites.recipeFor(port.address) === null) return;
    const { visit, epoch } = asked;
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
    await resolvePictures(session, asked.wanted, batchSize, signal, (wanted, answered) => {
      const reference = referenceKey(wanted.reference);
      if (answered.state === 'shown') {
        const { picture } = answered;
        send({ kind: 'picture', visit, epoch, reference, availability: { state: 'shown' }, picture });
      } else send({ kind: 'picture', visit, epoch, reference, availability: answered });
    });
  }

  return {
    async greet(address) {
      await ready;
      return {
        epoch: session.epoch(),
        recipe: sites.recipeFor(address),
        signedIn: session.token() !== undefined,
        batchSize: settings.current().linkedin.batchSize,
      };
    },
    take,
  };
}
