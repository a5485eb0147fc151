import type { ContactRecipe, Reading, SlotRecipe } from '../contract/settings.ts';
import { containerOf, type FoundContact, findContacts } from '../crm/contacts.ts';
import { read } from '../crm/reading.ts';
import { parseReference } from '../crm/reference.ts';
import { proposeName, proposeSlot, textSource } from './proposals.ts';
import { proposeReferences, sourceOf } from './references.ts';
import { containerSelector, matchesIn, selectorWithin } from './selectors.ts';

/** A recipe for one kind of contact as far as it is picked: everything is proposed at first, and what a person picks takes its place. */
export type Draft = {
  /** The one that was pointed at. */
  readonly container: Element;
  readonly recipe: ContactRecipe;
  /** Whether a name, and a reference, was found or picked. */
  readonly hasName: boolean;
  readonly hasReference: boolean;
};

/** Read where no reference was found: it costs nothing, and serves as soon as the page has such a link. */
const anyProfile: Reading = { select: 'a[href*="linkedin.com/in/"]', from: 'href' };

/** What the container says of itself, where nothing in it looks like a name. */
const wholeText: Reading = { select: '', from: 'text' };

/** What is proposed for a container. */
export function draftFor(container: Element): Draft {
  const selector = containerSelector(container);
  const containers = matchesIn(container.ownerDocument, selector);
  const name = proposeName(container, containers);
  const references = proposeReferences(containers);
  return {
    container,
    hasName: name !== null,
    hasReference: references.length > 0,
    recipe: {
      container: selector,
      reference: references.length > 0 ? references : [anyProfile],
      name: name ?? wholeText,
      slot: proposeSlot(container, containers, name ?? wholeText),
    },
  };
}

/** Every container that the draft matches now. */
export const containersOf = ({ container, recipe }: Draft): Element[] =>
  matchesIn(container.ownerDocument, recipe.container);

/** The contacts that the draft finds on the page now. */
export const contactsOf = ({ container, recipe }: Draft): FoundContact[] =>
  findContacts(container.ownerDocument, { contacts: [recipe] });

/** Whether contacts have a name, rather than the whole text that stands in for it. */
export const areNamed = ({ hasName }: Draft, contacts: readonly FoundContact[]): boolean =>
  hasName && contacts.some(({ name }) => name !== '');

/** Where an element stands, seen from the container that it is in; `undefined` where it is in none. */
function placeOf(draft: Draft, element: Element): { readonly around: Element; readonly select: string } | undefined {
  const around = containerOf(element, { contacts: [draft.recipe] });
  return around === null ? undefined : { around, select: selectorWithin(around, element, containersOf(draft)) };
}

/** The draft with the name read off this element. A slot that nobody placed yet goes along. */
export function withName(draft: Draft, element: Element): Draft | undefined {
  const place = placeOf(draft, element);
  if (place === undefined) return undefined;
  const name: Reading = { select: place.select, from: textSource(element) };
  const slot = proposeSlot(draft.container, containersOf(draft), name);
  return { ...draft, hasName: true, recipe: { ...draft.recipe, name, slot } };
}

/** The draft with the reference read off this element, and of the places found before those that serve where this one does not. */
export function withReference(draft: Draft, element: Element): Draft | undefined {
  const place = placeOf(draft, element);
  const from = sourceOf(element);
  if (place === undefined || from === undefined) return undefined;
  const picked: Reading = { select: place.select, from };
  if (parseReference(read(place.around, picked)) === null) return undefined;
  const others = draft.hasReference ? draft.recipe.reference : [];
  const isOther = ({ select, from: source }: Reading) => select !== picked.select || source !== picked.from;
  const reference = [picked, ...others.filter(isOther)].slice(0, 3);
  return { ...draft, hasReference: true, recipe: { ...draft.recipe, reference } };
}

/** The draft with the picture over this element; how it stands there can be changed. */
export function withTarget(draft: Draft, element: Element): Draft | undefined {
  const place = placeOf(draft, element);
  return place && withSlot(draft, { ...draft.recipe.slot, select: place.select });
}

/** CSS pixels of a picture that takes its size from nothing. */
const ownSize = 32;

/** The draft with another slot, its size and shape made to fit its place: only what is covered has any to take over. */
export function withSlot(draft: Draft, { select, place, size, shape }: SlotRecipe): Draft {
  const covers = place === 'cover';
  const slot: SlotRecipe = {
    select,
    place,
    ...(covers ? {} : { size: size ?? ownSize }),
    ...(covers ? shape && { shape } : { shape: shape ?? 'circle' }),
  };
  return { ...draft, recipe: { ...draft.recipe, slot } };
}
