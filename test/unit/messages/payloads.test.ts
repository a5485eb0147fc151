import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { readCardAsk, readSetUpAsk, readVisitAsk } from '../../../src/browser/message-policy.ts';
import { readProfileEditsAsk } from '../../../src/browser/profile-edits-policy.ts';
import { type Answers, serveRequests } from '../../../src/browser/serve.ts';
import type { RequestKind } from '../../../src/contract/messages.ts';
import { portAsks, requestAsks } from '../../scenario/messages/asks.ts';
import { requestTable } from '../../scenario/messages/table.ts';
import { carried, isPolluted, wrong } from '../../scenario/messages/wrong.ts';
import { casesOf, note, patience } from '../../scenario/thoroughness.ts';
import { extensionId, fake, resetBrowser } from '../fakes/browser.ts';

const base = `chrome-extension://${extensionId}/`;
const contentScript = { id: extensionId, url: 'https://crm.example.test/contacts', frameId: 0, tab: { id: 3 } };
const popup = { id: extensionId, url: `${base}src/popup/popup.html`, origin: base.slice(0, -1) };
const senderOf = (kind: RequestKind) => (requestTable[kind] === 'own-page' ? popup : contentScript);
const kinds = Object.keys(requestTable) as RequestKind[];
const kindArbitrary = fc.constantFrom(...kinds);
/** What came to each answer, of the message just sent. */
let called: [kind: string, ask: unknown][] = [];

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers();
  called = [];
  const answers = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      async (ask: unknown) => {
        called.push([kind, ask]);
        return kind;
      },
    ]),
  );
  serveRequests(answers as unknown as Answers);
});
afterEach(() => {
  vi.useRealTimers();
});

/** All that a message comes to: its reply, of which there is exactly one. */
async function replyTo(message: unknown, sender: object): Promise<unknown> {
  vi.setSystemTime(Date.now() + 10);
  called = [];
  const replies: unknown[] = [];
  await new Promise<void>((resolve) => {
    void fake.runtime.onMessage.trigger(message, sender as never, (reply: unknown) => {
      replies.push(reply);
      resolve();
    });
  });
  expect(replies).toHaveLength(1);
  return replies[0];
}

test('every right ask is let through as it is', { timeout: patience() }, async () => {
  const rightAsk = kindArbitrary.chain((kind) => fc.tuple(fc.constant(kind), requestAsks[kind].right));
  await fc.assert(
    fc.asyncProperty(rightAsk, async ([kind, ask]) => {
      expect(await replyTo({ kind, ask }, senderOf(kind))).toEqual({ ok: true, answer: kind });
      expect(called).toEqual([[kind, ask]]);
      expect(requestAsks[kind].isRight(ask)).toBe(true);
    }),
    casesOf(20_000, 200),
  );
});

test('no random ask gets past the check unless it is right, none is thrown at, none leaves a trace', {
  timeout: patience(),
}, async (context) => {
  let [tried, passed, wronglyAccepted] = [0, 0, 0];
  const wrongAsk = kindArbitrary.chain((kind) => fc.tuple(fc.constant(kind), wrong(requestAsks[kind].right)));
  await fc.assert(
    fc.asyncProperty(wrongAsk, async ([kind, ask]) => {
      const sent = carried({ kind, ask });
      if (sent === undefined) return;
      tried += 1;
      const reply = await replyTo(sent.message, senderOf(kind));
      expect(isPolluted()).toBe(false);
      const [only] = called;
      expect(reply).toEqual(only === undefined ? { ok: false } : { ok: true, answer: kind });
      if (only === undefined) return;
      passed += 1;
      const [, given] = only;
      if (!requestAsks[kind].isRight(given)) wronglyAccepted += 1;
      expect(requestAsks[kind].isRight(given)).toBe(true);
    }),
    casesOf(60_000, 600),
  );
  note(
    context,
    { what: 'random messages', value: tried },
    { what: 'of them right, and let through', value: passed },
    { what: 'accepted that should not be', value: wronglyAccepted, wanted: 0 },
  );
  expect(passed).toBeGreaterThan(0);
  expect(passed).toBeLessThan(tried / 2);
});

test('no random message, whatever its kind, is thrown at or answered by more than a refusal', {
  timeout: patience(),
}, async (context) => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(wrong(fc.record({ kind: fc.string(), ask: fc.constant({}) })), async (message) => {
      const sent = carried(message);
      if (sent === undefined) return;
      tried += 1;
      const { kind } = (sent.message ?? {}) as { kind?: unknown };
      const reply = await replyTo(sent.message, popup);
      if (!kinds.some((known) => known === kind)) expect(reply).toEqual({ ok: false });
      expect(isPolluted()).toBe(false);
    }),
    casesOf(20_000, 200),
  );
  note(context, { what: 'random messages', value: tried });
});

const readers = {
  visit: readVisitAsk,
  card: readCardAsk,
  'set-up': readSetUpAsk,
  'profile-edits': readProfileEditsAsk,
};

test.for(['visit', 'card', 'set-up', 'profile-edits'] as const)(
  'over the port %s nothing random gets past the check unless it is right',
  { timeout: patience() },
  (name, context) => {
    const { right, isRight } = portAsks[name];
    let [tried, passed, wronglyAccepted] = [0, 0, 0];
    fc.assert(
      fc.property(right, (message) => {
        expect(readers[name](message)).toEqual(message);
      }),
      casesOf(10_000, 300),
    );
    fc.assert(
      fc.property(wrong(right), (message) => {
        const sent = carried(message);
        if (sent === undefined) return;
        tried += 1;
        const read = readers[name](sent.message);
        expect(isPolluted()).toBe(false);
        if (read === undefined) return;
        passed += 1;
        if (!isRight(read)) wronglyAccepted += 1;
        expect(isRight(read)).toBe(true);
      }),
      casesOf(20_000, 300),
    );
    note(
      context,
      { what: 'random messages', value: tried },
      { what: 'of them right, and let through', value: passed },
      { what: 'accepted that should not be', value: wronglyAccepted, wanted: 0 },
    );
  },
);
