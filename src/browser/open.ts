import { browser } from './namespace.ts';

/** Opens the options page in a tab of its own. */
export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** Opens an address in a new tab. */
export function openAddress(address: string): void {
  void browser.tabs.create({ url: address });
}
