import type { Reading, SlotRecipe } from '../contract/settings.ts';
import { initialsOf } from '../crm/initials.ts';
import { elementFor, read } from '../crm/reading.ts';
import { attributeOf, childrenOf, findAll, isOurs, textOf } from '../crm/safe-dom.ts';
import { boxOf } from './likeness.ts';
import { selectorWithin } from './selectors.ts';
import { tagOf } from './tokens.ts';

/** As many elements of one container as are looked at. */
const mostElements = 400;
/** As many containers as a proposal is tried in. */
const sampled = 40;

/** The elements in a container that a proposal may be about, in page order. */
export function elementsIn(container: Element): Element[] {
  return findAll(container, '*')
    .filter((element) => !isOurs(element))
    .slice(0, mostElements);
}

/** The text that stands in an element itself rather than in elements within it. */
function ownText(element: Element): string {
  const parts = childrenOf(element).filter((child) => child instanceof Text);
  return parts.map(textOf).join('').replace(/\s+/g, ' ').trim();
}

/** Two to five words that begin as names do, and nothing that names don't have. */
const personalName =
  /^(?=.{3,60}$)\p{Lu}[\p{L}\p{M}.'’-]*(?:,? (?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:van|von|de|der|den|del|da|di|la|le|bin|al|el|of)\b)){1,4}$/u;

const nameHint = /name|title|contact|person|display/i;
const otherHint =
  /company|account|owner|job|position|city|address|phone|mail|organi[sz]ation|employer|first|last|user/i;

function hintsOf(element: Element): string {
  const names = Element.prototype.getAttributeNames.call(element);
  return names
    .filter((name) => /^(?:class|id|itemprop|name|field|col-id|data-)/.test(name))
    .map((name) => `${name} ${attributeOf(element, name)}`)
    .join(' ');
}

/** How much an element looks as if a contact's name stood in it. */
function namelikeness(element: Element, order: number): number {
  const text = textSource(element) === 'value' ? read(element, { select: '', from: 'value' }) : ownText(element);
  if (!personalName.test(text)) return 0;
  const hints = hintsOf(element);
  return (
    4 +
    (/^h[1-4]$/.test(tagOf(element)) || attributeOf(element, 'role') === 'heading' ? 3 : 0) +
    (tagOf(element) === 'a' ? 2 : 0) +
    (/^(?:strong|b)$/.test(tagOf(element)) ? 1.5 : 0) +
    (nameHint.test(hints) ? 3 : 0) -
    (otherHint.test(hints) ? 3 : 0) -
    Math.min(order, 20) / 10
  );
}

/** How a text is read off an element: what stands in a field is its value. */
export function textSource(element: Element): Reading['from'] {
  return /^(?:input|textarea|select)$/.test(tagOf(element)) ? 'value' : 'text';
}

/** Where the contact's name most likely stands; `null` where nothing in the container looks like a name. */
export function proposeName(container: Element, containers: readonly Element[]): Reading | null {
  const scored = elementsIn(container)
    .map((element, order) => ({ element, score: namelikeness(element, order) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, 4);
  const readings = scored.map(({ element, score }) => {
    const reading: Reading = { select: selectorWithin(container, element, containers), from: textSource(element) };
    const names = containers.slice(0, sampled).map((one) => read(one, reading));
    const good = names.filter((name) => name.length > 1).length;
    // Everybody has a name of their own; who is called like all others is the company, or the owner.
    const different = new Set(names).size;
    return { reading, score: score + (4 * good) / names.length + (4 * different) / names.length };
  });
  return readings.sort((one, other) => other.score - one.score)[0]?.reading ?? null;
}

const pictureTags = /^(?:img|svg|picture|canvas)$/;
const pictureHint = /avatar|photo|picture|portrait|initials|badge|profile-?(?:image|pic)|face|thumb/i;

function isSquareish({ width, height }: DOMRect): boolean {
  return (
    Math.min(width, height) >= 16 && Math.max(width, height) <= 160 && width / height > 0.75 && width / height < 1.34
  );
}

/** How much an element looks like a place for a contact's picture. */
function picturelikeness(element: Element, name: string): number {
  const box = boxOf(element);
  if (!isSquareish(box)) return 0;
  const text = textOf(element).trim();
  const isPicture = pictureTags.test(tagOf(element)) || attributeOf(element, 'role') === 'img';
  const isInitials = /^\p{L}{1,3}$/u.test(text);
  const hinted = pictureHint.test(`${hintsOf(element)} ${attributeOf(element, 'src')}`);
  if (!isPicture && !isInitials && !hinted) return 0;
  if (!isPicture && text.length > 3) return 0;
  return (
    (isPicture ? 2 : 0) +
    (hinted ? 3 : 0) +
    (isInitials ? 1 : 0) +
    (isInitials && initialsOf(name).startsWith(text.toUpperCase()) ? 4 : 0) +
    (name !== '' && attributeOf(element, 'alt').includes(name) ? 3 : 0) +
    // Icons are smaller than what shows a face.
    (box.width >= 24 ? 1 : 0) +
    (isPicture && box.width >= 36 ? 1 : 0)
  );
}

/** CSS pixels of a picture where there is nothing whose size it could take. */
const besideName = 32;

/** Where the picture most likely goes: over a picture or initials that are there, else in front of the name. */
export function proposeSlot(container: Element, containers: readonly Element[], name: Reading): SlotRecipe {
  const written = read(container, name);
  const nameElement = elementFor(container, name.select);
  const scored = elementsIn(container)
    .filter((element) => element !== nameElement)
    .map((element) => ({ element, score: picturelikeness(element, written) }))
    .filter(({ score }) => score >= 4)
    .sort((one, other) => other.score - one.score);
  for (const { element } of scored) {
    const select = selectorWithin(container, element, containers);
    const sample = containers.slice(0, sampled);
    const found = sample.filter((one) => elementFor(one, select) !== null).length;
    if (found >= sample.length * 0.8) return { select, place: 'cover' };
  }
  // Nothing but cells may stand beside a cell.
  const isWhole = name.select === '' || (nameElement !== null && /^(?:td|th|li|dd|dt)$/.test(tagOf(nameElement)));
  return { select: name.select, place: isWhole ? 'prepend' : 'before', size: besideName, shape: 'circle' };
}
