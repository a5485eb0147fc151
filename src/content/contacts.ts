import type { Availability, UnavailableReason } from '../contract/availability.ts';
import type { PageReport } from '../contract/messages.ts';
import type { Reference, ReferenceKey } from '../contract/reference.ts';
import type { ContactRecipe, Recipe } from '../contract/settings.ts';
import { contactRecipeOf, type FoundContact, findContainers, readContact, readsValue } from '../crm/contacts.ts';
import { referenceKey } from '../crm/reference.ts';
import { areMany, elementsOf, hasInnerRoot, type Run, sizeOf } from '../crm/runs.ts';
import { elementAt, type InnerRoot, isOnPage, parentOf } from '../crm/safe-dom.ts';
import { createDoubts } from './doubts.ts';
import type { Member, Members } from './members.ts';
import type { Nearness } from './nearness.ts';
import type { PaintingSource } from './painting.ts';
import type { Records } from './records.ts';
import { devicePixels, sizeAt } from './sizes.ts';
import type { Slots, Slotted } from './slots.ts';

/** A contact that was read, and the slot that shows them. */
type Held = Slotted & {
  contact: FoundContact;
  key: ReferenceKey | undefined;
  /** Whether this container has ever shown somebody with a reference. */
  wasKeyed: boolean;
};

/** This many contacts from the beginning of a list are read at once, wherever the screen is: as many as are asked for ahead. */
const readAhead = 100;

const because = (reason: UnavailableReason): Availability => ({ state: 'unavailable', reason });

/** A member on the page to whom this contact's slot belongs, and whether it is near the screen. */
type PageMember = { readonly key: ReferenceKey; readonly member: Member; readonly near: boolean };

export type Contacts = {
  /** Whoever was read, by container, in page order. */
  readonly held: ReadonlyMap<Element, Readonly<Held>>;
  /** Finds the containers that are on the page now, and reads those that were read before once more. */
  find(): void;
  /**
   * Makes the slots agree with the page: whoever is near is read, and has one.
   *
   * @param onFound is called when it is known whom the page shows and how large, before a slot is made or drawn.
   * @returns whether anybody was given a slot.
   */
  settle(onFound?: () => void): boolean;
  /**
   * Called in the mutation's own callback: whoever a touched container now shows, the former one's picture is gone before the page is painted.
   *
   * @returns whether any container was touched.
   */
  rekeyAround(nodes: Iterable<Node>): boolean;
  /** The same for every contact; `clearValues` also clears those read from an input's value, which changes without any mutation. */
  rekeyAll(clearValues: boolean): void;
  /** Paints one member's slots again. */
  repaint(key: ReferenceKey): void;
  /** Paints every slot again. */
  repaintAll(): void;
  /** The members on the page, in page order, each once. */
  members(): PageMember[];
  /** Paints nothing in these containers until they come near again. Returns the members who are painted nowhere else. */
  sleep(containers: ReadonlySet<Element>): ReferenceKey[];
  report(): PageReport['contacts'];
  /** How many contacts are on the page that were not read yet. */
  further(): number;
  clear(): void;
};

export type ContactsNews = {
  /** A shadow root or a frame was searched. */
  onInner(inner: InnerRoot): void;
  /** There is a custom element that may be given a shadow root later. */
  onLate(host: Element): void;
  /** Slots were laid out: somebody may turn out to need a larger picture. */
  onLaidOut(): void;
  /** A picture turned out not to be one, so a contact is no longer shown. */
  onBroken(): void;
  /** A contact turned out to be somebody else, of which the page gave no sign. */
  onSomebodyElse(): void;
};

/**
 * The contacts on a page and their slots.
 *
 * @param nearness is told of every container on the page, so that whoever is far from the screen costs next to nothing.
 * @param painting makes slots, as soon as it is there; `undefined` where contacts are only listed, and the page stays as it is.
 * @param records knows references that the page does not give, on a site that remembers them.
 */
export function createContacts(
  recipe: Recipe,
  members: Members,
  nearness: Nearness,
  painting: PaintingSource | undefined,
  { onInner, onLate, onLaidOut, onBroken, onSomebodyElse }: ContactsNews,
  records?: Records,
): Contacts {
  const held = new Map<Element, Held>();
  let runs: readonly Run[] = [];

  const availabilityOf = ({ key, contact, slot }: Held): Availability => {
    if (key === undefined) return because('not-linked');
    if (contact.target === null) return because('no-place');
    if (slot?.isTakenAway()) return because('taken-away');
    return members.get(key)?.availability ?? { state: 'pending' };
  };

  const paint = (one: Held) => {
    if (one.asleep) return;
    const member = one.key === undefined ? undefined : members.get(one.key);
    one.slot?.paint(one.contact.name, availabilityOf(one), doubts.has(one) ? undefined : member?.picture);
  };

  const drop = (container: Element, one: Held) => {
    doubts.end(one);
    slots?.remove(one);
    held.delete(container);
    nearness.forget(container);
  };

  const doubts = createDoubts<Held>((one) => {
    const { key } = one;
    readAgain(one.contact.container, one, contactRecipeOf(one.contact.container, recipe));
    doubts.end(one);
    paint(one);
    if (one.key !== key) onSomebodyElse();
  });

  /** Takes over what the page now says of a container. True where it speaks of somebody else than before. */
  const rekey = (one: Held, contact: FoundContact): boolean => {
    const key = keyOf(contact.reference);
    const isSameKey = key === one.key;
    const isSameName = contact.name === one.contact.name;
    const same = isSameKey && isSameName;
    const moved = contact.target !== one.contact.target || contact.recipe !== one.contact.recipe;
    one.contact = contact;
    one.key = key;
    if (moved) slots?.remove(one);
    if (!same) {
      // Whoever comes next, also where their picture is here already: the former face is gone before the page is painted.
      one.slot?.blank();
      if (one.wasKeyed) doubts.note(one, contact.recipe, { name: !isSameName, key: !isSameKey });
      one.wasKeyed ||= key !== undefined;
      paint(one);
    }
    return !same;
  };

  /** Nobody is asked for without a place to be shown at. */
  const want = ({ key, contact: { reference } }: Held, pixels: number) => {
    if (key !== undefined && reference !== null) members.want(key, { reference, pixels });
  };

  const measure = (one: Held) => {
    const { target, recipe: contactRecipe } = one.contact;
    if (target) want(one, devicePixels(sizeAt(target, contactRecipe.slot)));
  };

  const breakPicture = (one: Held) => {
    const member = one.key === undefined ? undefined : members.get(one.key);
    if (member === undefined || one.key === undefined) return;
    delete member.picture;
    member.availability = { state: 'unavailable', reason: 'failed' };
    repaint(one.key);
    onBroken();
  };

  let slots: Slots<Held> | undefined;

  const repaint = (key: ReferenceKey) => {
    for (const one of held.values()) if (one.key === key) paint(one);
  };

  const readHere = (container: Element, contactRecipe: ContactRecipe): FoundContact => {
    const contact = readContact(container, contactRecipe, recipe);
    return records?.complete(contact) ?? contact;
  };

  const awake = (): Held[] => [...held.values()].filter(({ asleep }) => !asleep);

  const readAgain = (container: Element, one: Held, contactRecipe: ContactRecipe | undefined) => {
    // What was a container before may be none now.
    if (contactRecipe === undefined) drop(container, one);
    else if (!one.asleep) rekey(one, readHere(container, contactRecipe));
  };

  /** Runs of a long list in which no shadow root was looked for, since they were far away. */
  let passed = new Set<Element>();

  const find = () => {
    passed = new Set();
    const isPassedOver = (run: Run) => {
      const isFar = run.size > 1 && !run.sentinels.some(nearness.isNear);
      if (isFar) passed.add(run.first);
      return isFar;
    };
    runs = findContainers(document, recipe, { onInner, onLate, isPassedOver });
    if (painting) nearness.follow(runs);
    for (const [container, one] of held)
      readAgain(container, one, isOnPage(container) ? contactRecipeOf(container, recipe) : undefined);
    sort();
  };

  /** Whether there is a tree of its own among what was passed over, and has come near. */
  const hidesInner = (run: Run): boolean => passed.delete(run.first) && hasInnerRoot(run, { onLate });

  /** Reads whoever is near and was not read yet, and the first of a list that is not long. */
  const readOn = () => {
    if (nearness.near().filter(hidesInner).length > 0) find();
    const isLong = painting !== undefined && areMany(sizeOf(runs));
    const ahead = isLong ? [] : elementsOf(runs.slice(0, readAhead)).slice(0, readAhead);
    let isNew = false;
    for (const container of new Set([...ahead, ...elementsOf(nearness.near())])) {
      const known = held.get(container);
      const contactRecipe = contactRecipeOf(container, recipe);
      if (known?.asleep && nearness.isNear(container)) {
        delete known.asleep;
        readAgain(container, known, contactRecipe);
        paint(known);
      }
      if (known !== undefined || contactRecipe === undefined) continue;
      const contact = readHere(container, contactRecipe);
      const key = keyOf(contact.reference);
      held.set(container, { contact, key, wasKeyed: key !== undefined });
      isNew = true;
    }
    if (isNew) sort();
  };

  /** Into page order, for the report and for asking. Of a run that was read some sentinel was. */
  const sort = () => {
    for (const run of runs) {
      if (!run.sentinels.some((sentinel) => held.has(sentinel))) continue;
      for (const container of run.elements()) {
        const one = held.get(container);
        held.delete(container);
        if (one) held.set(container, one);
      }
    }
  };

  return {
    held,
    find,
    settle(onFound) {
      readOn();
      for (const { slot } of awake()) slot?.putBack();
      members.retain(new Set([...held.values()].flatMap(({ key }) => key ?? [])));
      const unpainted = painting ? awake().filter(({ slot, contact }) => slot === undefined && contact.target) : [];
      for (const one of unpainted) measure(one);
      slots ??= painting?.now()?.createSlots({ onSize: want, onLaidOut, onBroken: breakPicture });
      const makings = slots?.plan(unpainted) ?? [];
      onFound?.();
      // Not before those who are on the page were asked for: what paints comes while that is on its way.
      if (unpainted.length > 0) painting?.want();
      const made = makings.map((make) => make());
      slots?.layOut(awake());
      for (const one of made) paint(one);
      return made.length > 0;
    },
    rekeyAround(nodes) {
      // Most of a page is read before there is anybody to look for.
      if (held.size === 0) return false;
      const passed = new Set<Element>();
      const touched = new Map<Element, Held>();
      for (const node of nodes) {
        for (let at = elementAt(node) ?? parentOf(node); at !== null && !passed.has(at); at = parentOf(at)) {
          passed.add(at);
          const one = held.get(at);
          if (one) touched.set(at, one);
        }
      }
      for (const [container, one] of touched) readAgain(container, one, contactRecipeOf(container, recipe));
      return touched.size > 0;
    },
    rekeyAll(clearValues) {
      for (const one of awake()) {
        const { container, recipe: contactRecipe } = one.contact;
        const changed = rekey(one, readHere(container, contactRecipe));
        if (clearValues && readsValue(contactRecipe) && !changed) {
          one.key = undefined;
          paint(one);
        }
      }
    },
    repaint,
    repaintAll() {
      for (const one of held.values()) paint(one);
    },
    members() {
      const seen = new Map<ReferenceKey, PageMember>();
      for (const [container, { key }] of held) {
        const member = key === undefined ? undefined : members.get(key);
        if (key === undefined || member === undefined) continue;
        const near = nearness.isNear(container) || seen.get(key)?.near === true;
        seen.set(key, { key, member, near });
      }
      return [...seen.values()];
    },
    sleep(gone) {
      for (const container of gone) {
        const one = held.get(container);
        if (one === undefined) continue;
        one.asleep = true;
        one.slot?.sleep();
      }
      const elsewhere = new Set(awake().map(({ key }) => key));
      return [...gone].flatMap((container) => held.get(container)?.key ?? []).filter((key) => !elsewhere.has(key));
    },
    report: () =>
      [...held.values()].map((one) => {
        const { name, reference } = one.contact;
        const vanityName = reference?.kind === 'vanity' && reference.vanityName;
        return { name, availability: availabilityOf(one), ...(vanityName && { vanityName }) };
      }),
    further: () => sizeOf(runs) - held.size,
    clear() {
      for (const [container, one] of [...held]) drop(container, one);
    },
  };
}

const keyOf = (reference: Reference | null): ReferenceKey | undefined =>
  reference === null ? undefined : referenceKey(reference);
