import type { PageAsk, PageReport, PopupNews, PortName, StorageRefused } from '../contract/messages.ts';
import { browser } from './namespace.ts';
import { listenToNews } from './worker-news.ts';

/**
 * Hears the worker's news for the popup, at once and after every change.
 *
 * @returns how to stop listening.
 */
export const listenToWorker = (onNews: (news: PopupNews | StorageRefused) => void): (() => void) =>
  listenToNews('popup', onNews);

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
