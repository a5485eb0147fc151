import { browser } from './namespace.ts';
import { paintingScriptPath } from './page-addresses.ts';

/** Puts the script that paints into a tab's page at once, however far that has been read; running it twice is harmless. */
export async function runPaintingScript(tabId: number): Promise<void> {
  // A tab that has gone elsewhere meanwhile takes no script, and needs none.
  await browser.scripting
    .executeScript({ target: { tabId }, files: [paintingScriptPath], injectImmediately: true })
    .catch(() => undefined);
}
