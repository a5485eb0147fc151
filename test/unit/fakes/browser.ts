import { fakeBrowser } from '@webext-core/fake-browser';
import { vi } from 'vitest';
import { fakeEvent } from './event.ts';
import type { FakePort } from './port.ts';

export const extensionId = 'njcgdkibgodalkjbdeoklmiceghgjofh';
export const redirectAddress = `https://${extensionId}.chromiumapp.org/`;
export const linkedInPatterns = ['https://api.linkedin.com/*', 'https://*.licdn.com/*'];

type Flow = { url: string; interactive: boolean; timeoutMsForNonInteractive?: number };

const identity = {
  getRedirectURL: () => redirectAddress,
  launchWebAuthFlow: vi.fn<(details: Flow) => Promise<string | undefined>>(),
};

type Permissions = { origins?: string[] };
const granted = new Set<string>();
const permissions = {
  onAdded: fakeEvent<[Permissions]>(),
  onRemoved: fakeEvent<[Permissions]>(),
  contains: vi.fn(async ({ origins = [] }: Permissions) => origins.every((pattern) => granted.has(pattern))),
  getAll: vi.fn(async () => ({ origins: [...granted], permissions: [] })),
  request: vi.fn(async ({ origins = [] }: Permissions) => {
    grant(...origins);
    return true;
  }),
  remove: vi.fn(async ({ origins = [] }: Permissions) => {
    const held = origins.filter((pattern) => granted.has(pattern));
    revoke(...held);
    return held.length > 0;
  }),
};

/** The person grants these patterns, in whatever way. */
export function grant(...patterns: string[]): void {
  for (const pattern of patterns) granted.add(pattern);
  permissions.onAdded.trigger({ origins: patterns });
}

/** The person takes these patterns back. */
export function revoke(...patterns: string[]): void {
  for (const pattern of patterns) granted.delete(pattern);
  permissions.onRemoved.trigger({ origins: patterns });
}

export type RegisteredScript = {
  id: string;
  matches?: string[];
  js?: string[];
  runAt?: string;
  allFrames?: boolean;
  persistAcrossSessions?: boolean;
};
const registered = new Map<string, RegisteredScript>();
const scripting = {
  getRegisteredContentScripts: vi.fn(async () => [...registered.values()].map((script) => structuredClone(script))),
  registerContentScripts: vi.fn(async (scripts: RegisteredScript[]) => {
    for (const { id } of scripts) if (registered.has(id)) throw new Error(`Duplicate script ID '${id}'`);
    for (const script of scripts) registered.set(script.id, structuredClone(script));
  }),
  unregisterContentScripts: vi.fn(async ({ ids }: { ids: string[] }) => {
    for (const id of ids) if (!registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
  }),
  executeScript: vi.fn(async (_injection: { target: { tabId: number }; files: string[] }) => [{ frameId: 0 }]),
};

/** The browser's own record of registered scripts: id → patterns. */
export const registeredScripts = (): Record<string, readonly string[]> =>
  Object.fromEntries([...registered.values()].map(({ id, matches = [] }) => [id, matches]));

export type FakeTab = { id?: number; url: string; discarded?: boolean; active?: boolean };
const openTabs: FakeTab[] = [];
const covers = (pattern: string, url: string) => url.startsWith(pattern.replace(/\*$/, ''));
const tabs = {
  query: vi.fn(async ({ url, active }: { url?: string; active?: boolean }) =>
    openTabs
      .filter((tab) => url === undefined || covers(url, tab.url))
      .filter((tab) => active === undefined || tab.active === active),
  ),
  sendMessage: vi.fn(async (_id: number, _message: unknown, _options: unknown): Promise<unknown> => undefined),
  connect: vi.fn<(tabId: number, info: { name: string; frameId: number }) => FakePort>(),
  create: vi.fn(async (_details: { url: string }) => ({})),
};

/** Opens these tabs. */
export function open(...opened: FakeTab[]): void {
  openTabs.push(...opened);
}

const commands = { onCommand: fakeEvent<[name: string, tab?: { id?: number; url?: string }]>() };

const runtime = {
  ...fakeBrowser.runtime,
  id: extensionId,
  getURL: (path: string) => `chrome-extension://${extensionId}/${path}`,
  onConnect: fakeEvent<[FakePort]>(),
  connect: vi.fn<(info: { name: string }) => FakePort>(),
  openOptionsPage: vi.fn(async () => undefined),
  getPlatformInfo: async () => ({ os: 'linux' }),
  getManifest: () => ({ version: '0.1.0' }),
};

/** What `browser/namespace.ts` gives: storage, messages and badge of the fake browser, and the rest as far as we use it. */
export const fake = {
  runtime,
  storage: fakeBrowser.storage,
  action: fakeBrowser.action,
  identity,
  permissions,
  scripting,
  tabs,
  commands,
  i18n: { getUILanguage: () => 'en-GB', getMessage: () => '' },
};

/** The browser stops the worker: what it listened for is heard no more, and what it kept stays. */
export function stopWorker(): void {
  const { onMessage, onConnect, onStartup, onInstalled } = runtime;
  const heard = [
    onMessage,
    onConnect,
    onStartup,
    onInstalled,
    permissions.onAdded,
    permissions.onRemoved,
    commands.onCommand,
  ];
  for (const event of [...heard, fakeBrowser.storage.onChanged]) event.removeAllListeners();
}

/** A browser just installed into: nothing kept, no listener, no tab, and only what is granted at installation. */
export function resetBrowser(): void {
  fakeBrowser.reset();
  vi.clearAllMocks();
  identity.launchWebAuthFlow.mockReset();
  for (const event of [permissions.onAdded, permissions.onRemoved, runtime.onConnect, commands.onCommand])
    event.removeAllListeners();
  granted.clear();
  for (const pattern of linkedInPatterns) granted.add(pattern);
  registered.clear();
  openTabs.length = 0;
  runtime.getURL = (path) => `chrome-extension://${extensionId}/${path}`;
}

/** What an area of storage holds, without what was erased. */
export async function stored(area: 'session' | 'local'): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = await fakeBrowser.storage[area].get(null);
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
