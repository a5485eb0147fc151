import type {
  Greeting,
  Notice,
  PageAsk,
  PageReport,
  PortName,
  Requests,
  VisitAnswer,
  VisitAsk,
} from '../contract/messages.ts';
import { connected, native } from './native.ts';
import { request } from './request.ts';

/** Says hello to the worker. `undefined` where it can't be reached, or where this script outlived its extension. */
export const sayHello = (): Promise<Greeting | undefined> => request('hello', {});

/** Says that the page has contacts. A sign-in that is renewed for it is heard of as any is. */
export function sayContactsHere(): void {
  void request('contacts-here', {});
}

/** Says that somebody is to be painted. Over when the worker has brought what paints, or can't. */
export async function sayPaintingWanted(): Promise<void> {
  await request('painting-script', {});
}

/** Says that somebody points at the page, for whom the worker brings what opens cards. */
export function sayCardsWanted(): void {
  void request('card-script', {});
}

/** Asks for colleagues' photos; `null` where there are none to be had here, `undefined` where the worker can't be reached. */
export const askForColleagues = (
  asked: Requests['colleague-photos']['ask'],
): Promise<Requests['colleague-photos']['answer'] | undefined> => request('colleague-photos', asked);

export type VisitPort = { send(asked: VisitAsk): void; close(): void };

/** Opens the way to ask for pictures. `undefined` where this script outlived its extension. */
export function openVisitPort(onAnswer: (answer: VisitAnswer) => void, onGone: () => void): VisitPort | undefined {
  if (!connected()) return undefined;
  const name: PortName = 'visit';
  const port = native.runtime.connect({ name });
  let open = true;
  port.onMessage.addListener((answer: VisitAnswer) => onAnswer(answer));
  port.onDisconnect.addListener(() => {
    open = false;
    onGone();
  });
  return {
    send: (asked) => {
      if (open) port.postMessage(asked);
    },
    close: () => {
      open = false;
      port.disconnect();
    },
  };
}

/** Hears the worker's notices until the signal ends. */
export function hearNotices(onNotice: (notice: Notice) => void, signal: AbortSignal): void {
  const listener = (notice: Notice) => onNotice(notice);
  native.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    if (connected()) native.runtime.onMessage.removeListener(listener);
  });
}

/** Reports to each popup that asks, now and whenever the returned function is called, until the signal ends. */
export function reportToPopups(report: () => PageReport, onRefresh: () => void, signal: AbortSignal): () => void {
  const ports = new Set<chrome.runtime.Port>();
  const listener = (port: chrome.runtime.Port) => {
    const name: PortName = 'page-report';
    if (port.name !== name) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((asked: PageAsk) => {
      if (asked.kind === 'refresh') onRefresh();
    });
    port.postMessage(report());
  };
  native.runtime.onConnect.addListener(listener);
  signal.addEventListener('abort', () => {
    if (!connected()) return;
    native.runtime.onConnect.removeListener(listener);
    for (const port of ports) port.disconnect();
  });
  return () => {
    if (ports.size === 0) return;
    const current = report();
    for (const port of ports) port.postMessage(current);
  };
}
