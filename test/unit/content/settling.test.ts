// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSettling } from '../../../src/content/settling.ts';
import { preparePage } from '../fakes/page.ts';

let now = 0;
let life: AbortController;

beforeEach(() => {
  preparePage();
  vi.useFakeTimers();
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  life = new AbortController();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Time passes, for clocks and timers alike. */
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds;
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** Settling that takes so many milliseconds each time. */
function settlingFor(cost: number, isFruitful = false) {
  const onSettled = vi.fn<(isGrown: boolean) => boolean>(() => {
    now += cost;
    return isFruitful;
  });
  return { onSettled, settle: createSettling(onSettled, life.signal) };
}

test('a page that changes now and then is looked at at once', async () => {
  const { onSettled, settle } = settlingFor(5);
  for (let times = 1; times <= 20; times += 1) {
    settle(true);
    await pass(1);
    expect(onSettled).toHaveBeenCalledTimes(times);
    await pass(1_500);
  }
});

test('a page that changes a hundred times a second costs less than a hundredth of ten seconds', async () => {
  const { onSettled, settle } = settlingFor(2);
  for (let times = 0; times < 1_000; times += 1) {
    settle(true);
    await pass(10);
  }
  expect(onSettled.mock.calls.length * 2).toBeLessThan(100);
  expect(onSettled.mock.calls.length).toBeGreaterThan(20);
});

test('what changed last is looked at in the end, within two seconds, however much there is to look at', async () => {
  const { onSettled, settle } = settlingFor(400);
  settle(true);
  await pass(1);
  settle(true);
  await pass(1_990);
  expect(onSettled).toHaveBeenCalledTimes(1);
  await pass(20);
  expect(onSettled).toHaveBeenCalledTimes(2);
});

test('that elements came or went is told once for all that was changed meanwhile', async () => {
  const { onSettled, settle } = settlingFor(0);
  settle(false);
  settle(true);
  settle(false);
  await pass(1);
  settle(false);
  await pass(1);
  expect(onSettled.mock.calls).toEqual([[true], [false]]);
});

test('looking that finds somebody each time is not put off', async () => {
  const { onSettled, settle } = settlingFor(50, true);
  for (let times = 1; times <= 20; times += 1) {
    settle(true);
    await pass(1);
    expect(onSettled).toHaveBeenCalledTimes(times);
  }
});

test('nothing is looked at after the end, and no clock runs', async () => {
  const { onSettled, settle } = settlingFor(400);
  settle(true);
  await pass(1);
  settle(true);
  life.abort();
  expect(vi.getTimerCount()).toBe(0);
  await pass(10_000);
  expect(onSettled).toHaveBeenCalledTimes(1);
});
