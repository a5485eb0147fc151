import type { Live } from '../contract/custody.ts';
import type { Greeting, PageReport, RecordReference, VisitAnswer } from '../contract/messages.ts';
import type { ReferenceKey } from '../contract/reference.ts';
import type { Picture } from '../contract/viewer.ts';
import { createAsking } from './asking.ts';
import { batchesOf } from './batches.ts';
import type { PageForCards } from './card-page.ts';
import { createContacts } from './contacts.ts';
import { createCrmUser } from './crm-user.ts';
import { createMembers } from './members.ts';
import { createNearness } from './nearness.ts';
import type { PaintingSource } from './painting.ts';
import { createPatience } from './patience.ts';
import { createRecords } from './records.ts';
import { announceContacts } from './renewal.ts';
import { watchPage } from './watching.ts';
import { isRead } from './when-read.ts';

export type Page = {
  report(): Pick<PageReport, 'contacts' | 'further' | 'crmUser' | 'ownRecipe'>;
  readonly forCards: PageForCards;
  /** Whether what is shown hangs on who the CRM's user is. */
  readonly followsCrmUser: boolean;
  /** Asks for whoever is pending. */
  ask(): void;
  /** What paints has come. */
  paint(): void;
  /** Connections have been read: whoever is referred to by a profile's address is pending again, and asked for where somebody looks. */
  connectionsRead(): void;
  /** Asks anew for everything, as if the page had just been opened. */
  refresh(): void;
  /** Takes every picture away and stops. */
  close(): void;
};

export type PageNews = {
  /** Something that a popup shows has changed. */
  onChange(): void;
  /** The worker knows of another epoch than this page does, or the extension is there no more. */
  onStale(): void;
};

/**
 * One page of an allowed site under one greeting: what is on it, what is asked for it, and what is painted.
 */
export function openPage(
  greeting: Greeting & { recipe: object },
  painting: PaintingSource,
  { onChange, onStale }: PageNews,
): Page {
  const { recipe, watched, epoch, batchSize, signedIn, renewable, remembers } = greeting;
  const life = new AbortController();
  const members = createMembers();
  let visit = 1;

  const settleAndTell = () => {
    settle();
    onChange();
  };
  const nearness = createNearness(settleAndTell, (containers) => rest(contacts.sleep(containers)));
  const records =
    signedIn && remembers
      ? createRecords(recipe, (pairs) => asking.ask({ kind: 'record-keys', visit, epoch, pairs }))
      : undefined;
  const contacts = createContacts(
    recipe,
    members,
    nearness,
    signedIn ? painting : undefined,
    {
      onInner: (inner) => watch.include(inner),
      onLate: (host) => watch.includeLate(host),
      onLaidOut: ask,
      onBroken: onChange,
      onSomebodyElse: settleAndTell,
    },
    records,
  );
  const crmUser =
    signedIn && recipe.me
      ? createCrmUser(recipe.me, painting, (identity, pixels) =>
          asking.ask({ kind: 'crm-user', visit, epoch, identity, pixels }),
        )
      : undefined;
  const patience = createPatience(contacts.members, (keys) => {
    for (const key of keys) contacts.repaint(key);
    ask();
    onChange();
  });
  const announce = renewable ? announceContacts(hasSomebodyToAskFor, life.signal) : undefined;
  const asking = createAsking({
    onAnswer: take,
    hasPending: () => members.hasAsked() || crmUser?.isAwaiting() === true || records?.isAwaiting() === true,
    onLost() {
      forgetAsked();
      look();
    },
    onGivenUp() {
      for (const { key, member } of contacts.members()) {
        if (!member.asked) continue;
        member.asked = false;
        member.availability = { state: 'unavailable', reason: 'failed' };
        contacts.repaint(key);
      }
      onChange();
    },
  });

  function hasSomebodyToAskFor(): boolean {
    return contacts.report().some(({ availability }) => availability.state === 'pending');
  }

  /** What is on its way is no longer waited for. */
  function endVisit(): void {
    asking.cancel(visit);
    visit += 1;
    forgetAsked();
  }

  function forgetAsked(): void {
    members.forgetAsked();
    crmUser?.forgetAsked();
    records?.forgetAsked();
  }

  /** Whoever uses the CRM now sees nothing of what was painted for somebody else: it is gone before the browser paints, and everything is asked anew. */
  function followCrmUser(): boolean {
    if (!crmUser?.follow()) return false;
    endVisit();
    members.clear();
    contacts.repaintAll();
    return true;
  }

  function ask(): void {
    if (!signedIn || life.signal.aborted) return;
    const open = contacts
      .members()
      .filter(({ member }) => member.availability.state === 'pending' && !member.asked && !member.resting);
    for (const batch of batchesOf(open, batchSize, contacts.further())) {
      for (const { member } of batch) member.asked = true;
      const wanted = batch.map(({ member: { reference, pixels } }) => ({ reference, pixels }));
      const identity = crmUser?.identity();
      asking.ask({ kind: 'pictures', visit, epoch, wanted, ...(identity && { crmUser: identity }) });
    }
  }

  function take(answer: VisitAnswer): void {
    if (answer.kind === 'stale') {
      onStale();
      return;
    }
    if (answer.epoch !== epoch || answer.visit !== visit || life.signal.aborted) return;
    if (answer.kind === 'references') takeReferences(answer.found);
    else if (answer.kind === 'crm-user')
      crmUser?.answer(answer.identity, answer.confirmed, answer.picture && liveBlob(answer.picture));
    else takePicture(answer);
    onChange();
  }

  function takeReferences(found: readonly RecordReference[]): void {
    records?.take(found);
    if (found.length === 0) return;
    contacts.rekeyAll(false);
    settle();
  }

  function takePicture({ reference, availability, picture }: Extract<VisitAnswer, { kind: 'picture' }>): void {
    const member = members.get(reference);
    if (member === undefined) return;
    member.asked = false;
    patience.take(member, availability);
    if (picture) member.picture = liveBlob(picture);
    else delete member.picture;
    contacts.repaint(reference);
  }

  /** Lets go of pictures that have long been out of sight. */
  function rest(keys: readonly ReferenceKey[]): void {
    for (const key of keys) {
      const member = members.get(key);
      if (member?.picture === undefined) continue;
      delete member.picture;
      member.availability = { state: 'pending' };
      member.resting = true;
      contacts.repaint(key);
    }
  }

  /** Makes the slots agree with what was found, and asks for whoever is pending. */
  function settle(): boolean {
    // Asked before the page is touched: while the answer is on its way there is time enough to draw.
    return contacts.settle(() => {
      records?.ask();
      for (const { member, near } of contacts.members()) if (near) member.resting = false;
      ask();
      if (signedIn) crmUser?.reconcile();
    });
  }

  function look(isGrown = true): boolean {
    followCrmUser();
    if (isGrown) contacts.find();
    const isFruitful = settle();
    if (!signedIn) announce?.();
    onChange();
    return isFruitful;
  }

  const watch = watchPage(
    watched,
    {
      onTouched(nodes) {
        const isSomebodyElse = followCrmUser();
        return contacts.rekeyAround(nodes) || isSomebodyElse;
      },
      onStale,
      onSettled: look,
      onNavigated() {
        endVisit();
        followCrmUser();
        contacts.rekeyAll(true);
      },
    },
    life.signal,
  );
  if (isRead()) look();
  // By then the page has its styles and sizes.
  addEventListener('load', () => look(false), { signal: life.signal });

  function clear(): void {
    contacts.clear();
    crmUser?.clear();
    members.clear();
  }
  return {
    report: () => ({
      ownRecipe: greeting.ownRecipe,
      contacts: signedIn ? contacts.report() : contacts.report().map(signedOut),
      ...(contacts.further() > 0 && { further: contacts.further() }),
      ...(crmUser && { crmUser: crmUser.report() }),
    }),
    forCards: {
      epoch,
      contacts: contacts.held,
      pictureOf: (key) => key && members.get(key)?.picture,
      crmUser: () => crmUser?.identity(),
      signal: life.signal,
    },
    followsCrmUser: crmUser !== undefined,
    ask,
    paint: settle,
    connectionsRead() {
      for (const { key, member } of contacts.members()) {
        // Whoever LinkedIn throttled has been found already, and is asked for in their own time.
        if (member.reference.kind !== 'vanity' || member.picture || 'until' in member.availability) continue;
        member.availability = { state: 'pending' };
        // An answer that is still on its way is of before.
        member.asked = false;
        contacts.repaint(key);
      }
      if (document.visibilityState === 'visible') ask();
      onChange();
    },
    refresh() {
      endVisit();
      clear();
      look();
    },
    close() {
      life.abort();
      patience.close();
      asking.close();
      clear();
      nearness.close();
    },
  };
}

const signedOut = ({ name }: { name: string }): PageReport['contacts'][number] => ({
  name,
  availability: { state: 'unavailable', reason: 'signed-out' },
});

/** The bytes as the page's memory holds them: what LinkedIn returned about somebody, and never to be kept. */
const liveBlob = ({ bytes, type }: Picture): Live<Blob> => new Blob([bytes], { type }) as Live<Blob>;
