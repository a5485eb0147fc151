/**
 * CSS pixels. Whoever the card is about and whatever is known of them: from its box the page can tell nothing.
 */
export const cardSize = { width: 344, height: 280 } as const;

/** CSS pixels between the card and what it belongs to, and between the card and the window's edge. */
const gap = 8;

type Box = Pick<DOMRect, 'left' | 'top' | 'bottom'>;
type Window = { readonly width: number; readonly height: number };

/** Where the card's top left corner goes: below the slot; above where there is no room below; and always within the window, as far as that is large enough. */
export function placeCard(box: Box, window: Window): { readonly left: number; readonly top: number } {
  const below = box.bottom + gap;
  const above = box.top - gap - cardSize.height;
  const fitsBelow = below + cardSize.height + gap <= window.height;
  const top = fitsBelow || above < gap ? below : above;
  return {
    left: within(box.left, window.width - cardSize.width),
    top: within(top, window.height - cardSize.height),
  };
}

/** Between the two edges' gaps; where even those don't fit, at the first edge. */
const within = (wanted: number, room: number): number =>
  Math.max(Math.min(wanted, room - gap), Math.min(gap, Math.max(room, 0)));
