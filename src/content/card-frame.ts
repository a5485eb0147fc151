import { askForCard, loadCard } from '../browser/card-channel.ts';
import type { Reference } from '../contract/reference.ts';
import { cardElement, createElement } from '../crm/safe-dom.ts';
import { style } from '../crm/style.ts';
import type { CardContact, PageForCards } from './card-page.ts';
import { cardSize, placeCard } from './card-place.ts';

/** Milliseconds that a frame may take before the page is taken to forbid it. */
const patience = 1_000;

/** How a card came to be opened, which says what closes it: `pointer` one that hovers, `keys` what the keyboard was given to; `press` stays as that one does. */
export type CardCause = 'pointer' | 'press' | 'keys';

/** One card in the page. */
export type CardFrame = {
  readonly container: Element;
  readonly key: CardContact['key'];
  /** The element by which the page knows it. */
  readonly host: HTMLElement;
  /** Why it is shown; `undefined` before it is. */
  cause(): CardCause | undefined;
  /** Lets it be seen and asks for its key, or keeps it for another cause. Until then nobody sees it, and nobody is asked for anything. */
  show(cause: CardCause): void;
  /** Whether the keyboard is in it. */
  hasFocus(): boolean;
  /** Whether the slot is where it was when the card was opened. */
  isInPlace(): boolean;
  remove(): void;
};

/**
 * Opens a card beside a contact's slot: a frame of the extension's own, whose text no script of the page can read.
 *
 * The host carries no shadow root itself, its inner span does: a page can reach even a closed root of a custom element. In the top layer where there is
 * one, so that nothing of the page lies over it.
 *
 * It is made unseen, so that it can load while it is not yet sure to be wanted. Once it is shown it has the contact's name as the page writes it, and the
 * worker is asked for its key.
 *
 * @param onEnd the card is to go: there is nobody to show it to, its frame was forbidden, what is painted went, the person closed it, or wants it `again`.
 * @returns `undefined` where there is no card to open.
 */
export function openCardFrame(
  page: PageForCards,
  container: Element,
  one: CardContact,
  onEnd: (frame: CardFrame, again: boolean) => void,
): CardFrame | undefined {
  const { name, reference } = one.contact;
  if (reference === null || one.slot === undefined) return undefined;
  const box = one.slot.box();

  let wantedFor: CardCause | undefined;
  let before: Element | null = null;
  let stands = false;
  const host = createElement(cardElement);
  const skin = createElement('span');
  const frame = createElement('iframe');
  const place = placeCard(box, { width: document.documentElement.clientWidth, height: innerHeight });
  const placed = { ...fixed, left: `${place.left}px`, top: `${place.top}px` };
  style(host, placed);
  style(skin, within);
  style(frame, { ...within, border: '0' });
  skin.attachShadow({ mode: 'closed' }).append(frame);
  host.append(skin);
  // What lies outside an open modal dialogue can't be used while it is open.
  (Element.prototype.closest.call(container, 'dialog[open]') ?? document.body).append(host);
  host.popover = 'manual';
  host.showPopover?.();

  const removed = new AbortController();
  const forbidden = setTimeout(() => onEnd(opened, false), patience);
  const opened: CardFrame = {
    container,
    key: one.key,
    host,
    cause: () => wantedFor,
    show(cause) {
      if (wantedFor === undefined) {
        before = document.activeElement;
        style(host, { ...placed, visibility: 'visible', 'pointer-events': 'auto' });
        void takeKey(reference);
      }
      wantedFor = cause;
      takeFocus();
    },
    hasFocus: () => document.activeElement === host || document.activeElement === skin,
    isInPlace() {
      const { left, top } = one.slot?.box() ?? box;
      return Math.abs(left - box.left) < 1 && Math.abs(top - box.top) < 1;
    },
    remove() {
      clearTimeout(forbidden);
      removed.abort();
      const hadFocus = opened.hasFocus();
      host.remove();
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus();
    },
  };
  // Not after it is gone: a page that is looked at for long has hundreds of cards.
  page.signal.addEventListener('abort', () => onEnd(opened, false), { signal: removed.signal });
  const picture = page.pictureOf(one.key);
  const handKey = loadCard(frame, { name, ...(picture ? { picture } : {}) }, (news) => {
    clearTimeout(forbidden);
    if (news !== 'opened') onEnd(opened, news === 'again');
    stands = true;
    takeFocus();
  });
  return opened;

  /** Not before the card stands: a frame that is given the focus earlier loses it when it loads. */
  function takeFocus(): void {
    if (stands && wantedFor === 'keys') frame.focus();
  }

  async function takeKey(asked: Reference): Promise<void> {
    const crmUser = page.crmUser();
    const key = await askForCard({ reference: asked, epoch: page.epoch, ...(crmUser ? { crmUser } : {}) });
    if (key === undefined) onEnd(opened, false);
    else handKey(key);
  }
}

/** What is unseen stays unseen in every part: `all` would bring each back by itself. */
const within = {
  all: 'initial',
  display: 'block',
  width: '100%',
  height: '100%',
  visibility: 'inherit',
  'pointer-events': 'inherit',
};

const fixed = {
  all: 'initial',
  position: 'fixed',
  right: 'auto',
  bottom: 'auto',
  display: 'block',
  width: `${cardSize.width}px`,
  height: `${cardSize.height}px`,
  // In a window smaller than a card it is as large as that, and scrolls.
  'max-width': '100vw',
  'max-height': '100vh',
  visibility: 'hidden',
  'pointer-events': 'none',
  overflow: 'hidden',
  'z-index': '2147483647',
  'border-radius': '6px',
  'box-shadow': '0 0 0 1px rgb(125 138 135 / 50%), 0 4px 16px rgb(20 32 30 / 18%)',
};
