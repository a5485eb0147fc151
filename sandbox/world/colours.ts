/** None between 200 and 246: there lie the pale grounds that initials stand on, and no portrait may be taken for one of them. */
const levels = [36, 64, 92, 120, 148, 176, 200, 246];

/** How many different colours there are. */
export const colourCount = levels.length ** 3;

/**
 * One of `colourCount` portrait backgrounds as `#rrggbb`. Any two differ by at least 23 in at least one of red, green and blue, so that a screenshot
 * tells whose portrait it shows even after JPEG; neighbouring indexes differ strongly, so that a list is easy on the eye.
 */
export function colourAt(index: number): string {
  // An odd factor and a power of two: every colour comes once before any comes again.
  const place = (index * 347 + 61) % colourCount;
  const channels = [place % 8, Math.floor(place / 8) % 8, Math.floor(place / 64)];
  return `#${channels.map((digit) => (levels[digit] ?? 0).toString(16).padStart(2, '0')).join('')}`;
}
