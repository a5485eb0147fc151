import { vi } from 'vitest';
import { fakeEvent } from './event.ts';
import { type FakePort, fakePort } from './port.ts';

const runtime = {
  id: 'njcgdkibgodalkjbdeoklmiceghgjofh' as string | undefined,
  getURL: (path: string) => `chrome-extension://njcgdkibgodalkjbdeoklmiceghgjofh/${path}`,
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
  connect: vi.fn<(info: { name: string }) => FakePort>(),
  onMessage: fakeEvent<[unknown]>(),
  onConnect: fakeEvent<[FakePort]>(),
};

/** The browser's own namespace as a content script has it. */
export const nativeBrowser = { runtime };

/** The ports that the content script opened, in order. */
export const opened: FakePort[] = [];

/** The port opened last. */
export const lastPort = (): FakePort => {
  const port = opened.at(-1);
  if (port === undefined) throw new Error('no port was opened');
  return port;
};

/** A content script that was just put into a page. */
export function resetNative(): void {
  runtime.id = 'njcgdkibgodalkjbdeoklmiceghgjofh';
  runtime.sendMessage.mockReset().mockResolvedValue(undefined);
  runtime.connect.mockReset().mockImplementation(({ name }) => {
    const port = fakePort(name);
    opened.push(port);
    return port;
  });
  runtime.onMessage.removeAllListeners();
  runtime.onConnect.removeAllListeners();
  opened.length = 0;
}

/** The extension was updated, disabled or removed, and this content script goes on. */
export function orphan(): void {
  runtime.id = undefined;
}

// `native.ts` looks for it as soon as it is imported.
Object.assign(globalThis, { chrome: nativeBrowser });
resetNative();
