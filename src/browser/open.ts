import { browser } from './namespace.ts';
import { optionsPath } from './page-addresses.ts';

/** Opens the options page in a tab of its own. */
export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** A part of the options page, by its `id` there: the part about sites, or the field for the LinkedIn app's client ID. */
export type OptionsPart = 'sites' | 'client-id';

/** Opens the options page where it has this part; in a new tab, since a browser finds an open one only by its whole address. */
export function openOptionsAt(part: OptionsPart): void {
  openAddress(`${browser.runtime.getURL(optionsPath)}#${part}`);
}

/** Opens an address in a new tab. */
export function openAddress(address: string): void {
  void browser.tabs.create({ url: address });
}
