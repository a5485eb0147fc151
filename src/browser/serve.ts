import * as v from 'valibot';
import type { PortName, RequestKind, Requests } from '../contract/messages.ts';
import { createGate, type Gate } from './message-limits.ts';
import { portPolicy, requestPolicy } from './message-policy.ts';
import { browser } from './namespace.ts';
import { classifySender, type Extension, type From, type Sender } from './sender.ts';

/** The worker's answers, one a kind of request. */
export type Answers = {
  [K in RequestKind]: (ask: Requests[K]['ask'], from: From) => Promise<Requests[K]['answer']>;
};

/** One end of a port, with its sender already known. */
export type Port = From & {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
};

const extension = (): Extension => ({ id: browser.runtime.id, baseAddress: browser.runtime.getURL('') });

/**
 * Answers requests by the policy table: wrong sender, unknown kind, malformed input or too much of it gets `{ ok: false }` and nothing else.
 *
 * To be called synchronously when the worker starts, since an event that wakes it is only given to listeners that are there at once.
 */
export function serveRequests(answers: Answers): void {
  const gate = createGate();
  // Exactly one listener, answering through `sendResponse`: the one form that means the same in every browser.
  const listener = (message: unknown, sender: Sender, sendResponse: (answer: unknown) => void): true => {
    answerRequest(message, sender, answers, gate).then(
      (answer) => sendResponse({ ok: true, answer }),
      () => sendResponse({ ok: false }),
    );
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}

async function answerRequest(message: unknown, sender: Sender, answers: Answers, gate: Gate): Promise<unknown> {
  const { kind, ask } = v.parse(v.object({ kind: v.string(), ask: v.unknown() }), message);
  if (!Object.hasOwn(requestPolicy, kind)) throw new Error('unknown kind');
  const policy = requestPolicy[kind as RequestKind];
  if (classifySender(sender, extension()) !== policy.from) throw new Error('wrong sender');
  const from = fromOf(sender);
  if (!gate.letsIn(message, from, policy.from)) throw new Error('too much');
  const answer = answers[kind as RequestKind] as (ask: unknown, from: From) => Promise<unknown>;
  return answer(v.parse(policy.ask as v.GenericSchema, ask), from);
}

const fromOf = ({ url = '', tab }: Sender): From => ({ address: url, tabId: tab?.id });

/** Takes ports by the policy table and drops all others, and one over which too much comes. To be called synchronously when the worker starts. */
export function servePorts(takers: Record<keyof typeof portPolicy, (port: Port) => void>): void {
  const gate = createGate();
  browser.runtime.onConnect.addListener((port) => {
    const name = port.name as PortName;
    const allowed = Object.hasOwn(portPolicy, name) ? portPolicy[name as keyof typeof portPolicy] : undefined;
    const sender = (port.sender ?? {}) as Sender;
    const from = fromOf(sender);
    const isAllowed = allowed !== undefined && classifySender(sender, extension()) === allowed;
    const place = isAllowed ? gate.opens(name, from) : undefined;
    if (!isAllowed || place === undefined) {
      port.disconnect();
      return;
    }
    const goneListeners: (() => void)[] = [place.end];
    let open = true;
    const leave = () => {
      if (!open) return;
      open = false;
      for (const listener of goneListeners) listener();
    };
    port.onDisconnect.addListener(leave);
    takers[name as keyof typeof portPolicy]({
      ...from,
      send: (message) => {
        if (open) port.postMessage(message);
      },
      onMessage: (listener) =>
        port.onMessage.addListener((message) => {
          if (!open) return;
          if (gate.letsIn(message, from, allowed)) return listener(message);
          // Whoever waits for an answer learns so that there is none; nobody but the other end is told by this.
          port.disconnect();
          leave();
        }),
      onGone: (listener) => goneListeners.push(listener),
    });
  });
}
