import { type CardCause, type CardFrame, openCardFrame } from './card-frame.ts';
import { type PageForCards, pageForCards } from './card-page.ts';
import { contactForKeys, contactUnder, isForThePage, type Pointed } from './card-pointing.ts';

/** Milliseconds that the pointer rests on a slot before its card opens. */
const hoverPause = 500;

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
  let pointed: Pointed | undefined;
  let hovering: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was wanted: a card that was asked for before something else was wanted comes to nothing. */
  let wanted = 0;

  // Only while a card is open: whatever moves its contact, or puts somebody else in their place.
  const changes = new MutationObserver(check);

  function check(): void {
    if (open === undefined) return;
    const now = pageForCards()?.contacts.get(open.container);
    if (now?.key !== open.key || !open.container.isConnected || !open.isInPlace()) close();
  }

  function close(): void {
    wanted += 1;
    changes.disconnect();
    clearTimeout(leaving);
    leaving = undefined;
    open?.remove();
    open = undefined;
  }

  async function show({ container, one }: Pointed, cause: CardCause): Promise<void> {
    const page = pageForCards();
    if (open?.container === container && open.key === one.key) {
      open.stayFor(cause);
      return;
    }
    close();
    if (page === undefined) return;
    const mine = wanted;
    const frame = await openCardFrame(page, container, one, cause, end);
    if (frame === undefined) return;
    if (mine !== wanted) {
      frame.remove();
      return;
    }
    open = frame;
    changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    page.signal.addEventListener('abort', () => end(frame, false), { once: true });
  }

  function end(frame: CardFrame, again: boolean): void {
    if (frame !== open) {
      frame.remove();
      return;
    }
    const { container } = frame;
    const cause = frame.cause();
    close();
    const one = again ? pageForCards()?.contacts.get(container) : undefined;
    if (one !== undefined) void show({ container, one }, cause);
  }

  function hover(next: Pointed | undefined): void {
    if (next?.container === pointed?.container) return;
    pointed = next;
    clearTimeout(hovering);
    if (next !== undefined) hovering = setTimeout(() => void show(next, 'pointer'), hoverPause);
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
      clearTimeout(hovering);
      if (next !== undefined) void show(next, 'press');
      else close();
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
      if (next !== undefined) void show(next, 'keys');
    },
    check,
    close,
  };
}
