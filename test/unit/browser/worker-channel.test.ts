import { beforeEach, describe, expect, test, vi } from 'vitest';

const { lastPort, nativeBrowser, opened, orphan, resetNative } = await vi.hoisted(
  async () => import('../fakes/native.ts'),
);

import { connected } from '../../../src/browser/native.ts';
import {
  hearNotices,
  openVisitPort,
  reportToPopups,
  sayContactsHere,
  sayHello,
} from '../../../src/browser/worker-channel.ts';
import type { PageReport } from '../../../src/contract/messages.ts';
import { fakePort } from '../fakes/port.ts';

const { runtime } = nativeBrowser;
const greeting = { epoch: 3, recipe: null, signedIn: false, renewable: false, batchSize: 50, remembers: false };

beforeEach(resetNative);

test('a script knows that it outlived its extension', () => {
  expect(connected()).toBe(true);
  orphan();
  expect(connected()).toBe(false);
});

describe('hello', () => {
  test('brings the worker’s greeting', async () => {
    runtime.sendMessage.mockResolvedValue({ ok: true, answer: greeting });
    await expect(sayHello()).resolves.toEqual(greeting);
    expect(runtime.sendMessage).toHaveBeenCalledWith({ kind: 'hello', ask: {} });
  });

  test.each([undefined, null, { ok: false }])('answered with %j brings nothing', async (reply) => {
    runtime.sendMessage.mockResolvedValue(reply);
    await expect(sayHello()).resolves.toBeUndefined();
  });

  test('to nobody brings nothing', async () => {
    runtime.sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
    await expect(sayHello()).resolves.toBeUndefined();
  });

  test('is not said by a script that outlived its extension', async () => {
    orphan();
    await expect(sayHello()).resolves.toBeUndefined();
    expect(runtime.sendMessage).not.toHaveBeenCalled();
  });
});

describe('that contacts are here', () => {
  test('is said, whatever the answer', async () => {
    runtime.sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
    sayContactsHere();
    await Promise.resolve();
    expect(runtime.sendMessage.mock.calls).toEqual([[{ kind: 'contacts-here', ask: {} }]]);
  });

  test('is not said by a script that outlived its extension', () => {
    orphan();
    sayContactsHere();
    expect(runtime.sendMessage).not.toHaveBeenCalled();
  });
});

describe('the visit port', () => {
  test('carries asks and answers', () => {
    const onAnswer = vi.fn();
    const port = openVisitPort(onAnswer, vi.fn());
    port?.send({ kind: 'cancel', visit: 1 });
    lastPort().hear('an answer');
    expect(lastPort().name).toBe('visit');
    expect(lastPort().sent).toEqual([{ kind: 'cancel', visit: 1 }]);
    expect(onAnswer).toHaveBeenCalledWith('an answer');
  });

  test('that the worker left takes no more asks, and tells it', () => {
    const onGone = vi.fn();
    const port = openVisitPort(vi.fn(), onGone);
    lastPort().leave();
    expect(() => port?.send({ kind: 'cancel', visit: 1 })).not.toThrow();
    expect(lastPort().sent).toEqual([]);
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  test('closed from here takes no more asks', () => {
    const port = openVisitPort(vi.fn(), vi.fn());
    port?.close();
    port?.send({ kind: 'cancel', visit: 1 });
    expect(lastPort().disconnected).toBe(true);
    expect(lastPort().sent).toEqual([]);
  });

  test('is not opened by a script that outlived its extension', () => {
    orphan();
    expect(openVisitPort(vi.fn(), vi.fn())).toBeUndefined();
    expect(opened).toEqual([]);
  });
});

test('the worker’s notices are heard until the signal ends', () => {
  const life = new AbortController();
  const onNotice = vi.fn();
  hearNotices(onNotice, life.signal);
  runtime.onMessage.trigger({ kind: 'site-changed' });
  life.abort();
  runtime.onMessage.trigger({ kind: 'site-changed' });
  expect(onNotice.mock.calls).toEqual([[{ kind: 'site-changed' }]]);
});

describe('the report to popups', () => {
  const reports: PageReport[] = [];
  const report = () => {
    const one: PageReport = {
      kind: 'page',
      state: 'site',
      contacts: [{ name: String(reports.length), availability: { state: 'shown' } }],
    };
    reports.push(one);
    return one;
  };
  const connect = (name = 'page-report') => {
    const port = fakePort(name);
    runtime.onConnect.trigger(port);
    return port;
  };

  beforeEach(() => {
    reports.length = 0;
  });

  test('is made at once and after every change, once for all popups', () => {
    const tell = reportToPopups(report, vi.fn(), new AbortController().signal);
    const ports = [connect(), connect()];
    tell();
    expect(reports).toHaveLength(3);
    expect(ports.map(({ sent }) => sent)).toEqual([
      [reports[0], reports[2]],
      [reports[1], reports[2]],
    ]);
  });

  test('is not made where nobody asks', () => {
    const tell = reportToPopups(report, vi.fn(), new AbortController().signal);
    connect('visit');
    tell();
    expect(reports).toEqual([]);
  });

  test('ends for a popup that was closed', () => {
    const tell = reportToPopups(report, vi.fn(), new AbortController().signal);
    const port = connect();
    port.leave();
    expect(tell).not.toThrow();
    expect(port.sent).toHaveLength(1);
  });

  test('is refreshed when a popup asks for it, and for nothing else', () => {
    const onRefresh = vi.fn();
    reportToPopups(report, onRefresh, new AbortController().signal);
    const port = connect();
    port.hear({ kind: 'something' });
    expect(onRefresh).not.toHaveBeenCalled();
    port.hear({ kind: 'refresh' });
    expect(onRefresh).toHaveBeenCalledTimes(1);
  });

  test('ends with the signal: ports are closed and no new ones taken', () => {
    const life = new AbortController();
    reportToPopups(report, vi.fn(), life.signal);
    const port = connect();
    life.abort();
    expect(port.disconnected).toBe(true);
    expect(connect().sent).toEqual([]);
  });
});
