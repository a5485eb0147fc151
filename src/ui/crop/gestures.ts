import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { type Frame, type FrameRules, moved, resized } from './frame.ts';

/** What a part of the stage hears of pens, mice and fingers. */
export type Gestures = {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
};

type Point = { readonly x: number; readonly y: number };

/**
 * Moves the frame with one pointer, and resizes it with two, as fingers do, or with one that went down on a handle.
 *
 * @param stage as wide on the screen as the whole picture is.
 */
export function useGestures(
  stage: RefObject<HTMLElement | null>,
  rules: FrameRules,
  change: (next: (frame: Frame) => Frame) => void,
): Gestures {
  const pointers = useRef(new Map<number, Point>());
  const resizing = useRef(false);
  const leave = ({ pointerId }: PointerEvent) => void pointers.current.delete(pointerId);

  return {
    onPointerDown(event) {
      if (event.button !== 0 || !(event.target instanceof Element) || !(event.currentTarget instanceof Element)) return;
      if (pointers.current.size === 0) resizing.current = event.target.closest('[data-handle]') !== null;
      pointers.current.set(event.pointerId, pointOf(event));
      // So that a hand that leaves the stage is still followed.
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const from = pointers.current.get(event.pointerId);
      const shown = stage.current?.getBoundingClientRect().width ?? 0;
      if (from === undefined || shown === 0) return;
      const to = pointOf(event);
      const scale = rules.picture.width / shown;
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, to);
      if (other !== undefined) {
        const ratio = distance(to, other) / Math.max(1, distance(from, other));
        change((frame) => resized(frame, frame.width * ratio, rules));
      } else if (resizing.current) {
        // From the middle to both sides, whichever corner is drawn at.
        const middle = (frame: Frame) => ({
          x: (stage.current?.getBoundingClientRect().x ?? 0) + (frame.x + frame.width / 2) / scale,
        });
        change((frame) =>
          resized(
            frame,
            frame.width + 2 * scale * (Math.abs(to.x - middle(frame).x) - Math.abs(from.x - middle(frame).x)),
            rules,
          ),
        );
      } else {
        change((frame) => moved(frame, (to.x - from.x) * scale, (to.y - from.y) * scale, rules));
      }
    },
    onPointerUp: leave,
    onPointerCancel: leave,
  };
}

const pointOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });
const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
