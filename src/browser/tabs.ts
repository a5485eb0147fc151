import type { Notice } from '../contract/messages.ts';
import { browser } from './namespace.ts';
import { contactsScriptPath } from './page-addresses.ts';
import { withoutPort } from './without-port.ts';

/** Tells every tab's content script, and waits until those that are there have heard it. */
export async function tellEveryTab(notice: Notice): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      // Most tabs have no content script of ours, and the browser reports each of those as an error.
      if (id !== undefined) await tellTab(id, notice);
    }),
  );
}

/** Tells one tab's content script, where there is one. */
export async function tellTab(tabId: number, notice: Notice): Promise<void> {
  await browser.tabs.sendMessage(tabId, notice, { frameId: 0 }).catch(() => undefined);
}

/** Runs the content script in the tabs already open at these patterns; a registered script enters only pages loaded later. */
export async function runInOpenTabs(patterns: readonly string[]): Promise<void> {
  const found = await Promise.all(
    // One by one: a pattern that a browser does not take costs the others nothing.
    patterns.map((pattern) => browser.tabs.query({ url: withoutPort(pattern) }).catch(() => [])),
  );
  const tabs = new Map(found.flat().map((tab) => [tab.id, tab])).values();
  await Promise.all(
    [...tabs].map(async ({ id, discarded }) => {
      if (id === undefined || discarded) return;
      // A tab that shows an error page, or is just going elsewhere, takes no script; its next page gets the registered one.
      await browser.scripting
        .executeScript({ target: { tabId: id }, files: [contactsScriptPath] })
        .catch(() => undefined);
    }),
  );
}
