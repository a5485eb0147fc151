import { browser } from './namespace.ts';

/** True in Chromium and whatever is made of it, false in Firefox: told by the scheme of the extension's own addresses, which no setting changes. */
export const isChromium = (): boolean => browser.runtime.getURL('').startsWith('chrome-extension:');
