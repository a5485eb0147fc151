import type { TestBrowser } from '../drivers/driver.ts';

/** A message as it is sent from a content script: a request, or the first that is said over a port of such a name. `isAnswered` where an answer is sure, if not at once. */
export type Sent = { readonly port: string | null; readonly message: unknown; readonly isAnswered?: boolean };

/** What one message came to: the reply, or `null` where the port was closed, or nothing was said at once. */
export type Heard = { readonly reply: unknown };

/** In the content script's own world, which only the extension can send anything from. */
export async function fromContentScript(browser: TestBrowser, sent: readonly Sent[]): Promise<readonly Heard[]> {
  return browser.background(async (messages: readonly Sent[]) => {
    const scope = self as { browser?: typeof chrome; chrome?: typeof chrome };
    const { scripting, tabs } = (scope.browser ?? scope.chrome) as typeof chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    const [outcome] = await scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      args: [messages],
      func: (list: readonly Sent[]) => {
        const world = globalThis as { browser?: typeof chrome; chrome?: typeof chrome };
        const { runtime } = (world.browser ?? world.chrome) as typeof chrome;
        // No function in here has a name: the runner's compiler would mark it with a helper that is not in that world (drivers/expression.ts).
        return Promise.all(
          list.map(async ({ port: name, message, isAnswered }) => {
            if (name === null) return { reply: await runtime.sendMessage(message).catch(() => null) };
            const port = runtime.connect({ name });
            const reply = await new Promise<unknown>((resolve) => {
              port.onMessage.addListener(resolve);
              port.onDisconnect.addListener(() => resolve(null));
              port.postMessage(message);
              // What the worker says to a message at once it has said when it answers the next one.
              if (!isAnswered) {
                const end = () => resolve(null);
                runtime.sendMessage({ kind: 'hello', ask: {} }).then(end, end);
              }
            });
            port.disconnect();
            return { reply };
          }),
        );
      },
    });
    return (outcome?.result ?? []) as readonly Heard[];
  }, sent);
}
