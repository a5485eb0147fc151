import { childrenOf, parentOf } from '../crm/safe-dom.ts';
import { tagOf } from './tokens.ts';

/** How deep two elements are compared. */
const depth = 3;

const elementsIn = (element: Element): Element[] =>
  childrenOf(element).filter(
    (child): child is Element => child instanceof Element && !/^vis-a-vis-/.test(child.localName),
  );

function shapeOf(element: Element, left = depth, path = ''): Set<string> {
  const shape = new Set<string>();
  if (left === 0) return shape;
  for (const child of elementsIn(element)) {
    const here = `${path}/${tagOf(child)}`;
    shape.add(here);
    for (const below of shapeOf(child, left - 1, here)) shape.add(below);
  }
  return shape;
}

/** Whether two elements are built alike, as the rows of one list are, where one may lack a link or a picture that the other has. */
export function areAlike(one: Element, other: Element): boolean {
  if (tagOf(one) !== tagOf(other)) return false;
  const [shape, otherShape] = [shapeOf(one), shapeOf(other)];
  const all = new Set([...shape, ...otherShape]);
  if (all.size === 0) return true;
  const shared = [...shape].filter((path) => otherShape.has(path)).length;
  return shared / all.size >= 0.5;
}

/** The elements beside this one that are built as it is, itself among them. */
export function kinOf(element: Element): Element[] {
  const parent = Reflect.get(Node.prototype, 'parentNode', element) as Node | null;
  return parent === null
    ? [element]
    : childrenOf(parent).filter((child): child is Element => child instanceof Element && areAlike(child, element));
}

/** Where an element stands in the window, in CSS pixels. */
export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** The elements around this one, the nearest first, no farther than its own document or shadow root. */
export function ancestorsOf(element: Element): Element[] {
  const root = element.getRootNode();
  const found: Element[] = [];
  for (let at = parentOf(element); at !== null && at.getRootNode() === root; at = parentOf(at)) found.push(at);
  return found;
}
