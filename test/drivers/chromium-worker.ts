import type { Browser, CDPSession, WebWorker } from 'puppeteer-core';
import type { Evaluate } from './driver.ts';
import { fromJson, jsonExpression } from './expression.ts';
import { until } from './waiting.ts';

/**
 * The extension's worker.
 *
 * Puppeteer attaches to it as to everything, and Chromium does not stop a worker for idleness while a debugger is attached: it lives until `stop`, or
 * until the extension is reloaded. What happens at an idle stop is what happens at `stop`; when it happens is not to be seen through this driver.
 */
export type ChromiumWorker = { readonly evaluate: Evaluate; stop(): Promise<void> };

/** Finds the extension's worker each time it is asked for something. @param extensionOrigin Without a slash at its end. */
export async function chromiumWorker(browser: Browser, extensionOrigin: string): Promise<ChromiumWorker> {
  const session = await browser.target().createCDPSession();
  const isWorker = (type: string, url: string) => type === 'service_worker' && url.startsWith(extensionOrigin);

  /** When the extension reloads itself, puppeteer keeps the old worker as well; the browser knows whether there is one, and the last is the one. */
  const running = async (): Promise<WebWorker | undefined> => {
    const { targetInfos } = await session.send('Target.getTargets');
    if (!targetInfos.some(({ type, url }) => isWorker(type, url))) return undefined;
    const target = browser.targets().findLast((candidate) => isWorker(candidate.type(), candidate.url()));
    return (await target?.worker()) ?? undefined;
  };

  /** A worker that has just started may not have its `chrome` yet. */
  const ready = async (): Promise<WebWorker | undefined> => {
    const worker = await running();
    return (await worker?.evaluate('typeof chrome === "object" && Boolean(chrome.runtime?.id)')) ? worker : undefined;
  };

  return {
    evaluate: async (expression, ...args) => {
      if (!(await running())) await start(browser, extensionOrigin);
      const worker = await until(ready, { what: 'the worker to be ready' });
      return fromJson(await worker?.evaluate(jsonExpression(expression, args))) as never;
    },
    stop: async () => {
      const worker = await running();
      if (!worker) return;
      await worker.close();
      await until(async () => (await running()) !== worker, { what: 'the worker to stop' });
    },
  };
}

/** Starts a stopped worker without any event for it, through a tab in the background that is gone again at once. */
async function start(browser: Browser, extensionOrigin: string): Promise<void> {
  const page = await browser.newPage({ background: true });
  try {
    await page.goto(`${extensionOrigin}/manifest.json`);
    const session: CDPSession = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: `${extensionOrigin}/` });
  } finally {
    await page.close();
  }
}
