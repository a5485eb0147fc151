import { attributeOf, childrenOf, findFirst, textOf } from '../crm/safe-dom.ts';
import { ancestorsOf, boxOf, kinOf } from './likeness.ts';
import { holdsReference } from './references.ts';
import { tagOf } from './tokens.ts';

/** What holds one thing about a contact, and never a contact. */
const cell = /^(?:td|th|thead|tbody|table|body|html|option|head)$/;
const cellRole = /^(?:cell|gridcell|columnheader|rowheader|grid|table|rowgroup|tablist|tab|menuitem|navigation)$/;
const heading = 'h1, h2, h3, [role="heading"]';

/** How many pieces of text stand in an element. */
function textsIn(element: Element, most: number): number {
  let count = 0;
  for (const child of childrenOf(element)) {
    if (count >= most) break;
    if (child instanceof Text) count += textOf(child).trim() === '' ? 0 : 1;
    else if (child instanceof Element) count += textsIn(child, most - count);
  }
  return count;
}

const holdsOneThing = (element: Element): boolean =>
  cell.test(tagOf(element)) || cellRole.test(attributeOf(element, 'role'));

const isRowLike = (element: Element): boolean =>
  /^(?:tr|li|article)$/.test(tagOf(element)) || /^(?:row|listitem|article)$/.test(attributeOf(element, 'role'));

/** Whether elements stand below one another, as rows and cards do, rather than side by side, as cells and columns do. */
const areStacked = (elements: readonly Element[]): boolean => new Set(elements.map((one) => boxOf(one).top)).size > 1;

/** One of a list: built as those beside it, and with more to say than one thing. */
export function isOneOfMany(element: Element): boolean {
  if (holdsOneThing(element) || !(isRowLike(element) || textsIn(element, 2) >= 2)) return false;
  const kin = kinOf(element);
  return kin.length >= 2 && areStacked(kin);
}

const isInNavigation = (path: readonly Element[]): boolean =>
  path.some((at) => tagOf(at) === 'nav' || attributeOf(at, 'role') === 'navigation');

/**
 * The element that most likely holds the whole contact whom somebody points at: the row or card of a list, else the part of the page that has a
 * heading and, where there is one, a reference, else what was pointed at.
 *
 * @param pointed the innermost element at that place.
 */
export function guessContainer(pointed: Element): Element {
  const path = [pointed, ...ancestorsOf(pointed)].filter((element) => !/^(?:body|html)$/.test(tagOf(element)));
  const repeated = isInNavigation(path) ? [] : path.filter(isOneOfMany);
  const row = repeated.find(isRowLike) ?? repeated[0];
  if (row !== undefined) return row;
  const headed = path.filter((element) => !holdsOneThing(element) && findFirst(element, heading) !== null);
  const inShadow = pointed.getRootNode() instanceof ShadowRoot;
  return headed.find(holdsReference) ?? headed[0] ?? (inShadow ? path.at(-1) : undefined) ?? pointed;
}
