import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { lastPort, opened, orphan, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { createAsking } from '../../../src/content/asking.ts';
import type { VisitAnswer, VisitAsk } from '../../../src/contract/messages.ts';

const asked: VisitAsk = { kind: 'pictures', visit: 1, epoch: 1, wanted: [] };
const answer: VisitAnswer = {
  kind: 'picture',
  visit: 1,
  epoch: 1,
  reference: 'person:A',
  availability: { state: 'unavailable', reason: 'private' },
};

beforeEach(() => {
  resetNative();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function askingWith({ pending = true } = {}) {
  const state = { pending };
  const handlers = {
    onAnswer: vi.fn(),
    hasPending: () => state.pending,
    onLost: vi.fn(() => asking.ask(asked)),
    onGivenUp: vi.fn(),
  };
  const asking = createAsking(handlers);
  return { asking, handlers, state };
}

test('no port is open before there is something to ask', () => {
  const { asking } = askingWith();
  asking.cancel(1);
  expect(opened).toEqual([]);
});

test('everything is asked over one port, and what comes back is handed on', () => {
  const { asking, handlers } = askingWith();
  asking.ask(asked);
  asking.ask({ ...asked, visit: 2 });
  asking.cancel(1);
  expect(opened.map(({ name }) => name)).toEqual(['visit']);
  expect(lastPort().sent).toEqual([asked, { ...asked, visit: 2 }, { kind: 'cancel', visit: 1 }]);
  lastPort().hear(answer);
  expect(handlers.onAnswer).toHaveBeenCalledWith(answer);
});

describe('a worker that went away', () => {
  test('while nothing is awaited is not called again', () => {
    const { asking, handlers } = askingWith({ pending: false });
    asking.ask(asked);
    lastPort().leave();
    vi.advanceTimersByTime(60_000);
    expect(handlers.onLost).not.toHaveBeenCalled();
    expect(opened).toHaveLength(1);
  });

  test('is asked again over a new port: at once, then after growing pauses, and at last given up', () => {
    const { asking, handlers } = askingWith();
    asking.ask(asked);
    const waited: number[] = [];
    while (handlers.onGivenUp.mock.calls.length === 0) {
      const ports = opened.length;
      lastPort().leave();
      let waiting = 0;
      while (opened.length === ports && waiting <= 60_000 && handlers.onGivenUp.mock.calls.length === 0) {
        vi.advanceTimersByTime(waiting === 0 ? 0 : 100);
        if (opened.length === ports) waiting += 100;
      }
      if (opened.length > ports) waited.push(waiting);
    }
    expect(waited).toEqual([0, 500, 2000, 5000]);
    expect(opened).toHaveLength(5);
    for (const port of opened) expect(port.sent).toEqual([asked]);
    expect(handlers.onGivenUp).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(600_000);
    expect(opened).toHaveLength(5);
  });

  test('after it answered counts as lost for the first time again', () => {
    const { asking, handlers } = askingWith();
    asking.ask(asked);
    for (let round = 0; round < 20; round += 1) {
      lastPort().hear(answer);
      lastPort().leave();
      vi.advanceTimersByTime(0);
    }
    expect(handlers.onGivenUp).not.toHaveBeenCalled();
    expect(opened).toHaveLength(21);
  });

  test('and was given up is called again by what is asked later', () => {
    const { asking, handlers } = askingWith();
    asking.ask(asked);
    for (let losses = 0; losses < 5; losses += 1) {
      lastPort().leave();
      vi.advanceTimersByTime(5000);
    }
    expect(handlers.onGivenUp).toHaveBeenCalledTimes(1);
    asking.ask(asked);
    expect(opened).toHaveLength(6);
    lastPort().leave();
    vi.advanceTimersByTime(0);
    expect(opened).toHaveLength(7);
  });
});

describe('closing', () => {
  test('closes the port, and nothing is asked again', () => {
    const { asking, handlers } = askingWith();
    asking.ask(asked);
    asking.close();
    expect(lastPort().disconnected).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(handlers.onLost).not.toHaveBeenCalled();
  });

  test('while the next call is awaited ends that, too', () => {
    const { asking, handlers } = askingWith();
    asking.ask(asked);
    lastPort().leave();
    asking.close();
    vi.advanceTimersByTime(60_000);
    expect(handlers.onLost).not.toHaveBeenCalled();
    expect(opened).toHaveLength(1);
  });
});

test('a script that outlived its extension asks nobody, without a complaint', () => {
  orphan();
  const { asking } = askingWith();
  expect(() => asking.ask(asked)).not.toThrow();
  expect(opened).toEqual([]);
});
