/**
 * The extension's namespace for the worker and the pages, promises throughout in both browsers.
 *
 * Nothing outside this folder imports it, and a content script uses `native.ts` instead, which weighs nothing.
 */
export { default as browser } from 'webextension-polyfill';
