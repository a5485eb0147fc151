import type { Browser, CDPSession, Target } from 'puppeteer-core';
import type { Evaluate } from './driver.ts';
import { fromJson, jsonExpression } from './expression.ts';
import { until } from './waiting.ts';

/**
 * The extension's worker.
 *
 * Puppeteer attaches to it as to everything, and Chromium does not stop a worker for idleness while a debugger is attached: it lives until `stop`, or
 * until the extension is reloaded. What happens at an idle stop is what happens at `stop`; when it happens is not to be seen through this driver.
 */
export type ChromiumWorker = {
  readonly evaluate: Evaluate;
  stop(): Promise<void>;
  /** Does what ends the worker and brings another, and waits for that one. */
  replacedBy(change: () => Promise<void>): Promise<void>;
};

/**
 * Finds the extension's worker each time it is asked for something, and asks it through a session of its own: puppeteer's ends with `stop`.
 *
 * @param extensionOrigin Without a slash at its end.
 */
export async function chromiumWorker(browser: Browser, extensionOrigin: string): Promise<ChromiumWorker> {
  const session = await browser.target().createCDPSession();
  const isWorker = (type: string, url: string) => type === 'service_worker' && url.startsWith(extensionOrigin);

  /** The browser's own id of the worker that runs. */
  const runningId = async (): Promise<string | undefined> => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.findLast(({ type, url }) => isWorker(type, url))?.targetId;
  };

  /** When the extension reloads itself, puppeteer keeps the old worker as well; the browser knows whether there is one, and the last is the one. */
  const running = async (): Promise<Target | undefined> =>
    (await runningId()) === undefined
      ? undefined
      : browser.targets().findLast((candidate) => isWorker(candidate.type(), candidate.url()));

  /** When the worker that runs was started, which tells it from every other. */
  const startOf = async (): Promise<unknown> => {
    const worker = await running();
    return worker && evaluateIn(worker, 'performance.timeOrigin');
  };

  /** A worker that has just started may not have its `chrome` yet. */
  const ready = async (): Promise<Target | undefined> => {
    const worker = await running();
    const isReady = worker && (await evaluateIn(worker, 'typeof chrome === "object" && Boolean(chrome.runtime?.id)'));
    return isReady ? worker : undefined;
  };

  return {
    evaluate: async (expression, ...args) => {
      if (!(await running())) await start(browser, extensionOrigin);
      const worker = await until(ready, { what: 'the worker to be ready' });
      return fromJson(await evaluateIn(worker, jsonExpression(expression, args))) as never;
    },
    stop: async () => {
      const targetId = await runningId();
      if (targetId === undefined) return;
      // A worker that an event starts again at once takes over what is still attached to the former, and waits for a debugger for ever.
      const attached = await (await running())?.worker();
      await attached?.client.detach();
      await session.send('Target.closeTarget', { targetId });
      await until(async () => (await runningId()) !== targetId, { what: 'the worker to stop' });
    },
    replacedBy: async (change) => {
      const former = await startOf();
      await change();
      const isAnother = async () => (await ready()) !== undefined && (await startOf()) !== former;
      await until(isAnother, { what: 'the new worker' });
    },
  };
}

/** @throws Error with what was thrown there, or where the worker has stopped. */
async function evaluateIn(worker: Target, expression: string): Promise<unknown> {
  const session = await worker.createCDPSession();
  try {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', asked);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } finally {
    await session.detach().catch(() => {
      // The worker has stopped meanwhile, and the session with it.
    });
  }
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
