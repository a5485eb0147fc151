import { randomUUID } from 'node:crypto';
import type { Bidi } from './bidi.ts';
import { call, fromJson, jsonExpression, sourceOf } from './expression.ts';
import type { FrameAnswer } from './firefox-internals.ts';
import type { Point } from './page-queries.ts';
import { GoneError } from './waiting.ts';

/** Firefox's parent process, for what WebDriver BiDi has no command for. Needs `--remote-allow-system-access`. */
export type Parent = {
  /** Calls a function, sent as its text, with JSON arguments there. */
  call<A extends readonly unknown[], T>(what: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Evaluates in a document that BiDi does not list: the popup, the background page. @throws GoneError where it has gone. */
  evaluateIn(browsingContext: number, expression: string): Promise<unknown>;
  clickIn(browsingContext: number, point: Point): Promise<void>;
  pressKeysIn(browsingContext: number, keys: readonly string[]): Promise<void>;
};

export async function parentProcess(bidi: Bidi): Promise<Parent> {
  type Tree = { readonly contexts: readonly { readonly context: string }[] };
  const tree = await bidi.send<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const window = tree.contexts[0]?.context;
  if (!window) throw new Error('Firefox has no window.');

  const callThere: Parent['call'] = async (what, ...args) =>
    fromJson(await bidi.evaluate(window, jsonExpression(what, args))) as never;

  /** @param script A function for the frame; its first argument is the channel to answer by. */
  const inFrame = async <A extends readonly unknown[]>(
    browsingContext: number,
    script: (channel: string, ...args: A) => unknown,
    ...args: A
  ): Promise<unknown> => {
    const channel = `driver:${randomUUID()}`;
    const source = call(sourceOf(script), [channel, ...args]);
    const answer = await callThere(runFrameScript, browsingContext, channel, source);
    if (answer.gone) throw new GoneError('The popup, or the background page, is closed.');
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };

  return {
    call: callThere,
    evaluateIn: (context, expression) => inFrame(context, evaluateInFrame, expression),
    clickIn: async (context, point) => {
      await inFrame(context, clickInFrame, point);
    },
    pressKeysIn: async (context, keys) => {
      await inFrame(context, pressKeysInFrame, keys);
    },
  };
}

/** In the parent process: runs a frame script beside a document and waits for its one answer, or for the document to go, which then gives none. */
function runFrameScript(browsingContext: number, channel: string, source: string): Promise<FrameAnswer> {
  const element = () => BrowsingContext.get(browsingContext)?.embedderElement;
  const documentId = () => BrowsingContext.get(browsingContext)?.currentWindowGlobal?.innerWindowId;
  const browser = element();
  if (!browser?.isConnected) return Promise.resolve({ gone: true });
  const asked = documentId();
  const manager = browser.messageManager;
  return new Promise((resolve) => {
    const settle = (answer: FrameAnswer): void => {
      clearInterval(watch);
      manager.removeMessageListener(channel, heard);
      resolve(answer);
    };
    const heard = (message: { readonly data: FrameAnswer }): void => settle(message.data);
    const watch = setInterval(() => {
      if (!element()?.isConnected) settle({ gone: true });
      else if (documentId() !== asked) settle({ error: 'Another document has taken the place of the one asked.' });
    }, 50);
    manager.addMessageListener(channel, heard);
    manager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(source)}`, false);
  });
}

/** In a frame script. A sandbox over the page sees its globals, and its content security policy, which forbids `eval`, does not apply there. */
async function evaluateInFrame(channel: string, expression: string): Promise<void> {
  try {
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, sameZoneAs: content, wantXrays: false });
    sendAsyncMessage(channel, { value: await Cu.evalInSandbox(expression, sandbox) });
  } catch (error) {
    sendAsyncMessage(channel, { error: String((error as Error | undefined)?.message ?? error) });
  }
}

/** In a frame script. It answers first: the click may close the page. */
function clickInFrame(channel: string, { x, y }: Point): void {
  sendAsyncMessage(channel, {});
  for (const type of ['mousemove', 'mousedown', 'mouseup'] as const)
    content.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: type === 'mousemove' ? 0 : 1 }, {});
}

/** In a frame script. It answers first: a key may close the page. */
function pressKeysInFrame(channel: string, keys: readonly string[]): void {
  sendAsyncMessage(channel, {});
  const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!processor?.beginInputTransactionForTests(content)) throw new Error('Firefox takes no keys.');
  for (const key of keys) {
    const event = new content.KeyboardEvent('', { key });
    const flags = [...key].length > 1 ? processor.KEY_NON_PRINTABLE_KEY : 0;
    processor.keydown(event, flags);
    processor.keyup(event, flags);
  }
}
