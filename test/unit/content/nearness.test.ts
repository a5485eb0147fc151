// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNearness } from '../../../src/content/nearness.ts';
import { isWatched, preparePage, scroll } from '../fakes/page.ts';

const outOfSightFor = 10 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  preparePage('<p id="a"></p><p id="b"></p>');
});
afterEach(() => {
  vi.useRealTimers();
});

const element = (id: string) => document.getElementById(id) as HTMLElement;

function watching() {
  const onNear = vi.fn();
  const onLongGone = vi.fn();
  const nearness = createNearness(onNear, onLongGone);
  const [a, b] = [element('a'), element('b')];
  nearness.watch(a);
  nearness.watch(b);
  return { nearness, onNear, onLongGone, a, b };
}

test('what comes near is near until it goes away, and that is told once for all that came', () => {
  const { nearness, onNear, a, b } = watching();
  expect(nearness.isNear(a)).toBe(false);
  scroll(true, a, b);
  expect([nearness.isNear(a), nearness.isNear(b)]).toEqual([true, true]);
  expect(onNear).toHaveBeenCalledTimes(1);
  scroll(false, a);
  expect([nearness.isNear(a), nearness.isNear(b)]).toEqual([false, true]);
  expect(onNear).toHaveBeenCalledTimes(1);
});

test('what has been away for ten minutes is told, once and within a minute', () => {
  const { onLongGone, a, b } = watching();
  scroll(true, a, b);
  scroll(false, a);
  vi.advanceTimersByTime(outOfSightFor - 1);
  expect(onLongGone).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_001);
  expect(onLongGone.mock.calls).toEqual([[new Set([a])]]);
  vi.advanceTimersByTime(60 * 60_000);
  expect(onLongGone).toHaveBeenCalledTimes(1);
});

test('what comes back in time begins anew', () => {
  const { onLongGone, a } = watching();
  scroll(true, a);
  scroll(false, a);
  vi.advanceTimersByTime(outOfSightFor - 60_000);
  scroll(true, a);
  scroll(false, a);
  vi.advanceTimersByTime(outOfSightFor - 1);
  expect(onLongGone).not.toHaveBeenCalled();
});

test('what never was near counts from when it was first seen far away', () => {
  const { onLongGone, a } = watching();
  scroll(false, a);
  vi.advanceTimersByTime(60 * 60_000);
  expect(onLongGone.mock.calls).toEqual([[new Set([a])]]);
  expect(vi.getTimerCount()).toBe(0);
});

test('what is not watched any more is neither near nor gone', () => {
  const { nearness, onLongGone, a, b } = watching();
  scroll(true, a, b);
  nearness.unwatch(a);
  scroll(false, b);
  nearness.unwatch(b);
  vi.advanceTimersByTime(60 * 60_000);
  expect(nearness.isNear(a)).toBe(false);
  expect([isWatched(a), isWatched(b)]).toEqual([false, false]);
  expect(onLongGone).not.toHaveBeenCalled();
});

test('no clock runs while everything is near, nor after the end', () => {
  const { nearness, a } = watching();
  scroll(true, a);
  expect(vi.getTimerCount()).toBe(0);
  scroll(false, a);
  expect(vi.getTimerCount()).toBe(1);
  nearness.close();
  expect(vi.getTimerCount()).toBe(0);
});
