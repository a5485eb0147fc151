import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { ask } from '../../../src/browser/ask.ts';
import { listenToPage, listenToWorker } from '../../../src/browser/popup-port.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the worker’s news', () => {
  const ports: FakePort[] = [];
  beforeEach(() => {
    ports.length = 0;
    fake.runtime.connect.mockImplementation(({ name }) => {
      const port = fakePort(name);
      ports.push(port);
      return port;
    });
  });

  test('are heard over the popup’s port', () => {
    const onNews = vi.fn();
    listenToWorker(onNews);
    ports[0]?.hear({ kind: 'news' });
    expect(ports[0]?.name).toBe('popup');
    expect(onNews).toHaveBeenCalledWith({ kind: 'news' });
  });

  test('are asked for again a little after the worker stopped', () => {
    const onNews = vi.fn();
    listenToWorker(onNews);
    ports[0]?.leave();
    expect(ports).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(ports).toHaveLength(2);
    ports[1]?.hear({ kind: 'news' });
    expect(onNews).toHaveBeenCalledTimes(1);
  });

  test('are asked for no more once nobody listens', () => {
    const stop = listenToWorker(vi.fn());
    stop();
    expect(ports[0]?.disconnected).toBe(true);
    ports[0]?.onDisconnect.trigger(undefined);
    vi.advanceTimersByTime(10_000);
    expect(ports).toHaveLength(1);
  });
});

describe('what a page shows', () => {
  const handlers = { onReport: vi.fn(), onGone: vi.fn() };
  let port: FakePort;
  beforeEach(() => {
    port = fakePort('page-report');
    fake.tabs.connect.mockReturnValue(port);
  });

  test('is heard from the tab’s top frame, and asked for anew', () => {
    const { refresh } = listenToPage(7, handlers);
    expect(fake.tabs.connect).toHaveBeenCalledWith(7, { name: 'page-report', frameId: 0 });
    port.hear({ kind: 'page', contacts: [] });
    refresh();
    expect(handlers.onReport).toHaveBeenCalledWith({ kind: 'page', contacts: [] });
    expect(port.sent).toEqual([{ kind: 'refresh' }]);
  });

  test('ends when the page goes, and then there is nobody to refresh', () => {
    const { refresh } = listenToPage(7, handlers);
    port.leave();
    expect(handlers.onGone).toHaveBeenCalledTimes(1);
    expect(refresh).not.toThrow();
    expect(port.sent).toEqual([]);
  });

  test('ends without a word where the popup itself stops listening', () => {
    const { close, refresh } = listenToPage(7, handlers);
    close();
    port.onDisconnect.trigger(port);
    refresh();
    expect(port.disconnected).toBe(true);
    expect(port.sent).toEqual([]);
    expect(handlers.onGone).not.toHaveBeenCalled();
  });
});

describe('asking the worker', () => {
  const answerWith = (reply: unknown) =>
    fake.runtime.onMessage.addListener(((_message: unknown, _sender: unknown, respond: (reply: unknown) => void) => {
      respond(reply);
      return true;
    }) as never);

  test('gives its answer', async () => {
    answerWith({ ok: true, answer: null });
    await expect(ask('sign-in', {})).resolves.toBeNull();
  });

  test.each([{ ok: false }, undefined])('fails where the reply is %j', async (reply) => {
    answerWith(reply);
    await expect(ask('sign-out', {})).rejects.toThrow('sign-out');
  });

  test('fails where nobody listens', async () => {
    await expect(ask('sign-out', {})).rejects.toThrow();
  });
});
