import type { SlotRecipe } from '../contract/settings.ts';
import { type Size, sizeAt } from './sizes.ts';

/** What a slot looks like at its place, with a CSS border radius. */
export type Form = Size & { readonly radius: string };

/** `cover` too: a sibling laid over the target. */
const positions = {
  cover: 'afterend',
  after: 'afterend',
  before: 'beforebegin',
  prepend: 'afterbegin',
  append: 'beforeend',
} as const;

/** Puts the host where the recipe says, and touches no other node. */
export function attach(host: HTMLElement, target: Element, place: SlotRecipe['place']): void {
  // A form's field may be called as the method is.
  Element.prototype.insertAdjacentElement.call(target, positions[place], host);
}

/** Whether the host stands where `attach` would put it. */
export function isAttached(host: HTMLElement, target: Element, place: SlotRecipe['place']): boolean {
  switch (place) {
    case 'before':
      return host.nextSibling === target;
    case 'prepend':
    case 'append':
      return host.parentNode === target;
    default:
      return host.previousSibling === target;
  }
}

/** The size and shape of a slot, read off the page. */
export function formOf(target: Element, recipe: SlotRecipe, box = target.getBoundingClientRect()): Form {
  const readsRadius = recipe.shape === undefined && recipe.place === 'cover';
  const radius = readsRadius ? getComputedStyle(target).borderRadius : radii[recipe.shape ?? 'circle'];
  return { ...sizeAt(target, recipe, box), radius };
}

const radii = { circle: '50%', rounded: '15%', square: '0' } as const;

/** How far a covering slot's skin lies from its host, in CSS pixels. */
export type Offset = { readonly x: number; readonly y: number };

/**
 * Where the target's box lies, seen from the host.
 *
 * A covering host has no extent and no offsets of its own, so it stays at its static position beside the target and moves as the target does; only its
 * skin is shifted, which moves nothing else.
 */
export function offsetTo(target: Element, host: HTMLElement, to = target.getBoundingClientRect()): Offset {
  const from = host.getBoundingClientRect();
  return { x: to.left - from.left, y: to.top - from.top };
}

/**
 * Whether a host out of the flow beside this target would stay behind while the target scrolls: there is a scroller between it and its containing block.
 * Such a host goes into the flow instead, still with no extent.
 *
 * @param known answers for elements passed before, since the rows of a list share their ancestors.
 */
function isLeftBehindByScrolling(target: Element, known: Map<Element, boolean>): boolean {
  const parent = target.parentElement;
  if (parent === null || parent === document.body) return false;
  const before = known.get(parent);
  if (before !== undefined) return before;
  const { position, transform, overflow } = getComputedStyle(parent);
  const contains = position !== 'static' || transform !== 'none';
  const leftBehind = !contains && (/auto|scroll/.test(overflow) || isLeftBehindByScrolling(parent, known));
  known.set(parent, leftBehind);
  return leftBehind;
}

/** How a slot will stand: its form, whether it has to go into the flow to scroll with its target, and whether that is in the window now. */
export type Standing = { readonly form: Form; readonly inFlow: boolean; readonly inWindow: boolean };

/**
 * Reads off the page how a slot for this target will stand; nothing is written, so any number can be read with one layout.
 *
 * @param known as of `isLeftBehindByScrolling`.
 */
export function standingOf(target: Element, recipe: SlotRecipe, known: Map<Element, boolean>): Standing {
  const box = target.getBoundingClientRect();
  return {
    form: formOf(target, recipe, box),
    inFlow: recipe.place === 'cover' && isLeftBehindByScrolling(target, known),
    inWindow: box.bottom >= 0 && box.top <= innerHeight,
  };
}
