// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));

import { listenToWorkerAsOptions } from '../../../src/browser/page-ports.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';

const ports: FakePort[] = [];
let visibility: DocumentVisibilityState;

const look = (state: DocumentVisibilityState) => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  resetBrowser();
  vi.useFakeTimers();
  ports.length = 0;
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  fake.runtime.connect.mockImplementation(({ name }) => {
    const port = fakePort(name);
    ports.push(port);
    return port;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the news are heard over the options’ port', () => {
  const onNews = vi.fn();
  listenToWorkerAsOptions(onNews);
  ports[0]?.hear({ kind: 'news' });
  expect(ports[0]?.name).toBe('options');
  expect(onNews).toHaveBeenCalledWith({ kind: 'news' });
});

test('a worker that stopped is called again a little later, while somebody looks', () => {
  listenToWorkerAsOptions(vi.fn());
  ports[0]?.leave();
  vi.advanceTimersByTime(199);
  expect(ports).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(ports).toHaveLength(2);
});

test('a page that nobody looks at lets the worker rest, and calls it once when it is looked at again', () => {
  listenToWorkerAsOptions(vi.fn());
  look('hidden');
  ports[0]?.leave();
  vi.advanceTimersByTime(60_000);
  expect(ports).toHaveLength(1);
  look('visible');
  expect(ports).toHaveLength(2);
  look('hidden');
  look('visible');
  expect(ports).toHaveLength(2);
});

test('nobody who stopped listening calls the worker', () => {
  const stop = listenToWorkerAsOptions(vi.fn());
  look('hidden');
  ports[0]?.leave();
  vi.advanceTimersByTime(200);
  stop();
  look('visible');
  expect(ports).toHaveLength(1);
});
