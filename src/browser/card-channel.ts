import type { CardNews } from '../contract/card.ts';
import type { Notice, Requests } from '../contract/messages.ts';
import { native } from './native.ts';
import { cardPath } from './page-addresses.ts';
import { request } from './request.ts';

/** The key for one card about one member; `undefined` where there is nobody to show it to, or where the worker can't be reached. */
export const askForCard = async (asked: Requests['open-card']['ask']): Promise<string | undefined> =>
  (await request('open-card', asked))?.key;

/**
 * Loads the card into a frame and hands it its key, with a way to speak back that nobody else can hear: what a frame says to the window it stands in is
 * heard by the page's own scripts too, and would tell them this installation's address.
 */
export function loadCard(frame: HTMLIFrameElement, key: string, onNews: (news: CardNews) => void): void {
  frame.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<CardNews>) => onNews(data);
    // For our own page alone: where the page forbids the frame, something else stands in it.
    frame.contentWindow?.postMessage(key, native.runtime.getURL(''), [port2]);
  });
  frame.src = native.runtime.getURL(cardPath);
}

/** Hears that the viewer pressed the keys that open a card. */
export function hearCardKeys(onKeys: () => void): void {
  native.runtime.onMessage.addListener((notice: Notice) => {
    if (notice.kind === 'show-card') onKeys();
  });
}
