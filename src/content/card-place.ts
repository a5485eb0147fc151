/**
 * CSS pixels. Whoever the card is about and whatever is known of them: from its box the page can tell nothing.
 */
export const cardSize = { width: 344, height: 280 } as const;

/** CSS pixels between the card and what it belongs to, and between the card and the window's edge. */
const gap = 8;

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;
type Window = { readonly width: number; readonly height: number };

/**
 * Where the card's top left corner goes: below the slot; above where there is no room below; beside it where there is none above either, since a card over
 * its own slot would take the pointer from it; and always within the window, as far as that is large enough.
 */
export function placeCard(box: Box, window: Window): { readonly left: number; readonly top: number } {
  const below = box.bottom + gap;
  const above = box.top - gap - cardSize.height;
  const right = box.right + gap;
  const before = box.left - gap - cardSize.width;
  const fitsBelow = below + cardSize.height + gap <= window.height;
  const isBeside = !fitsBelow && above < gap;
  const fitsRight = right + cardSize.width + gap <= window.width;
  return {
    left: within(isBeside ? (fitsRight || before < gap ? right : before) : box.left, window.width - cardSize.width),
    top: within(isBeside ? box.top : fitsBelow ? below : above, window.height - cardSize.height),
  };
}

/** Between the two edges' gaps; where even those don't fit, at the first edge. */
const within = (wanted: number, room: number): number =>
  Math.max(Math.min(wanted, room - gap), Math.min(gap, Math.max(room, 0)));
