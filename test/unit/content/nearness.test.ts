// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createNearness } from '../../../src/content/nearness.ts';
import { elementsOf, runsOf } from '../../../src/crm/runs.ts';
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
  nearness.follow(runsOf([a, b]));
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

test('what is not followed any more is neither near nor gone', () => {
  const { nearness, onLongGone, a, b } = watching();
  scroll(true, a, b);
  nearness.forget(a);
  nearness.follow(runsOf([b]));
  scroll(false, b);
  nearness.forget(b);
  nearness.follow([]);
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

test('a box that is left behind by three hundred others is let go without waiting', () => {
  preparePage('<p></p>'.repeat(400));
  const onGone = vi.fn<(elements: ReadonlySet<Element>) => void>();
  const all = [...document.querySelectorAll('p')];
  const nearness = createNearness(() => undefined, onGone);
  nearness.follow(runsOf(all));
  for (const one of all) {
    scroll(true, one);
    scroll(false, one);
  }
  expect(onGone.mock.calls.flatMap(([gone]) => [...gone])).toEqual(all.slice(0, 100));
});

describe('of a very long list', () => {
  const long = () => {
    preparePage(`<ul>${'<li></li>'.repeat(600)}</ul><ol>${'<li></li>'.repeat(20)}</ol>`);
    const all = [...document.querySelectorAll('li')];
    const nearness = createNearness(
      () => undefined,
      () => undefined,
    );
    nearness.follow(runsOf(all));
    return { all, nearness, watched: all.filter(isWatched) };
  };

  test('only three of each group are looked out for, and no group spans two lists', () => {
    const { all, watched } = long();
    expect(watched.length).toBeLessThan(130);
    expect(watched).toEqual(expect.arrayContaining([all[0], all[8], all[15], all[16], all[599], all[600], all[619]]));
  });

  test('all are near whose group has an end near', () => {
    const { all, nearness, watched } = long();
    scroll(true, watched[1] as Element);
    expect(elementsOf(nearness.near())).toEqual(all.slice(0, 16));
    expect(nearness.isNear(all[7] as Element)).toBe(true);
    expect(nearness.isNear(all[16] as Element)).toBe(false);
  });

  test('what is near stays near when rows come before it', () => {
    const { all, nearness, watched } = long();
    scroll(true, watched[0] as Element, watched[1] as Element);
    const added = document.createElement('li');
    document.querySelector('ul')?.prepend(added);
    nearness.follow(runsOf([added, ...all]));
    expect(nearness.isNear(all[3] as Element)).toBe(true);
    expect(isWatched(added)).toBe(true);
  });
});
