import type { Availability, UnavailableReason } from '../contract/availability.ts';
import { hueOf, initialsOf } from '../crm/initials.ts';
import type { Size } from './sizes.ts';

type Mark = 'lock' | 'question' | 'clock' | 'exclamation';

/** Where there is simply nothing to show, initials alone say so. */
const markOf: Partial<Record<UnavailableReason, Mark>> = {
  private: 'lock',
  'unknown-member': 'question',
  'not-linked': 'question',
  throttled: 'clock',
  'too-many': 'clock',
  'no-capability': 'exclamation',
  'not-permitted': 'exclamation',
  'wrong-viewer': 'exclamation',
  failed: 'exclamation',
};

/** Below this many CSS pixels a mark would be a speck. */
const smallestWithMark = 28;

type Pen = OffscreenCanvasRenderingContext2D;

/**
 * Draws a contact's initials, and a mark for what keeps the picture away, over the whole of a canvas.
 *
 * Pixels rather than text: text in a closed shadow root can be found by the page's script through `window.find` and selection.
 *
 * @param pen of a canvas of this size, in device pixels.
 * @param side CSS pixels of the longer side.
 */
export function drawInitials(
  pen: Pen,
  { width, height }: Size,
  name: string,
  availability: Availability,
  side: number,
): void {
  pen.scale(width / 100, height / 100);
  const hue = hueOf(name);
  // Pale while a picture may come, and under one that is there.
  const isLasting = availability.state === 'unavailable';
  pen.fillStyle = `hsl(${hue} 28% ${isLasting ? 86 : 90}%)`;
  pen.fillRect(0, 0, 100, 100);
  pen.fillStyle = `hsl(${hue} 38% ${isLasting ? 30 : 52}%)`;
  const wanted = isLasting ? markOf[availability.reason] : undefined;
  const mark = side >= smallestWithMark ? wanted : undefined;
  pen.font = `600 ${mark ? 33 : 38}px system-ui, sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  // Beside a mark the initials make room.
  pen.fillText(initialsOf(name), mark ? 46 : 50, mark ? 46 : 53);
  if (mark) drawMark(pen, mark, hue);
}

/** In a disc at the lower right, inside the circle that most slots are. */
function drawMark(pen: Pen, mark: Mark, hue: number): void {
  pen.translate(76, 77);
  pen.fillStyle = '#fff';
  pen.beginPath();
  pen.arc(0, 0, 16, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = pen.strokeStyle = `hsl(${hue} 30% 26%)`;
  pen.lineWidth = 3.4;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  marks[mark](pen);
}

const stroke = (pen: Pen, path: string) => pen.stroke(new Path2D(path));

const marks: Record<Mark, (pen: Pen) => void> = {
  lock(pen) {
    stroke(pen, 'M-4.5 -1v-4a4.5 4.5 0 0 1 9 0v4');
    pen.fillRect(-7, -1, 14, 10);
  },
  question(pen) {
    stroke(pen, 'M-4.5 -4.5a4.5 4.5 0 1 1 6.8 3.9c-1.5 .9 -2.3 1.7 -2.3 3.4');
    stroke(pen, 'M0 8v.1');
  },
  clock(pen) {
    stroke(pen, 'M0 -9a9 9 0 1 1 -.1 0');
    stroke(pen, 'M0 -4.5v5l3.5 2');
  },
  exclamation(pen) {
    stroke(pen, 'M0 -8v9');
    stroke(pen, 'M0 7.5v.1');
  },
};
