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

/** A tree of its own that stands inside an element: its open shadow root, or the document of a frame. */
export type InnerRoot = Document | ShadowRoot;

/** What reads a property off any node by its prototype's own getter: a whole page is read through these, and `Reflect.get` was three times as slow. */
const reading = <Prototype extends Node, Name extends keyof Prototype & string>(
  prototypeOf: () => Prototype,
  name: Name,
): ((node: Node) => Prototype[Name]) => {
  // Found when it is wanted: the worker, which has no nodes, loads this file too.
  let get: (() => Prototype[Name]) | undefined;
  return (node) => {
    get ??= Object.getOwnPropertyDescriptor(prototypeOf(), name)?.get as () => Prototype[Name];
    return get.call(node);
  };
};

const typeOf = reading(() => Node.prototype, 'nodeType');
const parentNodeOf = reading(() => Node.prototype, 'parentNode');
const shadowRootOf = reading(() => Element.prototype, 'shadowRoot');

// By its type: a node of a frame's document is no instance of this window's classes.
const isOfType = (node: Node, type: number): boolean => typeOf(node) === type;

export const isElement = (node: Node): node is Element => isOfType(node, Node.ELEMENT_NODE);

export const isText = (node: Node): boolean => isOfType(node, Node.TEXT_NODE);

const isDocument = (node: Node): node is Document => isOfType(node, Node.DOCUMENT_NODE);

function prototypeOf(root: Root): ParentNode {
  if (isElement(root)) return Element.prototype;
  return isDocument(root) ? Document.prototype : DocumentFragment.prototype;
}

/** A new element of the page's document, whose own `createElement` an image of that name could stand for. */
export const createElement = <Name extends keyof HTMLElementTagNameMap>(
  name: Name | typeof slotElement | typeof cardElement,
): HTMLElementTagNameMap[Name] => Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[Name];

/** All elements below `root` that match, in page order; none where the selector is not valid. */
export const findAll = (root: Root, selector: string): Element[] => Array.from(findList(root, selector));

/** The same as a list that takes an element out only where one is asked for. It stays as it is when the page changes. */
export function findList(root: Root, selector: string): ArrayLike<Element> {
  try {
    return prototypeOf(root).querySelectorAll.call(root, selector);
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
  const prototype = isElement(node) ? Element.prototype : CharacterData.prototype;
  return Reflect.get(prototype, 'textContent', node) ?? '';
}

/** What a node's children are, text included. */
export function childrenOf(node: Node): Node[] {
  return Array.from(Reflect.get(Node.prototype, 'childNodes', node) as NodeListOf<ChildNode>);
}

/** A node as an element: itself, or the element that hosts it where it is a shadow root or the document of a frame. */
export function elementAt(node: Node | null): Element | null {
  if (node === null || isElement(node)) return node;
  if (isDocument(node)) return Reflect.get(Document.prototype, 'defaultView', node)?.frameElement ?? null;
  try {
    return Reflect.get(ShadowRoot.prototype, 'host', node);
  } catch {
    // A mere fragment, which stands nowhere.
    return null;
  }
}

/** The element a node stands in; for what stands at the top of a shadow tree or of a frame's document, the element that hosts it. */
export function parentOf(node: Node): Element | null {
  return elementAt(parentNodeOf(node));
}

/** Whether `one` stands before `other` in the same tree. */
export function isBefore(one: Node, other: Node): boolean {
  const position = Node.prototype.compareDocumentPosition.call(one, other);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The document of a frame of the page's own origin; `null` where it is of another, and where a drawing calls an element of its own so. */
function frameDocumentOf(element: Element): Document | null {
  const { prototype } = element.localName === 'iframe' ? HTMLIFrameElement : HTMLFrameElement;
  try {
    return Reflect.get(prototype, 'contentDocument', element);
  } catch {
    return null;
  }
}

/** By its name first: an element has to be asked more dearly. Our own are never defined. */
const isUndefined = (element: Element): boolean => {
  const name = String(element.localName);
  return name.includes('-') && name !== slotElement && name !== cardElement && matches(element, ':not(:defined)');
};

const isFrame = ({ localName }: Element): boolean => localName === 'iframe' || localName === 'frame';

/** The tree of its own that stands in an element; `null` where there is none, or none that is open to us. */
const innerRootOf = (element: Element): InnerRoot | null =>
  isFrame(element) ? frameDocumentOf(element) : shadowRootOf(element);

export type InnerSearch = {
  /** The last of a row of siblings that begins with this element and is not to be searched; nothing where it is. */
  readonly passOver?: ((element: Element) => Element | undefined) | undefined;
  /** Told of each custom element that is not defined yet, and may be given a shadow root later. */
  readonly onLate?: ((host: Element) => void) | undefined;
};

/** The trees of their own at and directly below `root`, by the elements in which they stand, in page order. */
export function innerRootsIn(root: Root, { passOver, onLate }: InnerSearch = {}): Map<Element, InnerRoot> {
  const roots = new Map<Element, InnerRoot>();
  // Walking by all elements was measured to be faster than any selector that leaves out those which can host none.
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT);
  let element = (isElement(root) ? root : walker.nextNode()) as Element | null;
  while (element !== null) {
    const passed = passOver?.(element);
    if (passed) {
      walker.currentNode = passed;
      element = nextOutside(walker) as Element | null;
      continue;
    }
    const inner = innerRootOf(element);
    if (inner) roots.set(element, inner);
    else if (onLate && isUndefined(element)) onLate(element);
    element = walker.nextNode() as Element | null;
  }
  return roots;
}

/** Where a walk goes on that leaves out what stands within the current element. */
function nextOutside(walker: TreeWalker): Node | null {
  do {
    const next = walker.nextSibling();
    if (next) return next;
  } while (walker.parentNode());
  return null;
}

/** The element that follows another among its siblings. */
export const nextSiblingOf = (element: Element): Element | null =>
  Reflect.get(Element.prototype, 'nextElementSibling', element);

/** Whether an element is on the page that somebody sees, and not in a frame that was taken away. */
export const isOnPage = (element: Element): boolean =>
  Reflect.get(Node.prototype, 'isConnected', element) &&
  Reflect.get(Document.prototype, 'defaultView', Reflect.get(Node.prototype, 'ownerDocument', element)) !== null;

/** The trees of their own below `root`, those within others too. */
export function innerRoots(root: Root): InnerRoot[] {
  return [...innerRootsIn(root).values()].flatMap((inner) => [inner, ...innerRoots(inner)]);
}
