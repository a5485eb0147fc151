import type { CardAnswer, CardAsk, CardNews } from '../contract/card.ts';
import type { PortName } from '../contract/messages.ts';
import { browser } from './namespace.ts';

/** What the content script handed the card: its key, and the way to speak back. */
export type Handed = { readonly key: string; tell(news: CardNews): void };

/** Waits for what the content script hands over once this frame has loaded. A page that holds the card itself has no key to hand. */
export function whenHanded(onHanded: (handed: Handed) => void): void {
  const listener = ({ source, data, ports: [port] }: MessageEvent) => {
    if (source !== parent || typeof data !== 'string' || port === undefined) return;
    removeEventListener('message', listener);
    onHanded({ key: data, tell: (news) => port.postMessage(news) });
  };
  addEventListener('message', listener);
}

/**
 * Opens the card's way to the worker.
 *
 * @param onGone the worker went away, and with it whatever it was asked.
 */
export function askWorker(onAnswer: (answer: CardAnswer) => void, onGone: () => void): (asked: CardAsk) => void {
  const name: PortName = 'card';
  const port = browser.runtime.connect({ name });
  let open = true;
  port.onMessage.addListener((answer) => onAnswer(answer as CardAnswer));
  port.onDisconnect.addListener(() => {
    open = false;
    onGone();
  });
  return (asked) => {
    if (open) port.postMessage(asked);
    else onGone();
  };
}
