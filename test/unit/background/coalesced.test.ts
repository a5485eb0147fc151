import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesced } from '../../../src/background/coalesced.ts';
import { deferred } from '../fakes/turns.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('many calls within the pause make one run, once it is over', async () => {
  const work = vi.fn(async () => undefined);
  const soon = coalesced(100, work);
  for (let call = 0; call < 10; call += 1) soon();
  await vi.advanceTimersByTimeAsync(99);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(work).toHaveBeenCalledTimes(1);
});

test('a call during a run has another follow it, and never two at once', async () => {
  const ends = [deferred<void>(), deferred<void>()];
  const work = vi.fn(() => ends[work.mock.calls.length - 1]?.promise ?? Promise.resolve());
  const soon = coalesced(100, work);
  soon();
  await vi.advanceTimersByTimeAsync(100);
  soon();
  await vi.advanceTimersByTimeAsync(500);
  expect(work).toHaveBeenCalledTimes(1);
  ends[0]?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(work).toHaveBeenCalledTimes(2);
});
