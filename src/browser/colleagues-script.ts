import { browser } from './namespace.ts';
import { colleaguesScriptPath } from './page-addresses.ts';

/** Puts the script that paints colleagues' photos into a tab's page; running it twice is harmless. */
export async function runColleaguesScript(tabId: number): Promise<void> {
  // A tab that has gone elsewhere meanwhile takes no script, and needs none.
  await browser.scripting.executeScript({ target: { tabId }, files: [colleaguesScriptPath] }).catch(() => undefined);
}
