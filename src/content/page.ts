import type { Availability } from '../contract/availability.ts';
import type { Live } from '../contract/custody.ts';
import type { Greeting, PageReport, VisitAnswer } from '../contract/messages.ts';
import type { ReferenceKey } from '../contract/reference.ts';
import type { Picture } from '../contract/viewer.ts';
import { watchedAttributes } from '../crm/watched.ts';
import { createAsking } from './asking.ts';
import { createContacts } from './contacts.ts';
import { createMembers, type Member } from './members.ts';
import { createNearness } from './nearness.ts';
import { createOwnChip } from './own-chip.ts';
import { watchPage } from './watching.ts';

/** Milliseconds: a day, after which LinkedIn's limits begin anew. */
const longestPause = 86_400_000;

/** How often a pause is doubled. */
const mostDoublings = 6;

export type Page = {
  report(): PageReport['contacts'];
  /** Asks anew for everything, as if the page had just been opened. */
  refresh(): void;
  /** Takes every picture away and stops. */
  close(): void;
};

export type PageNews = {
  /** Something that a popup shows has changed. */
  onChange(): void;
  /** The worker knows of another epoch than this page does. */
  onStale(): void;
};

/**
 * One page of an allowed site under one greeting: what is on it, what is asked for it, and what is painted.
 */
export function openPage(greeting: Greeting & { recipe: object }, { onChange, onStale }: PageNews): Page {
  const { recipe, epoch, batchSize, signedIn } = greeting;
  const life = new AbortController();
  const members = createMembers();
  let visit = 1;
  let resuming: ReturnType<typeof setTimeout> | undefined;

  const nearness = createNearness(
    () => {
      for (const { member, near } of contacts.members()) if (near) member.resting = false;
      ask();
    },
    (containers) => rest(contacts.onlyIn(containers)),
  );
  const contacts = createContacts(recipe, members, nearness, signedIn, onChange);
  const chip = createOwnChip(recipe, (text, pixels) => asking.ask({ kind: 'crm-user', visit, epoch, text, pixels }));
  const asking = createAsking({
    onAnswer: take,
    hasPending: () => members.hasAsked() || chip.isAwaiting(),
    onLost() {
      members.forgetAsked();
      chip.forgetAsked();
      chip.reconcile();
      ask();
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

  /** What is near the screen first; a list no longer than a batch is asked for whole, without waiting to know what is near. */
  function ask(): void {
    if (!signedIn || life.signal.aborted) return;
    const open = contacts
      .members()
      .filter(({ member }) => member.availability.state === 'pending' && !member.asked && !member.resting);
    const isUrgent = open.length > batchSize ? (one: (typeof open)[number]) => one.near : () => true;
    const near = open.filter(isUrgent);
    if (near.length === 0) return;
    const far = open.filter((one) => !isUrgent(one));
    const next = [...near, ...far].slice(0, Math.max(batchSize, near.length));
    for (let from = 0; from < next.length; from += batchSize) {
      const batch = next.slice(from, from + batchSize);
      for (const { member } of batch) member.asked = true;
      const wanted = batch.map(({ member: { reference, pixels } }) => ({ reference, pixels }));
      asking.ask({ kind: 'pictures', visit, epoch, wanted });
    }
  }

  function take(answer: VisitAnswer): void {
    if (answer.kind === 'stale') {
      onStale();
      return;
    }
    if (answer.epoch !== epoch || answer.visit !== visit || life.signal.aborted) return;
    const picture = answer.picture && liveBlob(answer.picture);
    if (answer.kind === 'own-picture') {
      chip.answer(answer.availability, picture);
      return;
    }
    const member = members.get(answer.reference);
    if (member === undefined) return;
    member.asked = false;
    member.availability = patiently(member, answer.availability);
    if (picture) member.picture = picture;
    else delete member.picture;
    contacts.repaint(answer.reference);
    if (member.availability.state === 'unavailable' && member.availability.until !== undefined) resumeLater();
    onChange();
  }

  /** Asks again for those whom LinkedIn would not look up for the moment, as soon as the first of them may be asked for. */
  function resumeLater(): void {
    clearTimeout(resuming);
    const waiting = contacts.members().flatMap(({ key, member }) => {
      const until = member.availability.state === 'unavailable' ? member.availability.until : undefined;
      return until === undefined ? [] : [{ key, member, until }];
    });
    if (waiting.length === 0) return;
    const resume = () => {
      for (const { key, member, until } of waiting) {
        if (until > Date.now() || members.get(key) !== member) continue;
        member.availability = { state: 'pending' };
        contacts.repaint(key);
      }
      ask();
      resumeLater();
      onChange();
    };
    const first = Math.min(...waiting.map(({ until }) => until));
    resuming = setTimeout(resume, Math.max(0, first - Date.now()) + 100);
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

  function look(): void {
    watch.includeShadowRoots();
    contacts.reconcile();
    if (signedIn) {
      chip.reconcile();
      chip.layOut();
      ask();
    }
    onChange();
  }

  const watch = watchPage(
    watchedAttributes(recipe),
    {
      onTouched: (nodes) => contacts.rekeyAround(nodes),
      onSettled: look,
      onNavigated() {
        asking.cancel(visit);
        visit += 1;
        members.forgetAsked();
        chip.forgetAsked();
        contacts.rekeyAll(true);
      },
    },
    life.signal,
  );
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look, { signal: life.signal });
  else look();
  // By then the page has its styles and sizes.
  addEventListener('load', look, { signal: life.signal });

  function clear(): void {
    contacts.clear();
    chip.clear();
    members.clear();
  }
  return {
    report: () => (signedIn ? contacts.report() : contacts.report().map(signedOut)),
    refresh() {
      asking.cancel(visit);
      visit += 1;
      clear();
      look();
    },
    close() {
      life.abort();
      clearTimeout(resuming);
      asking.close();
      clear();
      nearness.close();
    },
  };
}

/** Whoever is throttled again and again is asked for ever more seldom. */
function patiently(member: Member, availability: Availability): Availability {
  if (availability.state !== 'unavailable' || availability.until === undefined) {
    member.refusals = 0;
    return availability;
  }
  const pause = Math.max(0, availability.until - Date.now()) * 2 ** Math.min(member.refusals, mostDoublings);
  member.refusals += 1;
  return { ...availability, until: Date.now() + Math.min(pause, longestPause) };
}

const signedOut = ({ name }: { name: string }): PageReport['contacts'][number] => ({
  name,
  availability: { state: 'unavailable', reason: 'signed-out' },
});

/** The bytes as the page's memory holds them: what LinkedIn returned about somebody, and never to be kept. */
const liveBlob = ({ bytes, type }: Picture): Live<Blob> => new Blob([bytes], { type }) as Live<Blob>;
