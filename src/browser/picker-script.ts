import { browser } from './namespace.ts';
import { pickerScriptPath } from './page-addresses.ts';

/** Puts the picker into a tab's page; false where the page takes no script. */
export function runPicker(tabId: number): Promise<boolean> {
  return browser.scripting.executeScript({ target: { tabId }, files: [pickerScriptPath] }).then(
    () => true,
    () => false,
  );
}
