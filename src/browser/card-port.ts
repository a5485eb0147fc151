import type { CardAnswer, CardAsk, CardBeginning, CardNews } from '../contract/card.ts';
import type { Live } from '../contract/custody.ts';
import type { PortName } from '../contract/messages.ts';
import { browser } from './namespace.ts';

/** What the content script handed the card. */
export type Handed = CardBeginning & {
  /** Opens this one card; it comes as soon as the worker has made it. */
  readonly key: Promise<string>;
  /** The way to speak back. */
  tell(news: CardNews): void;
};

/** Longer names than anybody's, and larger pictures than LinkedIn's, are the page's own doing. */
const longestName = 200;
const largestPicture = 5_000_000;

function beginningIn(data: unknown): CardBeginning | undefined {
  if (typeof data !== 'object' || data === null || !('name' in data) || typeof data.name !== 'string') return undefined;
  const name = data.name.slice(0, longestName);
  const picture = 'picture' in data ? data.picture : undefined;
  const isPicture = picture instanceof Blob && picture.type.startsWith('image/') && picture.size <= largestPicture;
  return isPicture ? { name, picture: picture as Live<Blob> } : { name };
}

/**
 * Waits for what the content script hands over once this frame has loaded. A page that holds the card itself can have it say a name and show a picture,
 * as any page can; it has no key to hand, and without one the card asks for nothing.
 */
export function whenHanded(onHanded: (handed: Handed) => void): void {
  const listener = ({ source, data, ports: [port] }: MessageEvent) => {
    const beginning = beginningIn(data);
    if (source !== parent || beginning === undefined || port === undefined) return;
    removeEventListener('message', listener);
    const key = new Promise<string>((resolve) => {
      port.onmessage = ({ data: made }) => {
        if (typeof made === 'string') resolve(made);
      };
    });
    onHanded({ ...beginning, key, tell: (news) => port.postMessage(news) });
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
