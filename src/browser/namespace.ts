import type browserNamespace from 'webextension-polyfill';
import { native } from './native.ts';

/**
 * The extension's namespace for the worker and the pages: the browser's own, as in content scripts. Every method that is used gives a promise in both, and an
 * answer to a message goes by `sendResponse` (`serve.ts`), which means the same in both.
 *
 * Nothing outside this folder imports it. Only the types are a package's: they are the standard's, where `chrome`'s know Chromium alone.
 */
export const browser = native as unknown as typeof browserNamespace;
