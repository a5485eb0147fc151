import { type CardCause, type CardFrame, openCardFrame } from './card-frame.ts';
import { type PageForCards, pageForCards } from './card-page.ts';
import { contactForKeys, contactUnder, isForThePage, type Pointed } from './card-pointing.ts';

/** Milliseconds that the pointer rests on a slot before its card opens. */
const hoverPause = 500;

/** Milliseconds after which it begins to load, unseen: the rest is about what a frame takes, and the worker where it has to start. */
const preparePause = 250;

/** Milliseconds that the pointer may be away from both slot and card, on its way from the one to the other. */
const leavePause = 300;

/** What the page's events are given to. */
export type Cards = {
  /** The pointer moved, or something moved under it. */
  point(event: MouseEvent): void;
  /** The pointer left the page. */
  pointAway(): void;
  press(event: MouseEvent): void;
  /** A key went down in the page. */
  key(event: KeyboardEvent): void;
  /** The viewer pressed the keys that open a card. */
  showByKeys(): void;
  /** Whether the open card still belongs to what it was opened for; it closes where it does not. */
  check(): void;
  close(): void;
};

/** The cards of one page, of which there is one at a time. */
export function createCards(): Cards {
  let open: CardFrame | undefined;
  /** What the pointer may be about to open. */
  let prepared: CardFrame | undefined;
  let pointed: Pointed | undefined;
  let preparing: ReturnType<typeof setTimeout> | undefined;
  let hovering: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  // Only while a card is open: whatever moves its contact, or puts somebody else in their place.
  const changes = new MutationObserver(check);

  function check(): void {
    if (open === undefined) return;
    const now = pageForCards()?.contacts.get(open.container);
    if (now?.key !== open.key || !open.container.isConnected || !open.isInPlace()) close();
  }

  function close(): void {
    changes.disconnect();
    clearTimeout(leaving);
    leaving = undefined;
    open?.remove();
    open = undefined;
  }

  const isOf = (frame: CardFrame | undefined, { container, one }: Pointed): boolean =>
    frame?.container === container && frame.key === one.key;

  function prepare(next: Pointed): void {
    if (!isOf(open, next)) prepared = made(next);
  }

  function made({ container, one }: Pointed): CardFrame | undefined {
    const page = pageForCards();
    return page && openCardFrame(page, container, one, end);
  }

  function show(next: Pointed, cause: CardCause): void {
    if (!isOf(open, next)) {
      close();
      if (isOf(prepared, next) && prepared?.isInPlace()) {
        open = prepared;
        prepared = undefined;
      } else open = made(next);
      changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    }
    stopHovering();
    open?.show(cause);
  }

  function end(frame: CardFrame, again: boolean): void {
    if (frame === prepared) stopHovering();
    if (frame !== open) return;
    const { container } = frame;
    const cause = frame.cause();
    close();
    const one = again ? pageForCards()?.contacts.get(container) : undefined;
    if (one !== undefined && cause !== undefined) show({ container, one }, cause);
  }

  function hover(next: Pointed | undefined): void {
    if (next?.container === pointed?.container) return;
    pointed = next;
    stopHovering();
    if (next === undefined) return;
    preparing = setTimeout(() => prepare(next), preparePause);
    hovering = setTimeout(() => show(next, 'pointer'), hoverPause);
  }

  function stopHovering(): void {
    clearTimeout(preparing);
    clearTimeout(hovering);
    prepared?.remove();
    prepared = undefined;
  }

  function stay(stays: boolean): void {
    if (stays) {
      clearTimeout(leaving);
      leaving = undefined;
    } else if (open?.cause() === 'pointer') leaving ??= setTimeout(leave, leavePause);
  }

  /** Whoever has gone into a card with the keyboard or a press does not lose it to the pointer. */
  function leave(): void {
    leaving = undefined;
    if (open?.cause() === 'pointer' && !open.hasFocus()) close();
  }

  function closeAll(): void {
    stopHovering();
    close();
  }

  const under = (page: PageForCards | undefined, event: MouseEvent): Pointed | undefined =>
    page && contactUnder(page, event);
  const isInCard = (event: Event): boolean => open !== undefined && event.composedPath().includes(open.host);

  return {
    point(event) {
      const inCard = isInCard(event);
      const next = inCard ? undefined : under(pageForCards(), event);
      hover(next);
      stay(inCard || (open !== undefined && next?.container === open.container));
    },
    pointAway() {
      hover(undefined);
      stay(false);
    },
    press(event) {
      if (isInCard(event)) return;
      const next = isForThePage(event) ? undefined : under(pageForCards(), event);
      if (next !== undefined) show(next, 'press');
      else closeAll();
    },
    key(event) {
      if (event.key !== 'Escape' || open === undefined) return;
      // What lies on top goes first; the page's own dialogue, say, stays for the next time.
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    },
    showByKeys() {
      const page = pageForCards();
      const next = page && contactForKeys(page, open?.container);
      if (next !== undefined) show(next, 'keys');
    },
    check,
    close: closeAll,
  };
}
