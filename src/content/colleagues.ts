import { askForColleagues } from '../browser/worker-channel.ts';
import type { Greeting } from '../contract/messages.ts';
import type { ContactRecipe, Recipe } from '../contract/settings.ts';
import { type FoundColleague, readColleague } from '../crm/colleagues.ts';
import { contactRecipeOf, findContainers } from '../crm/contacts.ts';
import { readIdentity } from '../crm/me.ts';
import { elementsOf } from '../crm/runs.ts';
import { elementAt, isOnPage, parentOf } from '../crm/safe-dom.ts';
import { createDoubts } from './doubts.ts';
import { createNearness } from './nearness.ts';
import { standingOf } from './placement.ts';
import { createSlot, type Slot } from './slot.ts';
import { watchPage } from './watching.ts';
import { isRead } from './when-read.ts';

/** A container that names a colleague. */
type Held = { found: FoundColleague; readonly contact: ContactRecipe; slot?: Slot };

/** What the org said of a colleague's photo; without a picture, that there is none to be shown. */
type Known = { readonly picture?: Blob };

/** As many colleagues as are asked about in one message. */
const batch = 50;

const noPhoto = { state: 'unavailable', reason: 'no-picture' } as const;

/**
 * The colleagues on one page under one greeting, and their photos. It stands beside what paints members and shares nothing with it but how pages are read and slots made.
 *
 * Whoever comes onto the page is asked about, and at a navigation everybody who is there anew: that is when a photo that has changed is seen. A colleague has a slot once
 * the answer is there, so that a page where nothing is to be shown stays as it is.
 *
 * @param onStale the extension is there no more.
 * @returns what takes all of it away.
 */
export function openColleagues(greeting: Greeting & { recipe: Recipe }, onStale: () => void): () => void {
  const { recipe, watched, epoch } = greeting;
  const life = new AbortController();
  const { signal } = life;
  const held = new Map<Element, Held>();
  const known = new Map<string, Known>();
  const asked = new Set<string>();
  const identity = () => (recipe.me ? readIdentity(document, recipe.me) : '');
  let crmUser = identity();

  const paint = (one: Held) => {
    const { userId, name } = one.found;
    const picture = doubts.has(one) ? undefined : known.get(userId)?.picture;
    one.slot?.paint(name, picture ? { state: 'shown' } : noPhoto, picture);
  };
  const removeSlot = (one: Held) => {
    one.slot?.remove();
    delete one.slot;
  };
  const drop = (container: Element) => {
    const one = held.get(container);
    if (one === undefined) return;
    doubts.end(one);
    removeSlot(one);
    held.delete(container);
    nearness.forget(container);
  };
  const doubts = createDoubts<Held>((one) => {
    doubts.end(one);
    paint(one);
  });

  /** Takes over whom a container names now: the former one's photo is gone before the page is painted. */
  const readAgain = (container: Element, one: Held) => {
    const isTheirs = isOnPage(container) && contactRecipeOf(container, recipe) === one.contact;
    const found = isTheirs ? readColleague(container, one.contact, recipe) : null;
    if (found === null) return drop(container);
    const { found: former } = one;
    const isOther = { name: found.name !== former.name, key: found.userId !== former.userId };
    one.found = found;
    if (found.target !== former.target) removeSlot(one);
    if (!isOther.name && !isOther.key) return;
    one.slot?.blank();
    doubts.note(one, one.contact, isOther);
    paint(one);
  };

  const readHere = (container: Element) => {
    const contact = held.has(container) ? undefined : contactRecipeOf(container, recipe);
    const found = contact ? readColleague(container, contact, recipe) : null;
    if (contact && found) held.set(container, { found, contact });
  };

  const makeSlot = (one: Held, scrollers: Map<Element, boolean>): (() => void) => {
    const { target, slot: place, name } = one.found;
    const isBare = one.contact.crmUserName === undefined;
    const named = isBare || one.contact.crmUserName?.from === 'text';
    // Whoever is near is drawn at once: they are few.
    const standing = { ...standingOf(target, place, scrollers), inWindow: true };
    return () => {
      const plan = { target, recipe: place, named, bare: isBare || name === '' };
      one.slot = createSlot(plan, standing, () => {
        known.set(one.found.userId, {});
        paint(one);
      });
      paint(one);
    };
  };

  /** Everything is read first and then written, so that the page is laid out once. */
  const layOut = () => {
    const scrollers = new Map<Element, boolean>();
    const all = [...held.values()];
    for (const { slot } of all) slot?.putBack();
    const missing = all.filter(({ slot, found }) => slot === undefined && known.has(found.userId));
    for (const make of missing.map((one) => makeSlot(one, scrollers))) make();
    const writes = all.map(({ slot }) => slot?.measure());
    for (const write of writes) write?.();
    return missing.length > 0;
  };

  const settle = (): boolean => {
    for (const container of elementsOf(nearness.near())) readHere(container);
    const here = new Set([...held.values()].map(({ found }) => found.userId));
    for (const userId of known.keys()) if (!here.has(userId)) known.delete(userId);
    for (const userId of asked) if (!here.has(userId)) asked.delete(userId);
    const wanted = [...here].filter((userId) => !asked.has(userId));
    for (let start = 0; start < wanted.length; start += batch) void ask(wanted.slice(start, start + batch));
    return layOut();
  };
  const nearness = createNearness(settle, (gone) => {
    for (const container of gone) drop(container);
  });

  async function ask(userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) asked.add(userId);
    const by = crmUser;
    const answer = await askForColleagues({ userIds, epoch, ...(by && { crmUser: by }) });
    if (signal.aborted || by !== crmUser) return;
    // There is nothing to be had here, until the worker says that something has changed.
    if (answer === null) return close();
    for (const userId of userIds) {
      const photo = answer?.find((one) => one.userId === userId);
      const isFor = photo?.state === 'shown' && new Blob([photo.picture.bytes], { type: photo.picture.type });
      known.set(userId, isFor ? { picture: isFor } : {});
    }
    for (const one of held.values()) paint(one);
    layOut();
  }

  /** Whoever uses the CRM now sees nothing of what was painted for somebody else. */
  const followCrmUser = (): boolean => {
    const now = identity();
    if (now === crmUser) return false;
    crmUser = now;
    for (const container of [...held.keys()]) drop(container);
    known.clear();
    asked.clear();
    return true;
  };

  const find = () => {
    nearness.follow(
      findContainers(document, recipe, { onInner: (inner) => watch.include(inner), onLate: watch.includeLate }),
    );
    for (const [container, one] of [...held]) readAgain(container, one);
  };
  const look = (isGrown: boolean): boolean => {
    followCrmUser();
    if (isGrown) find();
    return settle();
  };
  const watch = watchPage(
    watched,
    {
      onTouched(nodes) {
        const isSomebodyElse = followCrmUser();
        const touched = containersAround(nodes, held);
        for (const [container, one] of touched) readAgain(container, one);
        return touched.size > 0 || isSomebodyElse;
      },
      onStale,
      onSettled: look,
      onNavigated() {
        asked.clear();
        for (const [container, one] of [...held]) readAgain(container, one);
      },
    },
    signal,
  );
  if (isRead()) look(true);

  function close(): void {
    life.abort();
    for (const container of [...held.keys()]) drop(container);
    known.clear();
    nearness.close();
  }
  return close;
}

/** Those of these containers that a node stands in, out of shadow roots and frames too. */
function containersAround(nodes: readonly Node[], held: ReadonlyMap<Element, Held>): Map<Element, Held> {
  const touched = new Map<Element, Held>();
  for (const node of nodes)
    for (let at = elementAt(node) ?? parentOf(node); at !== null; at = parentOf(at)) {
      const one = held.get(at);
      if (one) touched.set(at, one);
    }
  return touched;
}
