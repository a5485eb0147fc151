import type { Reading } from '../contract/settings.ts';
import { attributeOf, childrenOf, findAll, findFirst, isElement, isOurs, isText, textOf } from './safe-dom.ts';

/** Whether an element inside a container is the container's own, rather than that of a container nested in it. */
export type IsOwn = (element: Element) => boolean;

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function ownTextOf(node: Node, isOwn: IsOwn): string {
  if (!isElement(node)) return isText(node) ? textOf(node) : '';
  if (!isOwn(node)) return '';
  return childrenOf(node)
    .map((child) => ownTextOf(child, isOwn))
    .join('');
}

/** A property only where it is text: a page may have put an element in its place. */
function textProperty(element: Element, name: 'href' | 'value'): string {
  const value: unknown = Reflect.get(element, name);
  return typeof value === 'string' ? value : '';
}

/**
 * The element that `select` finds in a container, slots of ours passed over: the first match, the container itself where `select` is empty,
 * `null` where there is none or the selector is not valid.
 */
export function elementFor(container: Element, select: string, isOwn?: IsOwn): Element | null {
  if (select.trim() === '') return container;
  const counts = (element: Element) => !isOurs(element) && (isOwn?.(element) ?? true);
  const first = findFirst(container, select);
  // Nearly always the first match counts, and the rest of the container need not be searched.
  if (first === null || counts(first)) return first;
  return findAll(container, select).find(counts) ?? null;
}

/**
 * Reads one value off the page, without blanks around it; '' where there is nothing to read. Never throws.
 *
 * @param isOwn where given, what is not the container's own is passed over.
 */
export function read(container: Element, reading: Reading, isOwn?: IsOwn): string {
  const element = elementFor(container, reading.select, isOwn);
  if (!element) return '';
  switch (reading.from) {
    case 'href':
    case 'value':
      return textProperty(element, reading.from).trim();
    case 'text':
      return collapsed(isOwn ? ownTextOf(element, isOwn) : textOf(element));
    default:
      return attributeOf(element, reading.from.slice('attribute:'.length)).trim();
  }
}

/** Longer than any name, id or key is: a text beyond that is something else that the recipe happened upon. */
const longest = 300;

/** Reads what tells somebody or something from others: at most 300 characters, '' where there is more. */
export function readIdentifier(container: Element, reading: Reading, isOwn?: IsOwn): string {
  const text = read(container, reading, isOwn);
  return text.length > longest ? '' : text;
}
