import { listenToCardKeys, runCardScript, tellToShowCard } from '../browser/card-script.ts';
import { readCardAsk } from '../browser/message-policy.ts';
import type { From } from '../browser/sender.ts';
import type { Port } from '../browser/serve.ts';
import type { Unavailable } from '../contract/availability.ts';
import type { CardAnswer, CardAsk } from '../contract/card.ts';
import type { Requests } from '../contract/messages.ts';
import type { Reference } from '../contract/reference.ts';
import type { ActivityDuty } from './activity.ts';
import type { AskedMembers } from './asked-members.ts';
import { type CardGrant, createCardKeys } from './card-keys.ts';
import { type CardReading, createCardReading, textOf } from './card-reading.ts';
import { unavailable } from './pictures.ts';
import type { Session } from './session.ts';
import type { SettingsDuty } from './settings.ts';
import type { SharedDesk } from './shared-desk.ts';
import type { SitesDuty } from './sites.ts';

export type CardDuty = {
  /** Puts what opens cards into a page of an allowed site, while somebody is signed in. */
  bringScript(from: From): Promise<void>;
  /** A key for one card, for a content script of an allowed site; `null` where there is nobody to show a card to. */
  open(asked: Requests['open-card']['ask'], from: From): Promise<Requests['open-card']['answer']>;
  /** Serves one card, which shows the key's one member and can ask for nothing else. */
  take(port: Port): void;
};

/** What cards stand on. */
export type CardNeeds = {
  readonly settings: SettingsDuty;
  readonly session: Session;
  readonly sites: SitesDuty;
  readonly desk: SharedDesk;
  readonly activity: ActivityDuty;
  readonly askedMembers: AskedMembers;
  /** The person ID that a reference leads to, or why it leads to none. */
  readonly personIdOf: (reference: Reference) => string | Unavailable;
};

/** Cards: what LinkedIn says of one member, read live for one frame in the page that asked for it, and gone with that frame. */
export function cardDuty({ settings, session, sites, desk, activity, askedMembers, personIdOf }: CardNeeds): CardDuty {
  const ready = Promise.all([settings, session, sites, desk].map((duty) => duty.ready));
  const keys = createCardKeys();

  const isServed = (address: string): boolean => sites.recipeFor(address) !== null && session.token() !== undefined;

  listenToCardKeys((tabId, address) => {
    void (async () => {
      await ready;
      if (!isServed(address)) return;
      await runCardScript(tabId);
      await tellToShowCard(tabId);
    })();
  });

  async function open(
    { reference, epoch, crmUser }: Requests['open-card']['ask'],
    { address, tabId }: From,
  ): Promise<Requests['open-card']['answer']> {
    await ready;
    const recipe = sites.recipeFor(address);
    if (tabId === undefined || recipe === null || session.token() === undefined) return null;
    // Taken before anything is waited for: what changes meanwhile ends the card.
    const deskSignal = recipe.me === undefined ? undefined : desk.signal();
    const isOthers = recipe.me !== undefined && !(await desk.isViewer(address, crmUser));
    const withheld = isOthers ? unavailable('wrong-viewer') : askedMembers.refusalOf(tabId, 1);
    if (epoch !== session.epoch()) return null;
    const key = keys.make({
      tabId,
      reference,
      epoch,
      ...(withheld === undefined ? {} : { withheld }),
      ...(deskSignal === undefined ? {} : { signal: deskSignal }),
    });
    return { key };
  }

  function take(port: Port): void {
    const gone = new AbortController();
    let answers: ((asked: CardAsk) => void) | undefined;
    port.onGone(() => gone.abort());
    port.onMessage((message) => {
      const asked = readCardAsk(message);
      if (asked === undefined) return;
      answers ??= asked.kind === 'open' ? opened(port, keys.spend(asked.key, port), gone.signal) : refused(port);
      answers(asked);
    });
  }

  /** What answers a card that brought this key's grant, until the epoch ends, or whoever uses the CRM changes. */
  function opened(port: Port, grant: CardGrant | undefined, gone: AbortSignal): (asked: CardAsk) => void {
    if (grant === undefined || grant.epoch !== session.epoch() || grant.signal?.aborted) return refused(port);
    const ending = AbortSignal.any([session.signal(), ...(grant.signal ? [grant.signal] : [])]);
    // Only while the card is there: a session outlasts hundreds of them.
    ending.addEventListener('abort', () => port.send({ kind: 'closed' } satisfies CardAnswer), { signal: gone });
    const signal = AbortSignal.any([gone, ending]);
    const send = (answer: CardAnswer) => {
      if (!signal.aborted) port.send(answer);
    };
    const personId = grant.withheld ?? personIdOf(grant.reference);
    if (typeof personId !== 'string') return () => send({ kind: 'unavailable', unavailable: personId });
    const reading = createCardReading(session, activity, personId);
    const isViewer = personId === session.viewer()?.personId;
    return (asked) => {
      const work =
        asked.kind === 'open' ? answerOpen(reading, asked, isViewer) : answerPicture(reading, asked.pixels, true);
      // Nothing is expected to throw; a browser that refuses storage does, and no card may wait for ever for that.
      work.catch(() => send({ kind: 'unavailable', unavailable: unavailable('failed') }));
    };

    async function answerOpen(
      from: CardReading,
      { pixels, withPicture }: Extract<CardAsk, { kind: 'open' }>,
      own: boolean,
    ): Promise<void> {
      const read = await from.text(signal);
      if (read.state !== 'read') return send({ kind: 'unavailable', unavailable: read });
      send({ kind: 'card', text: textOf(read.card), isViewer: own });
      if (withPicture) await answerPicture(from, pixels, false);
    }

    async function answerPicture(from: CardReading, pixels: number, larger: boolean): Promise<void> {
      const picture = await from.picture(pixels, signal);
      if (typeof picture !== 'string') send({ kind: 'picture', picture, larger });
      else send({ kind: 'no-picture', larger, why: picture });
    }
  }

  return {
    async bringScript({ address, tabId }) {
      await ready;
      if (tabId !== undefined && isServed(address)) await runCardScript(tabId);
    },
    open,
    take,
  };
}

function refused(port: Port): () => void {
  return () => port.send({ kind: 'closed' } satisfies CardAnswer);
}
