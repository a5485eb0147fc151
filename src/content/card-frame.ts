import { askForCard, loadCard } from '../browser/card-channel.ts';
import { cardElement } from '../crm/safe-dom.ts';
import type { CardContact, PageForCards } from './card-page.ts';
import { cardSize, placeCard } from './card-place.ts';
import { style } from './style.ts';

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
  cause(): CardCause;
  /** It is wanted once more, for another cause. */
  stayFor(cause: CardCause): void;
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
 * @param onEnd the card is to go: its frame was forbidden, the person closed it, or wants it `again`.
 * @returns `undefined` where there is no card to open.
 */
export async function openCardFrame(
  page: PageForCards,
  container: Element,
  one: CardContact,
  cause: CardCause,
  onEnd: (frame: CardFrame, again: boolean) => void,
): Promise<CardFrame | undefined> {
  const { reference } = one.contact;
  if (reference === null || one.slot === undefined) return undefined;
  const crmUser = page.crmUser();
  const asked = { reference, epoch: page.epoch, ...(crmUser ? { crmUser } : {}) };
  const key = await askForCard(asked);
  const box = one.slot.box();
  if (key === undefined || page.signal.aborted || !container.isConnected) return undefined;

  let wantedFor = cause;
  const before = document.activeElement;
  const host = document.createElement(cardElement);
  const skin = document.createElement('span');
  const frame = document.createElement('iframe');
  const place = placeCard(box, { width: document.documentElement.clientWidth, height: innerHeight });
  style(host, { ...fixed, left: `${place.left}px`, top: `${place.top}px` });
  style(skin, { all: 'initial', display: 'block', width: '100%', height: '100%' });
  style(frame, { all: 'initial', display: 'block', border: '0', width: '100%', height: '100%' });
  skin.attachShadow({ mode: 'closed' }).append(frame);
  host.append(skin);
  // What lies outside an open modal dialogue can't be used while it is open.
  (Element.prototype.closest.call(container, 'dialog[open]') ?? document.body).append(host);
  host.popover = 'manual';
  host.showPopover?.();

  const forbidden = setTimeout(() => onEnd(opened, false), patience);
  const opened: CardFrame = {
    container,
    key: one.key,
    host,
    cause: () => wantedFor,
    stayFor(next) {
      wantedFor = next;
      if (next === 'keys') frame.focus();
    },
    hasFocus: () => document.activeElement === host || document.activeElement === skin,
    isInPlace() {
      const { left, top } = one.slot?.box() ?? box;
      return Math.abs(left - box.left) < 1 && Math.abs(top - box.top) < 1;
    },
    remove() {
      clearTimeout(forbidden);
      const hadFocus = opened.hasFocus();
      host.remove();
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus();
    },
  };
  loadCard(frame, key, (news) => {
    clearTimeout(forbidden);
    if (news !== 'opened') onEnd(opened, news === 'again');
    else if (wantedFor === 'keys') frame.focus();
  });
  return opened;
}

const fixed = {
  all: 'initial',
  position: 'fixed',
  right: 'auto',
  bottom: 'auto',
  display: 'block',
  width: `${cardSize.width}px`,
  height: `${cardSize.height}px`,
  overflow: 'hidden',
  'z-index': '2147483647',
  'border-radius': '6px',
  'box-shadow': '0 0 0 1px rgb(125 138 135 / 50%), 0 4px 16px rgb(20 32 30 / 18%)',
};
