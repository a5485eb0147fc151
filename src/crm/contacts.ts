import type { Reference } from '../contract/reference.ts';
import type { ContactRecipe, Recipe } from '../contract/settings.ts';
import { elementFor, type IsOwn, read } from './reading.ts';
import { parseReference } from './reference.ts';
import {
  elementAt,
  findAll,
  findFirst,
  isBefore,
  matches,
  openShadowHosts,
  openShadowRootOf,
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
};

type Contacts = Pick<Recipe, 'contacts'>;

function isContainer(element: Element, recipe: Contacts): boolean {
  return recipe.contacts.some(({ container }) => matches(element, container));
}

/** What tells a container's own elements from those of containers nested in it; nothing where none is nested. */
function ownershipIn(container: Element, recipe: Contacts): IsOwn | undefined {
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
  };
}

/** The containers below `root` in page order, each with the first contact recipe that matches it. */
function containersIn(root: Root, recipe: Contacts): Map<Element, ContactRecipe> {
  const found = new Map<Element, ContactRecipe>();
  for (const contact of recipe.contacts) {
    const own = root instanceof Element && matches(root, contact.container) ? [root] : [];
    for (const element of [...own, ...findAll(root, contact.container)]) {
      if (!found.has(element)) found.set(element, contact);
    }
  }

  const hosts = new Set(openShadowHosts(root));
  if (hosts.size === 0 && recipe.contacts.length <= 1) return found;

  const inOrder = [...new Set([...found.keys(), ...hosts])].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  const containers = new Map<Element, ContactRecipe>();
  for (const element of inOrder) {
    const contact = found.get(element);
    if (contact) containers.set(element, contact);
    const shadow = hosts.has(element) ? openShadowRootOf(element) : null;
    if (shadow) for (const [inner, innerContact] of containersIn(shadow, recipe)) containers.set(inner, innerContact);
  }
  return containers;
}

/**
 * The contacts at and below `root` and in the open shadow roots there, in page order.
 *
 * A container that several contact recipes match belongs to the first of them; what stands in a nested container
 * belongs to the innermost one. A selector that is not valid matches nothing.
 */
export function findContacts(root: Root, recipe: Recipe): FoundContact[] {
  return Array.from(containersIn(root, recipe), ([container, contact]) => readContact(container, contact, recipe));
}

/** The innermost container that a node belongs to, itself included and open shadow roots passed through; `null` where it belongs to none. */
export function containerOf(node: Node, recipe: Contacts): Element | null {
  let element = elementAt(node) ?? parentOf(node);
  while (element && !isContainer(element, recipe)) element = parentOf(element);
  return element;
}
