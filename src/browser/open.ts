import { browser } from './namespace.ts';
import { crmPhotoPath, optionsPath, profilePath } from './page-addresses.ts';

/** Opens the options page in a tab of its own. */
export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** A part of the options page, by its `id` there: the settings' faults, or the field for the LinkedIn app's client ID. */
type OptionsPart = 'faults' | 'client-id';

/** Opens the options page where it has this part; in a new tab, since a browser finds an open one only by its whole address. */
export function openOptionsAt(part: OptionsPart): void {
  openAddress(`${browser.runtime.getURL(optionsPath)}#${part}`);
}

/** Opens the page *My profile* in a new tab. */
export const openProfile = (): void => openAddress(browser.runtime.getURL(profilePath));

/** Opens the page *My CRM photo* in a new tab. */
export const openCrmPhoto = (): void => openAddress(browser.runtime.getURL(crmPhotoPath));

/** Closes the popup, from within. */
export const closePopup = (): void => window.close();

/** Opens an address in a new tab. */
export function openAddress(address: string): void {
  void browser.tabs.create({ url: address });
}
