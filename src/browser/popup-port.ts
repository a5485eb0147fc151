import type { PageAsk, PageReport, PopupNews, PortName } from '../contract/messages.ts';
import { browser } from './namespace.ts';

/** Milliseconds before a lost worker is called again. */
const patience = 200;

/**
 * Hears the worker's news, at once and after every change, and calls the worker again where it stopped.
 *
 * @returns how to stop listening.
 */
export function listenToWorker(onNews: (news: PopupNews) => void): () => void {
  let listening = true;
  let disconnect = () => {};
  const connect = () => {
    const name: PortName = 'popup';
    const port = browser.runtime.connect({ name });
    disconnect = () => port.disconnect();
    port.onMessage.addListener((message) => onNews(message as PopupNews));
    port.onDisconnect.addListener(() => {
      if (listening) setTimeout(connect, patience);
    });
  };
  connect();
  return () => {
    listening = false;
    disconnect();
  };
}

/** Hears what a tab's content script shows; `onGone` where there is none, or it left. */
export function listenToPage(
  tabId: number,
  handlers: { onReport(report: PageReport): void; onGone(): void },
): { refresh(): void; close(): void } {
  const name: PortName = 'page-report';
  const port = browser.tabs.connect(tabId, { name, frameId: 0 });
  let open = true;
  port.onMessage.addListener((message) => handlers.onReport(message as PageReport));
  port.onDisconnect.addListener(() => {
    if (open) handlers.onGone();
    open = false;
  });
  const refresh: PageAsk = { kind: 'refresh' };
  return {
    refresh: () => {
      if (open) port.postMessage(refresh);
    },
    close: () => {
      open = false;
      port.disconnect();
    },
  };
}
