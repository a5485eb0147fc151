import type { Frame } from './frame.ts';

export type Pointing = {
  /** The pointer has come upon this element. */
  onHover(element: Element): void;
  /** Somebody clicked on this element, or tapped it. */
  onPick(element: Element, byTouch: boolean): void;
  /** A key, by its `KeyboardEvent.key`; true where it was of use, and then it does nothing else. */
  onKey(event: KeyboardEvent, isOnPanel: boolean): boolean;
};

/** What the page shall not hear of while somebody picks: links would open, rows would fire. */
const swallowed = [
  ...['pointerdown', 'pointerup', 'pointerover', 'pointerout', 'mousedown', 'mouseup', 'mouseover', 'mouseout'],
  ...[
    'mousemove',
    'click',
    'dblclick',
    'auxclick',
    'contextmenu',
    'touchstart',
    'touchend',
    'dragstart',
    'keyup',
    'keypress',
  ],
];

/** A tap is a touch that was not prevented, and so is scrolling. */
const unprevented = /^(?:touch|pointer)/;

/** The innermost element of the page that an event befell, also in open shadow roots. */
function elementOf(event: Event): Element | undefined {
  const [innermost] = event.composedPath();
  return innermost instanceof Element ? innermost : undefined;
}

/** Takes what a person does with the page for picking, and keeps it from the page, until the signal ends. What is not a person's does not count. */
export function listenToPointing(frame: Frame, { onHover, onPick, onKey }: Pointing, signal: AbortSignal): void {
  const options = { capture: true, passive: false, signal };
  const swallow = (event: Event) => {
    event.stopImmediatePropagation();
    if (!unprevented.test(event.type)) event.preventDefault();
  };
  const ofPage =
    (take: (event: Event) => void) =>
    (event: Event): void => {
      if (!event.isTrusted || frame.owns(event)) return;
      swallow(event);
      take(event);
    };
  for (const name of swallowed)
    if (name !== 'click')
      addEventListener(
        name,
        ofPage(() => undefined),
        options,
      );
  addEventListener(
    'pointermove',
    ofPage((event) => {
      const element = elementOf(event);
      // A finger points at nothing before it presses.
      if (element && (event as PointerEvent).pointerType !== 'touch') onHover(element);
    }),
    options,
  );
  addEventListener(
    'click',
    ofPage((event) => {
      const element = elementOf(event);
      if (element) onPick(element, (event as PointerEvent).pointerType === 'touch');
    }),
    options,
  );
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const isOnPanel = frame.owns(event);
      const used = onKey(event, isOnPanel);
      if (used) event.preventDefault();
      if (used || !isOnPanel) event.stopImmediatePropagation();
    },
    options,
  );
}
