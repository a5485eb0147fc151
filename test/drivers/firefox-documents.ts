import { writeFile } from 'node:fs/promises';
import { type Bidi, BidiError } from './bidi.ts';
import type { AccessibleNode, TestPage, TestPopup } from './driver.ts';
import type { Parent } from './firefox-chrome.ts';
import type { Accessible } from './firefox-internals.ts';
import { chordActions, keyActions } from './firefox-keys.ts';
import { documentOver, type Hands } from './test-document.ts';
import { GoneError, until } from './waiting.ts';

/** A tab or window of Firefox. @param context Its WebDriver BiDi id. */
export function firefoxPage(bidi: Bidi, parent: Parent, context: string): TestPage {
  const toContext = <T>(method: string, parameters: object = {}): Promise<T> =>
    notGone(bidi.send<T>(method, { context, ...parameters }));
  const act = (source: object, actions: readonly object[]) =>
    toContext<void>('input.performActions', { actions: [{ ...source, actions }] });
  const typeKeys = (keys: readonly string[]) => act({ type: 'key', id: 'keyboard' }, keyActions(keys));
  const capture = async (fullPage: boolean, tries = 3): Promise<Uint8Array> => {
    const origin = fullPage ? 'document' : 'viewport';
    try {
      const { data } = await toContext<{ data: string }>('browsingContext.captureScreenshot', { origin });
      return Buffer.from(data, 'base64');
    } catch (error) {
      // A page that is changing its size at that very moment can't be captured, and Firefox says no more of it.
      const isRefused = error instanceof BidiError && error.message.includes('Unable to capture screenshot');
      if (!isRefused || tries <= 1) throw error;
      return capture(fullPage, tries - 1);
    }
  };

  const pressAt = (source: object, x: number, y: number) =>
    mayClose(
      act({ type: 'pointer', ...source }, [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
    );

  const hands: Hands = {
    evaluate: (expression) => notGone(bidi.evaluate(context, expression)),
    clickAt: ({ x, y }) => pressAt({ id: 'mouse' }, x, y),
    moveTo: ({ x, y }) => act({ type: 'pointer', id: 'mouse' }, [{ type: 'pointerMove', x, y }]),
    pressKey: (key) => mayClose(typeKeys([key])),
    typeText: (text) => typeKeys([...text]),
    emulateForcedColors: () => parent.call(forceTabColors, context),
    screenshot: async (file, { fullPage = false } = {}) => writeFile(file, await capture(fullPage)),
    close: () => mayClose(toContext('browsingContext.close')),
  };

  const { pressButton, ...shared } = documentOver(hands);
  const url = async (): Promise<string> => {
    type Tree = { readonly contexts: readonly { readonly url: string }[] };
    const tree = await notGone(bidi.send<Tree>('browsingContext.getTree', { root: context, maxDepth: 0 }));
    return tree.contexts[0]?.url ?? '';
  };
  return {
    ...shared,
    pressButton,
    moveMouse: (x, y) => hands.moveTo({ x, y }),
    clickMouse: (x, y) => hands.clickAt({ x, y }),
    tap: (x, y) => pressAt({ id: 'finger', parameters: { pointerType: 'touch' } }, x, y),
    frameAt: async (address) => {
      type Node = { readonly context: string; readonly url: string; readonly children: readonly Node[] | null };
      const tree = await notGone(
        bidi.send<{ readonly contexts: readonly Node[] }>('browsingContext.getTree', { root: context }),
      );
      const framesIn = ({ children }: Node): readonly Node[] =>
        (children ?? []).flatMap((child) => [child, ...framesIn(child)]);
      const frame = tree.contexts.flatMap(framesIn).find((frame) => address.test(frame.url));
      return frame && firefoxPage(bidi, parent, frame.context);
    },
    press: hands.pressKey,
    pressKeysTo: (what) => act({ type: 'key', id: 'keyboard' }, chordActions('Control', what === 'copy' ? 'c' : 'v')),
    url,
    goto: async (address) => {
      await toContext('browsingContext.navigate', { url: address, wait: 'complete' });
    },
    back: async () => {
      const index = await parent.call(historyIndex, context);
      await toContext('browsingContext.traverseHistory', { delta: -1 });
      await until(async () => (await parent.call(historyIndex, context)) === index - 1, { what: 'the way back' });
      await shared.waitFor('document.readyState === "complete"', { what: 'the page gone back to' });
    },
    reload: async () => {
      await toContext('browsingContext.reload', { wait: 'complete' });
    },
    setViewport: (width, height) => toContext('browsingContext.setViewport', { viewport: { width, height } }),
    bringToFront: async () => {
      await toContext('browsingContext.activate');
      await parent.call(focusTab, context);
    },
    accessibilityTree: async () => (await parent.call(readAccessibilityTree, context)) ?? [],
    recordFrames: async (during) => {
      await toContext('browsingContext.activate');
      const frames: Uint8Array[] = [];
      let over = false;
      const end = during().finally(() => {
        over = true;
      });
      // What goes wrong meanwhile is thrown at the end, by `end` itself.
      end.catch(() => undefined);
      while (!over) frames.push(await capture(false));
      await end;
      return frames;
    },
  };
}

/** The toolbar popup of Firefox. @param id Its browsing context's number, since WebDriver BiDi does not list it. */
export function firefoxPopup(parent: Parent, geckoId: string, id: number): TestPopup {
  const hands: Hands = {
    evaluate: (expression) => parent.evaluateIn(id, expression),
    clickAt: (point) => parent.clickIn(id, point),
    moveTo: () => Promise.reject(new Error('This driver moves no mouse in the popup.')),
    pressKey: (key) => parent.pressKeysIn(id, [key]),
    typeText: (text) => parent.pressKeysIn(id, [...text]),
    emulateForcedColors: () => parent.call(forceColors, id),
    screenshot: async (file, { fullPage = false } = {}) => {
      await writeFile(file, await parent.call(snapshot, id, fullPage), 'base64');
    },
    close: async () => {
      await parent.call(closePopup, geckoId, id);
      await until(closed, { what: 'the popup to close' });
    },
  };
  const closed = () => parent.call(isClosed, id);
  const { pressButton, hover: _hover, ...shared } = documentOver(hands);
  return { ...shared, press: pressButton, pressKey: hands.pressKey, closed };
}

async function notGone<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (error instanceof BidiError && error.code === 'no such frame') throw new GoneError('The page is closed.');
    throw error;
  });
}

/** A click or a key may close what it is given to, and then it has no answer. */
async function mayClose(input: Promise<unknown>): Promise<void> {
  await input.catch((error: unknown) => {
    if (!(error instanceof GoneError)) throw error;
  });
}

/** A tab that is in front already may have left the focus to the browser's own buttons. */
function focusTab(context: string): void {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  NavigableManager.getBrowserById(context)?.focus();
}

function forceTabColors(context: string): void {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const browser = NavigableManager.getBrowserById(context);
  if (browser) browser.browsingContext.forcedColorsOverride = 'active';
}

function historyIndex(context: string): number {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  return NavigableManager.getBrowserById(context)?.browsingContext.sessionHistory.index ?? -1;
}

function forceColors(id: number): void {
  const context = BrowsingContext.get(id);
  if (context) context.forcedColorsOverride = 'active';
}

/** What the accessibility service holds of a tab's document; `null` while it is still being told. The first question starts the service. */
function readAccessibilityTree(context: string): AccessibleNode[] | null {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const browser = NavigableManager.getBrowserById(context);
  const page = browser && service.getAccessibleFor(browser)?.firstChild;
  if (!page) return null;
  const within = (accessible: Accessible): AccessibleNode[] => {
    const nodes = [{ role: service.getStringRole(accessible.role), name: accessible.name ?? '' }];
    for (let child = accessible.firstChild; child; child = child.nextSibling) nodes.push(...within(child));
    return nodes;
  };
  return within(page);
}

function isClosed(id: number): boolean {
  return !BrowsingContext.get(id)?.embedderElement?.isConnected;
}

function closePopup(geckoId: string, id: number): void {
  const { ViewPopup } = ChromeUtils.importESModule('resource:///modules/ExtensionPopups.sys.mjs');
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  const window = BrowsingContext.get(id)?.embedderElement?.ownerDocument.defaultView;
  if (extension && window) ViewPopup.for(extension, window)?.closePopup();
}

/** Base64 of a PNG of what the popup shows, or of the whole of its document. */
async function snapshot(id: number, fullPage: boolean): Promise<string> {
  const context = BrowsingContext.get(id);
  const browser = context?.embedderElement;
  const shown = context?.currentWindowGlobal;
  if (!browser || !shown) throw new Error('The popup is closed.');
  const { width, height } = browser.getBoundingClientRect();
  const area = fullPage ? new DOMRect(0, 0, width, browser.scrollHeight) : null;
  const picture = await shown.drawSnapshot(area, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
  canvas.width = picture.width;
  canvas.height = picture.height || height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas.toDataURL('image/png').replace(/^.*,/, '');
}
