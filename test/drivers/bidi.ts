import WebSocket from 'ws';
import { GoneError, within } from './waiting.ts';

type Answer =
  | { readonly type: 'success'; readonly id: number; readonly result: unknown }
  | { readonly type: 'error'; readonly id: number | null; readonly error: string; readonly message: string };

/** An answer of the browser's that says no. */
export class BidiError extends Error {
  override readonly name = 'BidiError';
  /** The protocol's own code, such as `no such frame`. */
  readonly code: string;

  constructor(method: string, code: string, message: string) {
    super(`${method}: ${code}: ${message}`);
    this.code = code;
  }
}

type EvaluateResult =
  | { readonly type: 'success'; readonly result: { readonly type: string; readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** A WebDriver BiDi connection: commands and their answers. No events are subscribed to. */
export type Bidi = {
  /** @throws BidiError as the browser answers; GoneError once it has gone; Error after 30 s without an answer. */
  send<T>(method: string, parameters?: object): Promise<T>;
  /** Evaluates an expression in a browsing context, and awaits it. @throws Error with what was thrown there. */
  evaluate(context: string, expression: string): Promise<unknown>;
  close(): void;
};

const patience = 30_000;

/** @param url Such as `ws://127.0.0.1:9222/session`. */
export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
  await within(
    new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    }),
    patience,
    'Firefox does not accept a WebDriver BiDi connection.',
  );

  const waiting = new Map<number, { settle(answer: Answer): void; gone(): void }>();
  let last = 0;

  socket.on('message', (text) => {
    const answer = JSON.parse(String(text)) as Answer;
    if (typeof answer.id !== 'number') return;
    waiting.get(answer.id)?.settle(answer);
    waiting.delete(answer.id);
  });
  // An error is followed by the end, which is what matters.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    for (const each of waiting.values()) each.gone();
    waiting.clear();
  });

  const send = async <T>(method: string, parameters: object = {}): Promise<T> => {
    if (socket.readyState !== WebSocket.OPEN) throw new GoneError('Firefox has gone.');
    last += 1;
    const id = last;
    const answer = new Promise<T>((resolve, reject) => {
      waiting.set(id, {
        settle: (said) =>
          said.type === 'success' ? resolve(said.result as T) : reject(new BidiError(method, said.error, said.message)),
        gone: () => reject(new GoneError(`Firefox has gone, without an answer to ${method}.`)),
      });
      socket.send(JSON.stringify({ id, method, params: parameters }));
    });
    try {
      return await within(answer, patience, `Firefox does not answer ${method}.`);
    } finally {
      waiting.delete(id);
    }
  };

  return {
    send,
    evaluate: async (context, expression) => {
      const parameters = { expression, target: { context }, awaitPromise: true };
      const answer = await send<EvaluateResult>('script.evaluate', parameters);
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    },
    close: () => socket.terminate(),
  };
}
