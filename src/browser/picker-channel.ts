import type { PortName } from '../contract/messages.ts';
import type { SetUpAnswer, SetUpAsk } from '../contract/set-up.ts';
import { connected, native } from './native.ts';

/** Milliseconds before a worker that stopped is called again. */
const patience = 200;

export type SetUpPort = {
  /** What is said while the worker is called again waits until it is there. */
  send(asked: SetUpAsk): void;
  /** Ends the set-up, and with it what is previewed. */
  close(): void;
};

/**
 * Opens the picker's way to the worker, and opens it again where the worker stopped: by the key of the answer `begun` it goes on as before.
 *
 * @param onGone this script outlived its extension.
 */
export function openSetUpPort(onAnswer: (answer: SetUpAnswer) => void, onGone: () => void): SetUpPort {
  const name: PortName = 'set-up';
  let port: chrome.runtime.Port | undefined;
  let key: string | undefined;
  let closed = false;
  let unsaid: SetUpAsk[] = [];

  const connect = () => {
    if (closed) return;
    if (!connected()) return onGone();
    port = native.runtime.connect({ name });
    port.onMessage.addListener((answer: SetUpAnswer) => {
      if (answer.kind === 'begun') key = answer.key;
      onAnswer(answer);
    });
    port.onDisconnect.addListener(() => {
      port = undefined;
      setTimeout(connect, patience);
    });
    const begin: SetUpAsk = { kind: 'begin', ...(key === undefined ? {} : { key }) };
    for (const asked of [begin, ...unsaid]) port.postMessage(asked);
    unsaid = [];
  };
  connect();
  return {
    send(asked) {
      if (port) port.postMessage(asked);
      else unsaid.push(asked);
    },
    close() {
      closed = true;
      if (connected()) port?.disconnect();
    },
  };
}

/** One message of the catalogue in the browser's language. */
export const message = (key: string, substitutions: readonly string[] = []): string =>
  native.i18n.getMessage(key, [...substitutions]);
