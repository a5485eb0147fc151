import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGate, isWithin, largestMessage, messageRate, mostPorts } from '../../../src/browser/message-limits.ts';

const from = { address: 'https://crm.example.test/', tabId: 7 };
const elsewhere = { ...from, tabId: 8 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the size of a message', () => {
  const reference = { kind: 'person', personId: 'x'.repeat(64) };
  const pairs = Array.from({ length: 100 }, () => ({ key: 'x'.repeat(300), by: 100, reference }));

  test('of the largest that a page of ours sends is well within its limit', () => {
    const largest = { kind: 'record-keys', visit: 1, epoch: 1, pairs };
    expect(isWithin(largest, largestMessage['site-content'] / 3)).toBe(true);
    const vanityNames = Array(1000).fill('x'.repeat(100));
    expect(isWithin({ vanityNames }, largestMessage['own-page'] / 10)).toBe(true);
    const open = { kind: 'open', key: 'x'.repeat(22), pixels: 4096, withPicture: false };
    expect(isWithin(open, largestMessage.card / 2)).toBe(true);
  });

  test.each([
    ['a long text', 'x'.repeat(1001)],
    ['a long name of a part', { ['x'.repeat(1001)]: 1 }],
    ['bytes', new ArrayBuffer(1001)],
    ['a part of bytes', new Uint8Array(1001)],
    ['a long list', Array(1001).fill(0)],
    ['a list with nothing in it that says it is long', Object.assign([], { length: 2 ** 32 - 1 })],
    ['many small things', Array(20).fill(Array(100).fill({ a: 1 }))],
  ])('is more than a thousand of %s', (_, message) => {
    expect(isWithin(message, 1000)).toBe(false);
  });

  test('is without end where it holds itself, and that is found out', () => {
    const message: { self?: unknown } = {};
    message.self = message;
    expect(isWithin(message, 100_000)).toBe(false);
  });

  test('is looked through however deep', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    expect(isWithin(deep, 60_000)).toBe(true);
    expect(isWithin(deep, 40_000)).toBe(false);
  });
});

describe('what is let in of one tab', () => {
  test('is so many messages at once, of each tab for itself, and more later', () => {
    const gate = createGate();
    for (let sent = 0; sent < messageRate.atOnce; sent += 1) expect(gate.letsIn({}, from, 'site-content')).toBe(true);
    expect(gate.letsIn({}, from, 'site-content')).toBe(false);
    expect(gate.letsIn({}, elsewhere, 'site-content')).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(gate.letsIn({}, from, 'site-content')).toBe(true);
  });

  test('is as many of our own pages’ as they send', () => {
    const gate = createGate();
    for (let sent = 0; sent <= messageRate.atOnce; sent += 1) expect(gate.letsIn({}, from, 'own-page')).toBe(true);
  });

  test.each(['site-content', 'card', 'own-page'] as const)(
    'is no larger message from %s than it has a use for',
    (sender) => {
      const gate = createGate();
      const text = 'x'.repeat(largestMessage[sender] - 1);
      expect(gate.letsIn(text, from, sender)).toBe(true);
      expect(gate.letsIn(`${text}xx`, from, sender)).toBe(false);
    },
  );

  test('is so many ports of a name, and one more when one has gone', () => {
    const gate = createGate();
    const opened = Array.from({ length: mostPorts }, () => gate.opens('card', from));
    expect(opened).not.toContain(undefined);
    expect(gate.opens('card', from)).toBeUndefined();
    expect(gate.opens('visit', from)).toEqual({ end: expect.any(Function) });
    expect(gate.opens('card', elsewhere)).toEqual({ end: expect.any(Function) });
    opened[0]?.end();
    expect(gate.opens('card', from)).toEqual({ end: expect.any(Function) });
    expect(gate.opens('card', from)).toBeUndefined();
  });
});
