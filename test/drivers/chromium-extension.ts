import type { Page } from 'puppeteer-core';
import type { ChromiumWorker } from './chromium-worker.ts';
import type { TestBrowser } from './driver.ts';
import { until } from './waiting.ts';

/** Where the browser's own page about extensions has its words: all of its functions are there, and nothing draws every extension anew at each change. */
const address = 'chrome://extensions/strings.m.js';

/** Evaluates where extensions may be changed. @param tab A tab to show it in, behind the others. */
export async function onExtensionsPage(tab: Page, expression: string): Promise<unknown> {
  if (tab.url() !== address) await tab.goto(address);
  return tab.evaluate(expression);
}

/** The extension as a whole: loaded anew, switched off and on. @param tab As for `onExtensionsPage`. */
export function chromiumExtension(
  extensionId: string,
  tab: Page,
  worker: ChromiumWorker,
): Pick<TestBrowser, 'update' | 'setEnabled' | 'runCommand'> {
  const id = JSON.stringify(extensionId);
  return {
    // The protocol's keys go to the page, and those of commands are the browser's own.
    runCommand: async (name) => {
      await worker.evaluate(async (command: string) => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        const event = chrome.commands.onCommand as unknown as {
          dispatch(command: string, tab?: chrome.tabs.Tab): void;
        };
        event.dispatch(command, tab);
      }, name);
    },
    update: () =>
      worker.replacedBy(async () => {
        await onExtensionsPage(
          tab,
          `chrome.developerPrivate.reload(${id}, { failQuietly: true }).then(() => undefined)`,
        );
      }),
    setEnabled: async (enabled) => {
      await onExtensionsPage(tab, `chrome.management.setEnabled(${id}, ${enabled}).then(() => undefined)`);
      const state = () =>
        onExtensionsPage(tab, `chrome.developerPrivate.getExtensionInfo(${id}).then(({ state }) => state)`);
      const wanted = enabled ? 'ENABLED' : 'DISABLED';
      await until(async () => (await state()) === wanted, { what: `the extension to be ${wanted.toLowerCase()}` });
    },
  };
}
