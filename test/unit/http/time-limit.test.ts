import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pause, within } from '../../../src/http/time-limit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('work that ends in time gives its value, and leaves no timer', async () => {
  await expect(within(100, undefined, async () => 'value')).resolves.toEqual({ kind: 'done', value: 'value' });
  expect(vi.getTimerCount()).toBe(0);
});

test('work that fails is an ending, not a rejection', async () => {
  const failing = within(100, undefined, async () => {
    throw new Error('broken');
  });
  await expect(failing).resolves.toEqual({ kind: 'failed' });
});

test('work that heeds no signal is late all the same, and its signal is aborted', async () => {
  let seen: AbortSignal | undefined;
  const ending = within(100, undefined, (signal) => {
    seen = signal;
    return new Promise(() => undefined);
  });
  await vi.advanceTimersByTimeAsync(99);
  expect(seen?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await expect(ending).resolves.toEqual({ kind: 'late' });
  expect(seen?.aborted).toBe(true);
});

test('the caller ends the work, before or while it runs', async () => {
  const controller = new AbortController();
  const work = vi.fn(() => new Promise(() => undefined));
  const ending = within(100, controller.signal, work);
  controller.abort();
  await expect(ending).resolves.toEqual({ kind: 'aborted' });
  await expect(within(100, controller.signal, work)).resolves.toEqual({ kind: 'aborted' });
  expect(work).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a pause ends with its time or with the signal', async () => {
  const ended = vi.fn();
  void pause(50).then(ended);
  await vi.advanceTimersByTimeAsync(49);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledTimes(1);

  const controller = new AbortController();
  void pause(50, controller.signal).then(ended);
  controller.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toHaveBeenCalledTimes(2);
  await expect(pause(50, controller.signal)).resolves.toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});
