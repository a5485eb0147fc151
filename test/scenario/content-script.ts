import type { TestBrowser } from '../drivers/driver.ts';

/** A message as it is sent from a content script: a request, or the first that is said over a port of such a name. `isAnswered` where an answer is sure, if not at once. */
export type Sent = { readonly port: string | null; readonly message: unknown; readonly isAnswered?: boolean };

/** What one message came to: the reply, or `null` where the port was closed, or nothing was said at once. */
export type Heard = { readonly reply: unknown };

/** What all of them came to, or what kept them from being sent. */
type Outcome = { readonly heard: readonly Heard[] } | { readonly threw: string };

/**
 * In the content script's own world, which only the extension can send anything from.
 *
 * @throws Error with what was thrown there, of which Chromium says nothing by itself.
 */
export async function fromContentScript(browser: TestBrowser, sent: readonly Sent[]): Promise<readonly Heard[]> {
  // As text: written out as a literal, which is how Chromium hands arguments over, a part that is called `__proto__` would be no part any more.
  const outcome = await browser.background(async (text: string) => {
    const scope = self as { browser?: typeof chrome; chrome?: typeof chrome };
    const { scripting, tabs } = (scope.browser ?? scope.chrome) as typeof chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    const [injected] = await scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      args: [text],
      func: async (messages: string): Promise<Outcome> => {
        const world = globalThis as { browser?: typeof chrome; chrome?: typeof chrome };
        const { runtime } = (world.browser ?? world.chrome) as typeof chrome;
        try {
          // No function in here has a name: the proofs' compiler would mark it with a helper that is not in that world (drivers/expression.ts).
          const heard = await Promise.all(
            (JSON.parse(messages) as readonly Sent[]).map(async ({ port: name, message, isAnswered }) => {
              if (name === null) return { reply: await runtime.sendMessage(message).catch(() => null) };
              const port = runtime.connect({ name });
              const reply = await new Promise<unknown>((resolve, reject) => {
                port.onMessage.addListener(resolve);
                port.onDisconnect.addListener(() => resolve(null));
                port.postMessage(message);
                // What the worker says to a message at once it has said when it answers the next one.
                if (!isAnswered) runtime.sendMessage({ kind: 'hello', ask: {} }).then(() => resolve(null), reject);
              });
              port.disconnect();
              return { reply };
            }),
          );
          return { heard };
        } catch (error) {
          return { threw: String(error) };
        }
      },
    });
    return injected?.result ?? { threw: 'The browser says nothing of it.' };
  }, JSON.stringify(sent));
  if ('threw' in outcome) throw new Error(`The messages were not sent: ${outcome.threw}`);
  return outcome.heard;
}
