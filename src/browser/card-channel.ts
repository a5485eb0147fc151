import type { CardNews } from '../contract/card.ts';
import type { Notice, Requests } from '../contract/messages.ts';
import { connected, native } from './native.ts';
import { cardPath } from './page-addresses.ts';

type OpenCard = Requests['open-card'];

/** The key for one card about one member; `undefined` where there is nobody to show it to, or where the worker can't be reached. */
export async function askForCard(asked: OpenCard['ask']): Promise<string | undefined> {
  if (!connected()) return undefined;
  try {
    const reply = await native.runtime.sendMessage({ kind: 'open-card', ask: asked });
    const answer: OpenCard['answer'] | undefined = reply?.ok ? reply.answer : undefined;
    return answer?.key;
  } catch {
    return undefined;
  }
}

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
