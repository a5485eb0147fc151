import { findFirst, matches, parentOf } from '../crm/safe-dom.ts';
import type { CardContact, PageForCards } from './card-page.ts';

/** A contact that can have a card, and its container. */
export type Pointed = { readonly container: Element; readonly one: CardContact };

const interactive =
  'a[href],button,input,select,textarea,summary,label,[role=button],[role=link],[role=menuitem],[contenteditable]';

/** The contact that a node belongs to: the innermost container counts, and one without a reference or a slot has no card. */
function contactAround(page: PageForCards, node: Element | null): Pointed | undefined {
  for (let element = node; element !== null; element = parentOf(element)) {
    const one = page.contacts.get(element);
    if (one !== undefined)
      return one.key === undefined || one.slot === undefined ? undefined : { container: element, one };
  }
  return undefined;
}

/** The contact whose slot lies under the pointer. The slot itself lets the pointer through, so its place is what tells. */
export function contactUnder(page: PageForCards, event: MouseEvent): Pointed | undefined {
  const pointed = contactAround(page, innermost(event));
  const box = pointed?.one.slot?.box();
  if (box === undefined) return undefined;
  const { clientX: x, clientY: y } = event;
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom ? pointed : undefined;
}

/** Whether a press there is the page's own business: it meets a link, a button or a field. */
export function isForThePage(event: MouseEvent): boolean {
  for (let element = innermost(event); element !== null; element = parentOf(element))
    if (matches(element, interactive)) return true;
  return false;
}

/**
 * Whose card the keys open: the contact's with the focus; else the next one's on the screen after the last, so that a list is gone through without a
 * single control of its own.
 */
export function contactForKeys(page: PageForCards, last: Element | undefined): Pointed | undefined {
  const focused = last === undefined ? contactAround(page, deepFocus()) : undefined;
  if (focused !== undefined) return focused;
  // What lies outside an open modal dialogue is out of reach.
  const reach = findFirst(document, ':modal') ?? document;
  const onScreen = [...page.contacts]
    .map(([container, one]) => ({ container, one }))
    .filter(({ container, one }) => Node.prototype.contains.call(reach, container) && isInSight(one));
  const index = onScreen.findIndex(({ container }) => container === last);
  return onScreen[index + 1] ?? onScreen[0];
}

const innermost = (event: Event): Element | null => {
  // Of an event that is over the path is empty.
  const node = event.composedPath()[0] ?? event.target;
  return node instanceof Element ? node : null;
};

function deepFocus(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

const isInSight = ({ key, slot }: CardContact): boolean =>
  key !== undefined && slot !== undefined && isOnScreen(slot.box());

const isOnScreen = ({ left, top, right, bottom }: DOMRect): boolean =>
  bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
