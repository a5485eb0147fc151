import type { PageReport } from '../../src/contract/messages.ts';
import type { TestBrowser } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';

/** A function of the browser's that the worker calls on its way through something. */
type Step = 'storage.local.set' | 'storage.session.remove' | 'scripting.registerContentScripts';

/**
 * Lets the worker that now runs get as far as its next call of this function and no further: the call never ends, and does nothing.
 *
 * @returns stops the worker once it has come there, which is in the middle of whatever it was doing.
 */
export async function stopAt(browser: TestBrowser, step: Step): Promise<() => Promise<void>> {
  await browser.background((path: string) => {
    // `self` is the worker's own scope also where what is evaluated has one of its own.
    const scope = self as { browser?: object; chrome?: object; heldUp?: boolean };
    const names = path.split('.');
    const name = names.pop() ?? '';
    const api = names.reduce((at, key) => at[key] as Api, (scope.browser ?? scope.chrome) as Api);
    type Api = Record<string, unknown>;
    api[name] = () => {
      scope.heldUp = true;
      return new Promise(() => {});
    };
    return true;
  }, step);
  return async () => {
    await until(() => browser.background('self.heldUp === true'), { what: `the worker to come to ${step}` });
    await browser.stopWorker();
  };
}

/** What the extension keeps, in memory and on disk, by key. */
export function keptIn(browser: TestBrowser): Promise<Record<string, unknown>> {
  return browser.background(async () => {
    const scope = self as { browser?: typeof chrome; chrome?: typeof chrome };
    const { storage } = (scope.browser ?? scope.chrome) as typeof chrome;
    return { ...(await storage.session.get(null)), ...(await storage.local.get(null)) };
  });
}

/** What of it tells who is signed in, by key; empty where nobody is. */
export async function viewerIn(browser: TestBrowser): Promise<string[]> {
  return Object.keys(await keptIn(browser)).filter((key) => ['token', 'viewer', 'ownPicture'].includes(key));
}

/** What the content script of the tab in front tells a popup, without one being opened; `null` where there is no script. */
export function pageReport(browser: TestBrowser): Promise<PageReport | null> {
  return browser.background(async () => {
    const scope = self as { browser?: typeof chrome; chrome?: typeof chrome };
    const { runtime, tabs } = (scope.browser ?? scope.chrome) as typeof chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    return new Promise<PageReport | null>((resolve) => {
      const port = tabs.connect(tab?.id ?? 0, { name: 'page-report', frameId: 0 });
      port.onMessage.addListener((report: PageReport) => {
        resolve(report);
        port.disconnect();
      });
      port.onDisconnect.addListener(() => {
        // Read, so that the browser does not note it as an error.
        void runtime.lastError;
        resolve(null);
      });
    });
  });
}
