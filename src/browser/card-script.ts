import { browser } from './namespace.ts';
import { cardScriptPath } from './page-addresses.ts';
import { tellTab } from './tabs.ts';

/** Must be the name that the manifest's `commands` gives it. */
const showCard = 'show-card';

/** Puts the script that opens cards into a tab's page; running it twice is harmless. */
export async function runCardScript(tabId: number): Promise<void> {
  // A tab that has gone elsewhere meanwhile takes no script, and needs none.
  await browser.scripting.executeScript({ target: { tabId }, files: [cardScriptPath] }).catch(() => undefined);
}

/** Tells a tab's content script that the viewer pressed the keys. */
export const tellToShowCard = (tabId: number): Promise<void> => tellTab(tabId, { kind: 'show-card' });

/**
 * Hears the keys that open a card. To be called synchronously when the worker starts.
 *
 * @param onKeys is given the tab in front and its page's address, which is known only where the extension may run.
 */
export function listenToCardKeys(onKeys: (tabId: number, address: string) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === showCard && tab?.id !== undefined) onKeys(tab.id, tab.url ?? '');
  });
}
