import type { PortName } from '../contract/messages.ts';
import { browser } from './namespace.ts';

/** Milliseconds before a lost worker is called again. */
const patience = 200;

/**
 * Hears the worker's news over one of its ports, at once and after every change, and calls the worker again where it stopped.
 *
 * @param whenWanted calls back when the page has use for a worker that would have to be started anew; at once, unless said otherwise.
 * @returns how to stop listening.
 */
export function listenToNews<News>(
  name: PortName,
  onNews: (news: News) => void,
  whenWanted: (callBack: () => void) => void = (callBack) => callBack(),
): () => void {
  let listening = true;
  let disconnect = () => {};
  const connect = () => {
    if (!listening) return;
    const port = browser.runtime.connect({ name });
    disconnect = () => port.disconnect();
    port.onMessage.addListener((message) => onNews(message as News));
    port.onDisconnect.addListener(() => {
      if (listening) setTimeout(() => whenWanted(connect), patience);
    });
  };
  connect();
  return () => {
    listening = false;
    disconnect();
  };
}
