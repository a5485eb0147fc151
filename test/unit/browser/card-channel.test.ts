// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const { nativeBrowser, orphan, resetNative } = await vi.hoisted(async () => import('../fakes/native.ts'));

import { askForCard, hearCardKeys, loadCard } from '../../../src/browser/card-channel.ts';

const { runtime } = nativeBrowser;
const base = 'chrome-extension://njcgdkibgodalkjbdeoklmiceghgjofh/';
const asked = { reference: { kind: 'person', personId: 'A' }, epoch: 1 } as const;

beforeEach(resetNative);
afterEach(() => vi.unstubAllGlobals());

describe('asking for a card', () => {
  test('gives the key that the worker made', async () => {
    runtime.sendMessage.mockResolvedValue({ ok: true, answer: { key: 'a-key' } });
    await expect(askForCard(asked)).resolves.toBe('a-key');
    expect(runtime.sendMessage).toHaveBeenCalledWith({ kind: 'open-card', ask: asked });
  });

  test.each([{ ok: true, answer: null }, { ok: false }, undefined])(
    'gives none where the worker says %j',
    async (reply) => {
      runtime.sendMessage.mockResolvedValue(reply);
      await expect(askForCard(asked)).resolves.toBeUndefined();
    },
  );

  test('gives none where the worker can’t be reached, or the extension is gone', async () => {
    runtime.sendMessage.mockRejectedValue(new Error('no receiver'));
    await expect(askForCard(asked)).resolves.toBeUndefined();
    orphan();
    runtime.sendMessage.mockClear();
    await expect(askForCard(asked)).resolves.toBeUndefined();
    expect(runtime.sendMessage).not.toHaveBeenCalled();
  });
});

test('a card is handed a name once it has loaded, at the extension’s own address alone, and then its key over a way of its own', () => {
  const keys: unknown[] = [];
  const ports = [
    {
      onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
      postMessage: (key: unknown) => keys.push(key),
    },
    {},
  ] as const;
  vi.stubGlobal(
    'MessageChannel',
    class {
      port1 = ports[0];
      port2 = ports[1];
    },
  );
  const postMessage = vi.fn();
  const frame = Object.assign(new EventTarget(), { src: '', contentWindow: { postMessage } });
  const heard: unknown[] = [];
  const handKey = loadCard(frame as unknown as HTMLIFrameElement, { name: 'Ada Lovelace' }, (news) => heard.push(news));
  expect(frame.src).toBe(`${base}src/card/card.html`);
  expect(postMessage).not.toHaveBeenCalled();
  frame.dispatchEvent(new Event('load'));
  expect(postMessage.mock.calls).toEqual([[{ name: 'Ada Lovelace' }, base, [ports[1]]]]);
  expect(keys).toEqual([]);
  handKey('a-key');
  expect(keys).toEqual(['a-key']);
  ports[0].onmessage?.({ data: 'opened' });
  expect(heard).toEqual(['opened']);
});

test('a key that is there before the card has loaded is handed over as soon as it has', async () => {
  const frame = Object.assign(new EventTarget(), { src: '', contentWindow: { postMessage: vi.fn() } });
  const handKey = loadCard(frame as unknown as HTMLIFrameElement, { name: '' }, () => {});
  handKey('a-key');
  frame.dispatchEvent(new Event('load'));
  const [, , [way]] = frame.contentWindow.postMessage.mock.calls[0] as [string, string, [MessagePort]];
  const heard = new Promise((resolve) => {
    way.onmessage = ({ data }) => resolve(data);
  });
  await expect(heard).resolves.toBe('a-key');
  way.close();
});

test('of the worker’s notices only that of the keys is heard', () => {
  const onKeys = vi.fn();
  hearCardKeys(onKeys);
  runtime.onMessage.trigger({ kind: 'site-changed' });
  expect(onKeys).not.toHaveBeenCalled();
  runtime.onMessage.trigger({ kind: 'show-card' });
  expect(onKeys).toHaveBeenCalledTimes(1);
});
