import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCardKeys } from '../../../src/background/card-keys.ts';

const from = (tabId: number | undefined) => ({ address: 'chrome-extension://id/src/card/card.html', tabId });
const grant = { tabId: 3, reference: { kind: 'person', personId: 'A' }, epoch: 2 } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a key opens what it was made for, once', () => {
  const keys = createCardKeys();
  const key = keys.make(grant);
  expect(keys.spend(key, from(3))).toMatchObject(grant);
  expect(keys.spend(key, from(3))).toBeUndefined();
});

test('a key holds 128 random bits, and no two are alike', () => {
  const keys = createCardKeys();
  const made = new Set(Array.from({ length: 100 }, () => keys.make(grant)));
  expect(made.size).toBe(100);
  for (const key of made) expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/);
});

test.each([4, undefined])('a key brought from tab %s opens nothing, and is spent', (tabId) => {
  const keys = createCardKeys();
  const key = keys.make(grant);
  expect(keys.spend(key, from(tabId))).toBeUndefined();
  expect(keys.spend(key, from(3))).toBeUndefined();
});

test('a key is good for thirty seconds', () => {
  const keys = createCardKeys();
  const [early, late] = [keys.make(grant), keys.make({ ...grant, tabId: 4 })];
  vi.advanceTimersByTime(29_999);
  expect(keys.spend(early, from(3))).toMatchObject(grant);
  vi.advanceTimersByTime(1);
  expect(keys.spend(late, from(4))).toBeUndefined();
});

test('a tab’s next key takes the place of the one before it, and of no other tab’s', () => {
  const keys = createCardKeys();
  const [former, others] = [keys.make(grant), keys.make({ ...grant, tabId: 4 })];
  const next = keys.make(grant);
  expect(keys.spend(former, from(3))).toBeUndefined();
  expect(keys.spend(next, from(3))).toMatchObject(grant);
  expect(keys.spend(others, from(4))).toMatchObject({ ...grant, tabId: 4 });
});
