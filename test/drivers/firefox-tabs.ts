import type { Bidi } from './bidi.ts';
import type { TestBrowser, TestPage, TestPopup } from './driver.ts';
import type { Parent } from './firefox-chrome.ts';
import { firefoxPage, firefoxPopup } from './firefox-documents.ts';
import { until } from './waiting.ts';

type Tabs = Pick<
  TestBrowser,
  'open' | 'openExtensionPage' | 'pageAt' | 'openPopup' | 'authorizationWindow' | 'pageErrors'
>;

type Context = {
  readonly context: string;
  readonly url: string;
  readonly clientWindow: string;
  readonly originalOpener: string | null;
};

/** The browser's tabs and windows, and the popup over them. */
export async function firefoxTabs(bidi: Bidi, parent: Parent, geckoId: string, extensionOrigin: string): Promise<Tabs> {
  const contexts = async () =>
    (await bidi.send<{ readonly contexts: readonly Context[] }>('browsingContext.getTree', { maxDepth: 0 })).contexts;
  const main = (await contexts())[0]?.clientWindow;
  const ids = new WeakMap<TestPage, string>();

  const wrap = ({ context }: Pick<Context, 'context'>): TestPage => {
    const wrapped = firefoxPage(bidi, parent, context);
    ids.set(wrapped, context);
    return wrapped;
  };

  const open = async (url: string): Promise<TestPage> => {
    const page = wrap(await bidi.send<Context>('browsingContext.create', { type: 'tab' }));
    await page.goto(url);
    return page;
  };

  const instead = async () => `Open are: ${(await contexts()).map(({ url }) => url).join(', ')}`;
  const whichever = async (what: string, fits: (context: Context) => boolean): Promise<TestPage> =>
    wrap(await until(async () => (await contexts()).find(fits), { what, instead }));

  let popup: TestPopup | undefined;

  return {
    open,
    openExtensionPage: (path) => open(`${extensionOrigin}/${path}`),
    pageAt: (urlPrefix) => whichever(`a page at ${urlPrefix}`, ({ url }) => url.startsWith(urlPrefix)),
    authorizationWindow: () =>
      whichever(
        'the authorization window',
        ({ url, clientWindow, originalOpener }) =>
          clientWindow !== main && originalOpener === null && url.startsWith('http'),
      ),
    openPopup: async (page) => {
      const context = ids.get(page);
      if (!context) throw new Error('That page is not one of this browser.');
      await popup?.close();
      await page.bringToFront();
      await parent.call(clickToolbarButton, geckoId, context);
      const id = await until(() => parent.call(popupId, geckoId), { what: 'the popup to open' });
      popup = firefoxPopup(parent, geckoId, id);
      await popup.waitFor<boolean>('document.readyState === "complete"', { what: 'the popup to load' });
      return popup;
    },
    pageErrors: () => parent.call(errorsInPages, extensionOrigin),
  };
}

/** What the browser's console keeps of errors in web pages; a content script's bear the address of its file. */
function errorsInPages(extensionOrigin: string): string[] {
  return Services.console.getMessageArray().flatMap((entry) => {
    if (!(entry instanceof Ci.nsIScriptError) || (entry.flags & Ci.nsIScriptError.warningFlag) !== 0) return [];
    // Nothing was thrown: Firefox asks for LinkedIn's page before it shows it, and takes an answer that leads on at once for XML.
    if (entry.category === 'malformed-xml') return [];
    const ofContentScript = entry.sourceName.startsWith(`${extensionOrigin}/src/content/`);
    return ofContentScript || entry.sourceName.startsWith('https:')
      ? [`${entry.errorMessage} (${entry.sourceName})`]
      : [];
  });
}

function clickToolbarButton(geckoId: string, context: string): void {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  const window = NavigableManager.getBrowserById(context)?.ownerDocument.defaultView;
  if (!extension || !window) throw new Error('The extension, or the page, has gone.');
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}

/** The browsing context of the open popup; 0 where there is none, or it still is the blank page that it begins as. */
function popupId(geckoId: string): number {
  const views = [...(WebExtensionPolicy.getByID(geckoId)?.extension.views ?? [])];
  const browser = views.find(({ viewType }) => viewType === 'popup')?.xulBrowser;
  return browser?.isConnected && browser.currentURI.spec.startsWith('moz-extension:') ? browser.browsingContext.id : 0;
}
