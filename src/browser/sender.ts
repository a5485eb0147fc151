import { cardPath, crmPhotoPath, optionsPath, popupPath, profilePath } from './page-addresses.ts';

/** Who sent a message. What is not certainly one of the first three is `untrusted` and gets no answer. */
export type SenderClass = 'site-content' | 'own-page' | 'card' | 'untrusted';

/** What a browser tells of a sender; `origin` is not known to every Firefox. */
export type Sender = {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
};

/** This extension, as a sender would name it. */
export type Extension = {
  readonly id: string;
  /** Such as `chrome-extension://ID/`, with the slash. */
  readonly baseAddress: string;
};

/**
 * Tells the sender of a message by what the browser says of it, never by what the message says of itself.
 *
 * A page of ours is known by its exact address, in the options with or without the name of one of their parts; a content script by having a tab, being in its top frame and standing at a web address that
 * is its origin's. Whether that address belongs to an allowed site is decided by whoever answers. The card is known by its exact address too, and by being in a frame of a tab: any web
 * page may hold it there, so being the card alone is good for nothing (`background/card.ts`).
 */
export function classifySender(sender: Sender, extension: Extension): SenderClass {
  if (sender.id !== extension.id || sender.url === undefined) return 'untrusted';
  const isOwnPage =
    sender.url === extension.baseAddress + popupPath ||
    sender.url === extension.baseAddress + profilePath ||
    sender.url === extension.baseAddress + crmPhotoPath ||
    withoutFragment(sender.url) === extension.baseAddress + optionsPath;
  if (isOwnPage) return hasOwnOrigin(sender, extension) ? frameless(sender) : 'untrusted';
  if (sender.url === extension.baseAddress + cardPath)
    return hasOwnOrigin(sender, extension) && isFramed(sender) ? 'card' : 'untrusted';
  const isWebPage = /^https?:\/\//.test(sender.url) && isOfItsAddress(sender);
  return isWebPage && sender.tab?.id !== undefined && sender.frameId === 0 ? 'site-content' : 'untrusted';
}

/** The same document: a fragment only says which of its parts is looked at. */
const withoutFragment = (address: string): string => address.replace(/#.*$/s, '');

function hasOwnOrigin({ origin }: Sender, { baseAddress }: Extension): boolean {
  return origin === undefined || origin === baseAddress.slice(0, -1);
}

/** A document that its site has put into a sandbox of its own (CSP `sandbox`) stands at the site's address and is not the site: its origin is `null`. */
function isOfItsAddress({ url = '', origin }: Sender): boolean {
  return origin === undefined || (URL.canParse(url) && new URL(url).origin === origin);
}

const isFramed = ({ tab, frameId }: Sender): boolean => tab?.id !== undefined && frameId !== undefined && frameId > 0;

/** The popup has no tab; the options page, *My profile* and *My CRM photo* are the top frames of their own. One of our pages in a frame is somebody's trick. */
function frameless(sender: Sender): SenderClass {
  return sender.tab === undefined || sender.frameId === 0 || sender.frameId === undefined ? 'own-page' : 'untrusted';
}

/** Where a message comes from, as the browser gives it. */
export type From = {
  readonly address: string;
  /** Of a content script and of the card always. */
  readonly tabId: number | undefined;
};
