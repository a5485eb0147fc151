import type { CardBeginning, CardNews } from '../contract/card.ts';
import type { Notice, Requests } from '../contract/messages.ts';
import { native } from './native.ts';
import { cardPath } from './page-addresses.ts';
import { request } from './request.ts';

/** The key for one card about one member; `undefined` where there is nobody to show it to, or where the worker can't be reached. */
export const askForCard = async (asked: Requests['open-card']['ask']): Promise<string | undefined> =>
  (await request('open-card', asked))?.key;

/**
 * Loads the card into a frame and hands it what to begin with, and a way to speak back that nobody else can hear: what a frame says to the window it
 * stands in is heard by the page's own scripts too, and would tell them this installation's address.
 *
 * @returns what hands the card its key, now or as soon as it has loaded.
 */
export function loadCard(
  frame: HTMLIFrameElement,
  beginning: CardBeginning,
  onNews: (news: CardNews) => void,
): (key: string) => void {
  let way: MessagePort | undefined;
  let handed: string | undefined;
  frame.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<CardNews>) => onNews(data);
    // For our own page alone: where the page forbids the frame, something else stands in it.
    frame.contentWindow?.postMessage(beginning, native.runtime.getURL(''), [port2]);
    if (handed !== undefined) port1.postMessage(handed);
    way = port1;
  });
  frame.src = native.runtime.getURL(cardPath);
  return (key) => {
    handed = key;
    way?.postMessage(key);
  };
}

/** Hears that the viewer pressed the keys that open a card. */
export function hearCardKeys(onKeys: () => void): void {
  native.runtime.onMessage.addListener((notice: Notice) => {
    if (notice.kind === 'show-card') onKeys();
  });
}
