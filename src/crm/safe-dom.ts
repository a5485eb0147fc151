/**
 * The few things asked of a page's nodes, asked in a way that the page cannot bend.
 *
 * A page may name a form's field `querySelector` or an image `querySelectorAll`, and then `form.querySelector` is that
 * field. Each method and property is therefore taken from the browser's own prototype and applied to the node.
 */

/** The element names by which everything the extension puts into a page is known: passed over when a page is read, and removed at the end. */
export const slotElement = 'vis-a-vis-picture';
export const cardElement = 'vis-a-vis-card';

/** Whether an element is a slot of ours, or a part of one. */
export function isOurs(element: Element): boolean {
  return Element.prototype.closest.call(element, slotElement) !== null;
}

/** Where can be searched. */
export type Root = Document | ShadowRoot | Element;

function prototypeOf(root: Root): ParentNode {
  if (root instanceof Element) return Element.prototype;
  return root instanceof Document ? Document.prototype : DocumentFragment.prototype;
}

/** All elements below `root` that match, in page order; none where the selector is not valid. */
export function findAll(root: Root, selector: string): Element[] {
  try {
    return Array.from(prototypeOf(root).querySelectorAll.call(root, selector));
  } catch {
    return [];
  }
}

/** The first element below `root` that matches; `null` where none does or the selector is not valid. */
export function findFirst(root: Root, selector: string): Element | null {
  try {
    return prototypeOf(root).querySelector.call(root, selector);
  } catch {
    return null;
  }
}

/** Whether an element matches; not where the selector is not valid. */
export function matches(element: Element, selector: string): boolean {
  try {
    return Element.prototype.matches.call(element, selector);
  } catch {
    return false;
  }
}

/** An attribute's value, or '' where there is none. */
export function attributeOf(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? '';
}

/** The text of a node and all that is in it. */
export function textOf(node: Node): string {
  const prototype = node instanceof Element ? Element.prototype : CharacterData.prototype;
  return Reflect.get(prototype, 'textContent', node) ?? '';
}

/** What a node's children are, text included. */
export function childrenOf(node: Node): Node[] {
  return Array.from(Reflect.get(Node.prototype, 'childNodes', node) as NodeListOf<ChildNode>);
}

/** A node as an element: itself, or the element that hosts it where it is a shadow root. */
export function elementAt(node: Node | null): Element | null {
  if (node instanceof Element) return node;
  return node instanceof ShadowRoot ? node.host : null;
}

/** The element a node stands in; for what stands at the top of a shadow tree, the element that hosts the tree. */
export function parentOf(node: Node): Element | null {
  return elementAt(Reflect.get(Node.prototype, 'parentNode', node));
}

/** Whether `one` stands before `other` in the same tree. */
export function isBefore(one: Node, other: Node): boolean {
  const position = Node.prototype.compareDocumentPosition.call(one, other);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** An element's shadow root, where it has an open one. */
export function openShadowRootOf(element: Element): ShadowRoot | null {
  return Reflect.get(Element.prototype, 'shadowRoot', element) ?? null;
}

/** The elements below `root`, and `root` itself, that host an open shadow root, in page order. */
export function openShadowHosts(root: Root): Element[] {
  // Looking at every element was measured to be faster than any selector that leaves out those which can host none.
  const elements = findAll(root, '*');
  if (root instanceof Element) elements.unshift(root);
  return elements.filter(openShadowRootOf);
}

/** The open shadow roots below `root`, those within others too. */
export function openShadowRoots(root: Root): ShadowRoot[] {
  return openShadowHosts(root).flatMap((host) => {
    const shadow = openShadowRootOf(host);
    return shadow ? [shadow, ...openShadowRoots(shadow)] : [];
  });
}
