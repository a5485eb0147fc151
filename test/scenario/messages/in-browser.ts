import fc from 'fast-check';
import type { RequestKind } from '../../../src/contract/messages.ts';
import type { TestBrowser, TestPage } from '../../drivers/driver.ts';
import type { Scene } from '../scene.ts';
import { keptIn } from '../worker.ts';
import { portAsks, requestAsks } from './asks.ts';
import { isKnownForm, tricks } from './known-addresses.ts';
import { requestTable } from './table.ts';
import { wrong } from './wrong.ts';

/** A message as it is sent from a content script: a request, or the first that is said over a port of such a name. `isAnswered` where an answer is sure, if not at once. */
type Sent = { readonly port: string | null; readonly message: unknown; readonly isAnswered?: boolean };

/** What one message came to: the reply, or `null` where the port was closed, or nothing was said at once. */
type Heard = { readonly reply: unknown };

const kinds = Object.keys(requestTable) as RequestKind[];

/** Requests of every kind, and words over every port, right and wrong; and right ones about members that are none, for a page at such an epoch. */
function sentAt(epoch: number, crmUser: string): fc.Arbitrary<Sent> {
  const id = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...tricks).map((trick) => `AnnaB1${trick}`) },
    { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/) },
  );
  const wanted = fc
    .array(id, { maxLength: 3 })
    .map((ids) => ids.map((personId) => ({ reference: { kind: 'person', personId }, pixels: 48 })));
  const request = fc
    .constantFrom(...kinds)
    .chain((kind) =>
      fc
        .oneof(requestAsks[kind].right, wrong(requestAsks[kind].right))
        .map((ask): Sent => ({ port: null, message: { kind, ask } })),
    );
  const word = fc.constantFrom('visit', 'card', 'set-up', 'popup', 'options').chain((port) => {
    const { right } = port === 'card' || port === 'set-up' ? portAsks[port] : portAsks.visit;
    return fc.oneof(right, wrong(right)).map((message): Sent => ({ port, message }));
  });
  const asking = wanted.map((list): Sent => {
    const isAnswered = list.length > 0 && list.every(({ reference: { personId } }) => /^[\w-]{1,64}$/.test(personId));
    return { port: 'visit', message: { kind: 'pictures', visit: 1, epoch, wanted: list, crmUser }, isAnswered };
  });
  return fc.oneof(request, word, asking);
}

/** In the content script's own world, which only the extension can send anything from. */
async function fromContentScript(browser: TestBrowser, sent: readonly Sent[]): Promise<readonly Heard[]> {
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
              if (!isAnswered) void runtime.sendMessage({ kind: 'hello', ask: {} }).then(() => resolve(null));
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

/** How many messages are sent side by side: fewer than the ports of a name that a tab may have. */
const atOnce = 12;

export type Flood = {
  readonly sent: number;
  readonly answered: number;
  /** Requests of our own pages' kinds that were answered. */
  readonly wronglyAccepted: number;
  readonly tokens: number;
  /** Addresses of LinkedIn's that no form of ours has. */
  readonly unknown: readonly string[];
};

/**
 * Sends random messages to the real worker out of a real page's content script, of a site that is allowed, while somebody is signed in and their pictures are
 * on the page.
 */
export async function flood(
  { browser, sandbox, page }: Scene & { readonly page: TestPage },
  count: number,
  seed: number,
): Promise<Flood> {
  const crmUser = await page.evaluate(() => document.querySelector('#crm-user')?.getAttribute('data-user-id') ?? '');
  const epoch = Number((await keptIn(browser))['epoch']);
  const token = ((await keptIn(browser))['token'] as { accessToken: string }).accessToken;
  sandbox.journal.clear();
  // As JSON carries it to the browser; what it cannot carry is left to the tests without one.
  const all = fc.sample(sentAt(epoch, crmUser), { numRuns: count, seed }).flatMap((one): Sent[] => {
    try {
      const text = JSON.stringify(one);
      return text.length < 300_000 ? [JSON.parse(text)] : [];
    } catch {
      return [];
    }
  });
  // Whatever the others come to, somebody is greeted and somebody looked up.
  all.push({ port: null, message: { kind: 'hello', ask: {} } });
  const wanted = [{ reference: { kind: 'person', personId: 'AnnaB1' }, pixels: 48 }];
  all.push({ port: 'visit', message: { kind: 'pictures', visit: 1, epoch, wanted, crmUser }, isAnswered: true });
  let [answered, wronglyAccepted, tokens] = [0, 0, 0];
  for (let from = 0; from < all.length; from += atOnce) {
    const batch = all.slice(from, from + atOnce);
    const heard = await fromContentScript(browser, batch);
    if (heard.length < batch.length) throw new Error('The messages were not sent.');
    for (const [index, { reply }] of heard.entries()) {
      const { port, message } = batch[index] as Sent;
      const kind = (message as { kind?: RequestKind } | null)?.kind ?? '';
      const isOk = (reply as { ok?: boolean } | null)?.ok === true;
      if (isOk || (port !== null && reply !== null)) answered += 1;
      const mayBe =
        port === null
          ? requestTable[kind as RequestKind] === 'site-content'
          : port !== 'popup' && port !== 'options' && port !== 'card';
      if (!mayBe && (isOk || (port !== null && reply !== null))) wronglyAccepted += 1;
      if (JSON.stringify(reply)?.includes(token)) tokens += 1;
    }
  }
  const unknown = sandbox.journal.entries
    .filter(({ host }) => host === 'api.linkedin.com')
    .map(({ host, path, query }) => `https://${host}${path}${query && `?${query}`}`)
    .filter((address) => !isKnownForm(address));
  const elsewhere = sandbox.journal.entries
    .filter(({ host }) => !/^(api\.linkedin\.com|media\.licdn\.com|crm\.example\.test)$/.test(host))
    .map(({ host, path }) => `${host}${path}`);
  return { sent: all.length, answered, wronglyAccepted, tokens, unknown: [...unknown, ...elsewhere] };
}

/** How many ports of one name a tab gets, of so many that it opens. */
export function portsGot(browser: TestBrowser, wanted: number): Promise<number> {
  return browser.background(async (many: number) => {
    const scope = self as { browser?: typeof chrome; chrome?: typeof chrome };
    const { scripting, tabs } = (scope.browser ?? scope.chrome) as typeof chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    const [outcome] = await scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      args: [many],
      func: async (count: number) => {
        const world = globalThis as { browser?: typeof chrome; chrome?: typeof chrome };
        const { runtime } = (world.browser ?? world.chrome) as typeof chrome;
        let dropped = 0;
        const ports = Array.from({ length: count }, () => runtime.connect({ name: 'set-up' }));
        for (const port of ports) port.onDisconnect.addListener(() => (dropped += 1));
        // The worker has taken or dropped them all once it answers what was asked after them, and a moment for the word of that.
        await runtime.sendMessage({ kind: 'hello', ask: {} });
        for (let waited = 0; dropped === 0 && waited < 50; waited += 1)
          await new Promise((resolve) => setTimeout(resolve, 100));
        const got = count - dropped;
        for (const port of ports) port.disconnect();
        return got;
      },
    });
    return Number(outcome?.result);
  }, wanted);
}
