import { browser } from './namespace.ts';

/** One message of the catalogue in the browser's language; empty where the key is unknown. */
export const message = (key: string, substitutions: readonly string[] = []): string =>
  browser.i18n.getMessage(key, [...substitutions]);

/** The browser's language, such as `en-GB`. */
export const language = (): string => browser.i18n.getUILanguage();
