import { readVisitAsk } from '../browser/message-policy.ts';
import { runPaintingScript } from '../browser/painting-script.ts';
import type { From } from '../browser/sender.ts';
import type { Port } from '../browser/serve.ts';
import type { Greeting, Visit, VisitAnswer, VisitAsk } from '../contract/messages.ts';
import type { Recipe } from '../contract/settings.ts';
import { referenceKey } from '../crm/reference.ts';
import { watchedAttributes } from '../crm/watched.ts';
import { siteFor } from '../settings/sites.ts';
import type { AskedMembers } from './asked-members.ts';
import type { OwnPictureDuty } from './own-picture.ts';
import { type Deliver, type PicturesNeeds, resolvePictures, unavailable } from './pictures.ts';
import type { RecordReferences } from './record-references.ts';
import type { RenewalDuty } from './renewal.ts';
import type { SettingsDuty } from './settings.ts';
import type { SharedDesk } from './shared-desk.ts';
import type { SitesDuty } from './sites.ts';

export type VisitsDuty = {
  /** @param tabId where a recipe may be previewed. */
  greet(address: string, tabId?: number): Promise<Greeting>;
  /** Puts what paints into a page of an allowed site, while somebody is signed in. */
  bringPainting(from: From): Promise<void>;
  take(port: Port): void;
};

/** What answering pages stands on. */
export type VisitsNeeds = PicturesNeeds & {
  readonly settings: SettingsDuty;
  readonly sites: SitesDuty;
  readonly desk: SharedDesk;
  readonly renewal: RenewalDuty;
  readonly ownPicture: OwnPictureDuty;
  readonly askedMembers: AskedMembers;
  readonly records: RecordReferences;
  readonly previewFor: (tabId: number | undefined) => Recipe | undefined;
};

type Answer = { readonly send: (message: VisitAnswer) => void; readonly signal: AbortSignal };

/** Answers the content scripts: who they are to paint for, and the pictures they want, each as it becomes known. */
export function visitsDuty(needs: VisitsNeeds): VisitsDuty {
  const { settings, session, sites, desk, renewal, ownPicture, askedMembers, records, previewFor } = needs;
  // No more than every answer needs: what only some need is waited for there, and a page that woke the worker has been waiting already.
  const ready = Promise.all([settings.ready, session.ready, sites.known]);

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
    const { epoch } = asked;
    // A worker that stopped between two epochs may never have told the page of the new one.
    if (epoch !== session.epoch()) return port.send({ kind: 'stale' } satisfies VisitAnswer);
    const recipe = sites.recipeFor(port.address);
    if (recipe === null) return;
    // Where the CRM's user counts, whatever changes about who they are ends what was allowed before; the page is told to ask anew.
    const deskSignals = recipe.me === undefined ? [] : [desk.signal()];
    const signal = AbortSignal.any([visitSignal, session.signal(), ...deskSignals]);
    const send = (message: VisitAnswer) => {
      if (epoch === session.epoch()) port.send(message);
    };
    if (asked.kind === 'record-keys') {
      await records.ready;
      const found = records.exchange(siteFor(settings.current(), port.address), asked.pairs);
      if (!signal.aborted) send({ kind: 'references', visit: asked.visit, epoch, found });
    } else if (asked.kind === 'crm-user') await answerCrmUser(asked, recipe, port.address, { send, signal });
    else await answerPictures(asked, recipe, port, { send, signal });
  }

  async function answerCrmUser(
    { visit, epoch, identity }: Extract<VisitAsk, { kind: 'crm-user' }>,
    recipe: Recipe,
    address: string,
    { send, signal }: Answer,
  ): Promise<void> {
    const confirmed = recipe.me !== undefined && (await desk.isViewer(address, identity).catch(() => false));
    const picture = confirmed ? await ownPicture.settled() : undefined;
    if (signal.aborted) return;
    send({ kind: 'crm-user', visit, epoch, identity, confirmed, ...(picture ? { picture } : {}) });
  }

  async function answerPictures(
    { visit, epoch, wanted, crmUser }: Extract<VisitAsk, { kind: 'pictures' }>,
    recipe: Recipe,
    { address, tabId }: Port,
    { send, signal }: Answer,
  ): Promise<void> {
    const open = new Set(wanted);
    const deliver: Deliver = (one, answered) => {
      open.delete(one);
      const reference = referenceKey(one.reference);
      if (answered.state === 'shown') {
        const { picture } = answered;
        send({ kind: 'picture', visit, epoch, reference, availability: { state: 'shown' }, picture });
      } else send({ kind: 'picture', visit, epoch, reference, availability: answered });
    };
    try {
      const withheld =
        recipe.me !== undefined && session.token() !== undefined && !(await desk.isViewer(address, crmUser));
      if (signal.aborted) return;
      const refusal = withheld ? unavailable('wrong-viewer') : askedMembers.refusalOf(tabId, wanted.length);
      if (refusal !== undefined) for (const one of wanted) deliver(one, refusal);
      else await resolvePictures(needs, wanted, settings.current().linkedin.batchSize, signal, deliver);
    } catch {
      // Nothing is expected to throw; a browser that refuses storage does, and nobody may stay pending for that.
      for (const one of open) deliver(one, unavailable('failed'));
    }
  }

  return {
    async greet(address, tabId) {
      await ready;
      // Of a sign-in that lasts, nothing is to be renewed.
      if (session.token() === undefined) await renewal.ready;
      const served = sites.recipeFor(address);
      const preview = previewFor(tabId);
      const recipe = served && (preview ?? served);
      // A page that is no site learns nothing of the viewer either.
      const signedIn = recipe !== null && session.token() !== undefined;
      const renewable = renewal.isRenewable(address);
      const site = siteFor(settings.current(), address);
      const ownRecipe = (preview ?? site?.recipe) !== undefined;
      const { batchSize } = settings.current().linkedin;
      const watched = recipe === null ? [] : watchedAttributes(recipe);
      const remembers = recipe !== null && site?.rememberReferences === true;
      return { epoch: session.epoch(), recipe, watched, signedIn, renewable, batchSize, remembers, ownRecipe };
    },
    async bringPainting({ address, tabId }) {
      await ready;
      const isServed = sites.recipeFor(address) !== null && session.token() !== undefined;
      if (tabId !== undefined && isServed) await runPaintingScript(tabId);
    },
    take,
  };
}
