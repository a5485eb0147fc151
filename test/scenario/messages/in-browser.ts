import fc from 'fast-check';
import type { RequestKind } from '../../../src/contract/messages.ts';
import type { TestBrowser, TestPage } from '../../drivers/driver.ts';
import { fromContentScript, type Sent } from '../content-script.ts';
import type { Scene } from '../scene.ts';
import { keptIn } from '../worker.ts';
import { portAsks, requestAsks } from './asks.ts';
import { isKnownForm, tricks } from './known-addresses.ts';
import { portTable, requestTable } from './table.ts';
import { wrong } from './wrong.ts';

const kinds = Object.keys(requestTable) as RequestKind[];
const ports = Object.keys(portTable) as (keyof typeof portTable)[];

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
  const word = fc.constantFrom(...ports).chain((port) => {
    const { right } = portAsks[port] ?? portAsks.visit;
    return fc.oneof(right, wrong(right)).map((message): Sent => ({ port, message }));
  });
  const asking = wanted.map((list): Sent => {
    const isAnswered = list.length > 0 && list.every(({ reference: { personId } }) => /^[\w-]{1,64}$/.test(personId));
    return { port: 'visit', message: { kind: 'pictures', visit: 1, epoch, wanted: list, crmUser }, isAnswered };
  });
  return fc.oneof(request, word, asking);
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
      const carried: Sent = JSON.parse(text);
      return text.length < 300_000 && 'message' in carried ? [carried] : [];
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
    for (const [index, { reply }] of heard.entries()) {
      const { port, message } = batch[index] as Sent;
      const kind = (message as { kind?: RequestKind } | null)?.kind ?? '';
      const isOk = (reply as { ok?: boolean } | null)?.ok === true;
      if (isOk || (port !== null && reply !== null)) answered += 1;
      const mayBe =
        port === null
          ? requestTable[kind as RequestKind] === 'site-content'
          : portTable[port as keyof typeof portTable].from === 'site-content';
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
        // The worker has taken or dropped them all once it answers what was asked after them; the word of that comes one by one.
        await runtime.sendMessage({ kind: 'hello', ask: {} });
        let [seen, still] = [0, 0];
        for (const end = Date.now() + 20_000; still < 10 && Date.now() < end; ) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          still = dropped > 0 && dropped === seen ? still + 1 : 0;
          seen = dropped;
        }
        const got = count - dropped;
        for (const port of ports) port.disconnect();
        return got;
      },
    });
    return Number(outcome?.result);
  }, wanted);
}
