import { browser } from './namespace.ts';

/**
 * Wakes the worker when the browser starts, and when the extension is installed or updated: a worker runs only for events that it listens for.
 *
 * @param onInstalled the extension is new or updated; what ran in open tabs is of no use any more.
 */
export function wakeAtStart(onInstalled: () => void): void {
  browser.runtime.onStartup.addListener(() => {
    // That the worker runs is all that is wanted: it puts the registered scripts right whenever it starts.
  });
  browser.runtime.onInstalled.addListener(onInstalled);
}
