import type { SlotRecipe } from '../contract/settings.ts';
import { initialsOf } from '../crm/initials.ts';
import { boxOf } from './likeness.ts';

/** What is outlined: `kind` all of a kind, faintly; `chosen` the one pointed at; `part` what is picked in each; `aimed` what the next press would pick. */
export type OutlineKind = 'kind' | 'chosen' | 'part' | 'aimed';

export type Marks = {
  readonly outlined: readonly { readonly element: Element; readonly kind: OutlineKind }[];
  /** Where pictures will be, as discs with the contacts' initials. */
  readonly discs: readonly { readonly target: Element; readonly slot: SlotRecipe; readonly name: string }[];
};

/** As many as a screen shows; what lies outside the window is not drawn. */
const most = 300;

/** CSS pixels of a picture that takes its size from nothing. */
const ownSize = 40;

const radii = { circle: '50%', rounded: '15%', square: '0' } as const;

export type Outlines = { draw(marks: Marks): void };

/** Draws outlines over the page without touching it. */
export function createOutlines(root: ShadowRoot): Outlines {
  const layer = document.createElement('div');
  layer.className = 'outlines';
  layer.setAttribute('aria-hidden', 'true');
  root.append(layer);
  return {
    draw({ outlined, discs }) {
      const drawn = outlined.map(({ element, kind }) => inSight(boxOf(element), `outline outline-${kind}`));
      const pictures = discs.map(({ target, slot, name }) => disc(target, slot, name));
      layer.replaceChildren(...[...drawn, ...pictures].filter((one) => one !== undefined).slice(0, most));
    },
  };
}

type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

function inSight({ left, top, width, height }: Box, className: string): HTMLElement | undefined {
  if (width === 0 || height === 0 || top > innerHeight || left > innerWidth || top + height < 0 || left + width < 0)
    return undefined;
  const box = document.createElement('div');
  box.className = className;
  Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  return box;
}

/** About where a picture will be; only the page that makes room for it knows exactly. */
function disc(target: Element, slot: SlotRecipe, name: string): HTMLElement | undefined {
  const box = boxOf(target);
  const size = slot.size ?? ownSize;
  const covers = slot.place === 'cover';
  const isAfter = slot.place === 'after' || slot.place === 'append';
  const besides: Box = {
    left: isAfter ? box.right + 4 : Math.max(0, box.left - (slot.place === 'before' ? size + 4 : 0)),
    top: box.top + box.height / 2 - size / 2,
    width: size,
    height: size,
  };
  const drawn = inSight(covers ? box : besides, 'disc');
  if (drawn === undefined) return undefined;
  drawn.textContent = initialsOf(name);
  const ofTarget = covers && slot.shape === undefined;
  drawn.style.borderRadius = ofTarget ? getComputedStyle(target).borderRadius : radii[slot.shape ?? 'circle'];
  return drawn;
}
