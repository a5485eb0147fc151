import type { Browser, Extension, Page } from 'puppeteer-core';
import { chromiumPage, chromiumPopup } from './chromium-documents.ts';
import type { TestBrowser, TestPage, TestPopup } from './driver.ts';
import { until } from './waiting.ts';

type Tabs = Pick<
  TestBrowser,
  'open' | 'openExtensionPage' | 'pageAt' | 'openPopup' | 'authorizationWindow' | 'pageErrors'
>;

/**
 * The browser's tabs and windows, and the popup over them.
 *
 * @param first The tab that Chromium starts with, whose window is the one in which tabs are opened.
 */
export function chromiumTabs(browser: Browser, extension: Extension, first: Page): Tabs {
  const extensionOrigin = `chrome-extension://${extension.id}`;
  const pages = new WeakMap<TestPage, Page>();
  const heard = new WeakSet<Page>();
  const errors: string[] = [];

  /** Hears of what nobody caught, in the page's own world as in those of content scripts. */
  const hearErrors = (page: Page): void => {
    if (heard.has(page)) return;
    heard.add(page);
    page.on('pageerror', (error) => errors.push(String(error)));
  };

  const wrap = (page: Page): TestPage => {
    const wrapped = chromiumPage(page);
    hearErrors(page);
    pages.set(wrapped, page);
    return wrapped;
  };

  const open = async (url: string): Promise<TestPage> => {
    const page = await browser.newPage();
    hearErrors(page);
    await page.goto(url, { waitUntil: 'load' });
    return wrap(page);
  };

  const addresses = async () => `Open are: ${(await browser.pages()).map((page) => page.url()).join(', ')}`;

  /** The page of LinkedIn's that nobody's click in a page has opened, in a window of its own. */
  const authorization = async (): Promise<Page | undefined> => {
    const main = await first.windowId();
    for (const target of browser.targets()) {
      if (target.type() !== 'page' || target.opener() || !target.url().startsWith('http')) continue;
      const page = await target.page();
      if (page && (await page.windowId()) !== main) return page;
    }
    return undefined;
  };

  let popup: TestPopup | undefined;

  /** The popup is the one page of the extension's that was not there before the button was clicked; a worker that the click starts is none. */
  const openPopup = async (over: TestPage): Promise<TestPopup> => {
    const tab = pages.get(over);
    if (!tab) throw new Error('That page is not one of this browser.');
    await popup?.close();
    await tab.bringToFront();
    const before = new Set(browser.targets());
    await tab.triggerExtensionAction(extension);
    const find = async () =>
      browser
        .targets()
        .find(
          (target) =>
            !before.has(target) && target.type() !== 'service_worker' && target.url().startsWith(extensionOrigin),
        );
    const target = await until(find, { what: 'the popup to open' });
    const opened = chromiumPopup(await target.asPage());
    await opened.waitFor<boolean>('document.readyState === "complete"', { what: 'the popup to load' });
    popup = opened;
    return opened;
  };

  return {
    open,
    openExtensionPage: (path) => open(`${extensionOrigin}/${path}`),
    pageAt: async (urlPrefix) => {
      const what = `a page at ${urlPrefix}`;
      const find = async () => (await browser.pages()).find((page) => page.url().startsWith(urlPrefix));
      return wrap(await until(find, { what, instead: addresses }));
    },
    authorizationWindow: async () =>
      wrap(await until(authorization, { what: 'the authorization window', instead: addresses })),
    openPopup,
    pageErrors: async () => errors,
  };
}
