import type { Reference } from '../contract/reference.ts';
import type { ContactRecipe, Recipe } from '../contract/settings.ts';
import { elementFor, type IsOwn, read, readIdentifier } from './reading.ts';
import { parseReference } from './reference.ts';
import { elementsOf, type Run, runsOf } from './runs.ts';
import {
  elementAt,
  findFirst,
  findList,
  type InnerRoot,
  type InnerSearch,
  innerRootsIn,
  isBefore,
  isElement,
  matches,
  parentOf,
  type Root,
} from './safe-dom.ts';

/** A contact as it stands on the page at the moment of reading. */
export type FoundContact = {
  readonly container: Element;
  readonly recipe: ContactRecipe;
  /** As the CRM writes it; '' where the recipe finds none. */
  readonly name: string;
  /** `null` where the page has no usable reference. */
  readonly reference: Reference | null;
  /** The element that the slot is placed by; `null` where the recipe finds none, and then the contact is listed but not painted. */
  readonly target: Element | null;
  /** What tells the CRM's record from others; '' where the recipe doesn't say or the page has none. At most 300 characters. */
  readonly recordKey: string;
};

type Contacts = Pick<Recipe, 'contacts'>;

/** What tells a container's own elements from those of containers nested in it; nothing where none is nested. */
export function ownershipIn(container: Element, recipe: Contacts): IsOwn | undefined {
  const nested = recipe.contacts.some((contact) => findFirst(container, contact.container));
  return nested ? (element) => containerOf(element, recipe) === container : undefined;
}

function firstReference(container: Element, recipe: ContactRecipe, isOwn: IsOwn | undefined): Reference | null {
  for (const reading of recipe.reference) {
    const reference = parseReference(read(container, reading, isOwn));
    if (reference) return reference;
  }
  return null;
}

/**
 * Reads one contact anew from its container.
 *
 * @param recipe the recipe that `contact` is part of: what stands in a nested container of any of its contacts belongs
 * to that container.
 */
export function readContact(
  container: Element,
  contact: ContactRecipe,
  recipe: Contacts = { contacts: [contact] },
): FoundContact {
  const isOwn = ownershipIn(container, recipe);
  return {
    container,
    recipe: contact,
    name: read(container, contact.name, isOwn),
    reference: firstReference(container, contact, isOwn),
    target: elementFor(container, contact.slot.select, isOwn),
    recordKey: contact.recordKey ? readIdentifier(container, contact.recordKey, isOwn) : '',
  };
}

/** Two lists of elements, each in page order, as one, and each element once. */
function inPageOrder(one: ArrayLike<Element>, other: ArrayLike<Element>): ArrayLike<Element> {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const merged = new Set<Element>();
  let next = 0;
  for (const element of Array.from(one)) {
    for (let rival = other[next]; rival && isBefore(rival, element); rival = other[next]) {
      merged.add(rival);
      next += 1;
    }
    merged.add(element);
  }
  for (const rival of Array.from(other).slice(next)) merged.add(rival);
  return [...merged];
}

/** How a page is searched for containers. */
export type Search = Pick<InnerSearch, 'onLate'> & {
  /** Told of each tree of its own within that was searched. */
  readonly onInner?: ((inner: InnerRoot) => void) | undefined;
  /** In which containers no tree of its own is looked for: most of a long list is far from the screen. */
  readonly isPassedOver?: ((run: Run) => boolean) | undefined;
};

/**
 * The containers at and below `root`, in the open shadow roots there and in frames of the page's own origin, in page order. A selector that is not valid
 * matches nothing.
 *
 * Nothing is read of them, so that thousands can be found at once.
 */
export function findContainers(root: Root, recipe: Contacts, search: Search = {}): Run[] {
  const own = isElement(root) && contactRecipeOf(root, recipe) ? [root] : [];
  const lists = recipe.contacts.map(({ container }) => findList(root, container));
  const runs = runsOf(lists.reduce(inPageOrder, own));

  const { onInner, isPassedOver, onLate } = search;
  const passed = new Map(isPassedOver && runs.filter(isPassedOver).map(({ first, last }) => [first, last]));
  const inner = innerRootsIn(root, { onLate, passOver: (element) => passed.get(element) });
  if (inner.size === 0) return runs;

  const containers: Run[] = [];
  let next = 0;
  for (const [host, tree] of inner) {
    for (let run = runs[next]; run && !isBefore(host, run.first); run = runs[next]) {
      containers.push(run);
      next += 1;
    }
    onInner?.(tree);
    containers.push(...findContainers(tree, recipe, search));
  }
  return [...containers, ...runs.slice(next)];
}

/**
 * The contacts at and below `root`, read one by one, in page order.
 *
 * A container that several contact recipes match belongs to the first of them; what stands in a nested container belongs to the innermost one.
 */
export function findContacts(root: Root, recipe: Recipe): FoundContact[] {
  return elementsOf(findContainers(root, recipe)).flatMap((container) => {
    const contact = contactRecipeOf(container, recipe);
    return contact ? [readContact(container, contact, recipe)] : [];
  });
}

/** The contact recipe that makes an element a container; `undefined` where none does. */
export const contactRecipeOf = (element: Element, recipe: Contacts): ContactRecipe | undefined =>
  recipe.contacts.find(({ container }) => matches(element, container));

/** Whether a contact's reference may be read off an input's value, which changes without any mutation. */
export const readsValue = ({ reference }: ContactRecipe): boolean => reference.some(({ from }) => from === 'value');

/** The innermost container that a node belongs to, itself included, out of shadow roots and frames too; `null` where it belongs to none. */
export function containerOf(node: Node, recipe: Contacts): Element | null {
  let element = elementAt(node) ?? parentOf(node);
  while (element && !contactRecipeOf(element, recipe)) element = parentOf(element);
  return element;
}
