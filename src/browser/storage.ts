import { browser } from './namespace.ts';

/** `session` is memory, gone when the browser closes and out of reach of content scripts; `local` is on disk. */
export type StorageArea = 'session' | 'local';

/** Only `custody` may import this file; a lint rule holds it. */
export const readStorage = (area: StorageArea, keys: readonly string[]): Promise<Record<string, unknown>> =>
  browser.storage[area].get([...keys]);

/** Everything in an area, whoever wrote it. */
export const readWholeStorage = (area: StorageArea): Promise<Record<string, unknown>> =>
  browser.storage[area].get(null);

export const writeStorage = (area: StorageArea, values: Record<string, unknown>): Promise<void> =>
  browser.storage[area].set(values);

export const eraseStorage = (area: StorageArea, keys: readonly string[]): Promise<void> =>
  browser.storage[area].remove([...keys]);

/** Hears of every key changed in an area, whoever changed it. */
export function onStorageChange(area: StorageArea, listener: (keys: readonly string[]) => void): void {
  browser.storage.onChanged.addListener((changes, changedArea) => {
    if (changedArea === area) listener(Object.keys(changes));
  });
}

type Closable = { setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> };

/**
 * Keeps content scripts out of what is on disk, as they are out of what is in memory: ours never look there, and whoever took over a page's process could
 * read what belongs to other sites. Firefox 153 has no way to say so.
 */
export async function closeStorageToPages(): Promise<void> {
  const local: typeof browser.storage.local & Closable = browser.storage.local;
  try {
    await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  } catch {
    // Where the browser refuses, nothing is lost that was there before.
  }
}
