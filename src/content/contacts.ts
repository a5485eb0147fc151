import type { Availability } from '../contract/availability.ts';
import type { PageReport } from '../contract/messages.ts';
import type { Reference, ReferenceKey } from '../contract/reference.ts';
import type { Recipe } from '../contract/settings.ts';
import { containerOf, type FoundContact, findContacts, readContact } from '../crm/contacts.ts';
import { referenceKey } from '../crm/reference.ts';
import { elementAt, parentOf } from '../crm/safe-dom.ts';
import type { Member, Members } from './members.ts';
import type { Nearness } from './nearness.ts';
import { devicePixels, standingOf } from './placement.ts';
import { createSlot, type Slot } from './slot.ts';

/** A contact on the page, and the slot that shows them. */
type Held = { contact: FoundContact; key: ReferenceKey | undefined; slot?: Slot };

const notLinked: Availability = { state: 'unavailable', reason: 'not-linked' };
const noPlace: Availability = { state: 'unavailable', reason: 'no-place' };

/** A member on the page to whom this contact's slot belongs, and whether it is near the screen. */
type PageMember = { readonly key: ReferenceKey; readonly member: Member; readonly near: boolean };

export type Contacts = {
  /** Whoever is on the page, by container, in page order. */
  readonly held: ReadonlyMap<Element, Readonly<Held>>;
  /**
   * Finds what is on the page now, and makes the slots agree with it.
   *
   * @param onFound is called when it is known whom the page shows and how large, before a slot is made or drawn.
   */
  reconcile(onFound?: () => void): void;
  /** Called in the mutation's own callback: whoever a touched container now shows, the former one's picture is gone before the page is painted. */
  rekeyAround(nodes: Iterable<Node>): void;
  /** The same for every contact; `clearValues` also clears those read from an input's value, which changes without any mutation. */
  rekeyAll(clearValues: boolean): void;
  /** Paints one member's slots again. */
  repaint(key: ReferenceKey): void;
  /** Paints every slot again. */
  repaintAll(): void;
  /** The members on the page, in page order, each once. */
  members(): PageMember[];
  /** The members who have a slot nowhere but in these containers. */
  onlyIn(containers: ReadonlySet<Element>): ReferenceKey[];
  report(): PageReport['contacts'];
  clear(): void;
};

/**
 * The contacts on a page and their slots.
 *
 * @param nearness is told of every container that has a slot.
 * @param onBroken a picture turned out not to be one, so a contact is no longer shown.
 * @param paints whether contacts get slots; without, they are only listed and the page stays as it is.
 */
export function createContacts(
  recipe: Recipe,
  members: Members,
  nearness: Nearness,
  paints: boolean,
  onBroken: () => void,
): Contacts {
  const held = new Map<Element, Held>();

  const availabilityOf = ({ key, contact }: Held): Availability => {
    if (key === undefined) return notLinked;
    if (contact.target === null) return noPlace;
    return members.get(key)?.availability ?? { state: 'pending' };
  };

  const paint = (one: Held) => {
    const member = one.key === undefined ? undefined : members.get(one.key);
    one.slot?.paint(one.contact.name, availabilityOf(one), member?.picture);
  };

  const drop = (container: Element, one: Held) => {
    one.slot?.remove();
    nearness.unwatch(container);
    held.delete(container);
  };

  /** Takes over what the page now says of a container. True where it speaks of somebody else than before. */
  const rekey = (one: Held, contact: FoundContact): boolean => {
    const key = keyOf(contact.reference);
    const same = key === one.key && contact.name === one.contact.name;
    const moved = contact.target !== one.contact.target || contact.recipe !== one.contact.recipe;
    one.contact = contact;
    one.key = key;
    if (moved) {
      one.slot?.remove();
      delete one.slot;
    }
    if (!same) {
      // Whoever comes next, also where their picture is here already: the former face is gone before the page is painted.
      one.slot?.blank();
      paint(one);
    }
    return !same;
  };

  /** Reads what the page says of the slots that are missing, and returns what makes them. */
  const planSlots = () => {
    const scrollers = new Map<Element, boolean>();
    return [...held].flatMap(([container, one]) => {
      const { target, recipe: contactRecipe } = one.contact;
      if (!paints || target === null || one.slot !== undefined) return [];
      const standing = standingOf(target, contactRecipe.slot, scrollers);
      const plan = { target, recipe: contactRecipe.slot, named: contactRecipe.name.from === 'text' };
      want(one, devicePixels(standing.form.width, standing.form.height));
      return () => {
        one.slot = createSlot(plan, standing, () => breakPicture(one));
        nearness.watch(container);
        return one;
      };
    });
  };

  /** Nobody is asked for without a place to be shown at. */
  const want = ({ key, contact: { reference } }: Held, pixels: number) => {
    if (key !== undefined && reference !== null) members.want(key, { reference, pixels });
  };

  const breakPicture = (one: Held) => {
    const member = one.key === undefined ? undefined : members.get(one.key);
    if (member === undefined || one.key === undefined) return;
    delete member.picture;
    member.availability = { state: 'unavailable', reason: 'failed' };
    repaint(one.key);
    onBroken();
  };

  const repaint = (key: ReferenceKey) => {
    for (const one of held.values()) if (one.key === key) paint(one);
  };

  const heldAround = (node: Node): Element | undefined => {
    for (let element = elementAt(node) ?? parentOf(node); element !== null; element = parentOf(element))
      if (held.has(element)) return element;
    return undefined;
  };

  /** Lays every slot over its target again. */
  const layOut = () => {
    const writes = [...held.values()].map(({ slot }) => slot?.measure());
    for (const write of writes) write?.();
  };

  return {
    held,
    reconcile(onFound) {
      const found = new Map(findContacts(document, recipe).map((contact) => [contact.container, contact]));
      for (const [container, one] of held) if (!found.has(container)) drop(container, one);
      for (const [container, contact] of found) {
        const known = held.get(container);
        const one: Held = known ?? { contact, key: keyOf(contact.reference) };
        if (known) rekey(known, contact);
        else held.set(container, one);
        one.slot?.putBack();
      }
      // Page order, for the report and for asking.
      for (const container of found.keys()) {
        const one = held.get(container);
        held.delete(container);
        if (one) held.set(container, one);
      }
      members.retain(new Set([...held.values()].flatMap(({ key }) => key ?? [])));
      const makings = planSlots();
      onFound?.();
      const made = makings.map((make) => make());
      layOut();
      // A slot that was there before may have grown.
      for (const one of held.values()) if (one.slot) want(one, one.slot.pixels());
      for (const one of made) paint(one);
    },
    rekeyAround(nodes) {
      // Most of a page is read before there is anybody to look for.
      if (held.size === 0) return;
      const touched = new Set<Element>();
      for (const node of nodes) {
        const container = containerOf(node, recipe);
        if (container !== null) touched.add(container);
        // What was a container before this change may be none now.
        const former = heldAround(node);
        if (former !== undefined && former !== container && containerOf(former, recipe) !== former) touched.add(former);
      }
      for (const container of touched) {
        const one = held.get(container);
        if (one === undefined) continue;
        if (containerOf(container, recipe) === container)
          rekey(one, readContact(container, one.contact.recipe, recipe));
        else drop(container, one);
      }
    },
    rekeyAll(clearValues) {
      for (const [container, one] of held) {
        const changed = rekey(one, readContact(container, one.contact.recipe, recipe));
        const readsValue = one.contact.recipe.reference.some(({ from }) => from === 'value');
        if (clearValues && readsValue && !changed) {
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
    onlyIn(containers) {
      const elsewhere = new Set(
        [...held].flatMap(([container, { key }]) => (containers.has(container) ? [] : (key ?? []))),
      );
      const here = [...containers].flatMap((container) => held.get(container)?.key ?? []);
      return here.filter((key) => !elsewhere.has(key));
    },
    report: () =>
      [...held.values()].map((one) => {
        const { name, reference } = one.contact;
        const vanityName = reference?.kind === 'vanity' && reference.vanityName;
        return { name, availability: availabilityOf(one), ...(vanityName && { vanityName }) };
      }),
    clear() {
      for (const [container, one] of [...held]) drop(container, one);
    },
  };
}

const keyOf = (reference: Reference | null): ReferenceKey | undefined =>
  reference === null ? undefined : referenceKey(reference);
