import type { Browser, CDPSession, Page } from 'puppeteer-core';

/**
 * Bytes that are in use once everything unneeded is gone: JavaScript's, the document's and what buffers hold. What pictures take once they are decoded is not
 * among them.
 */
async function bytesOf(session: CDPSession): Promise<number> {
  // What is only known to be unneeded once something else has gone goes in the second turn.
  for (let turn = 0; turn < 2; turn += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as Usage;
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** What Chromium answers; its protocol's types leave out the last two. */
type Usage = {
  readonly usedSize: number;
  readonly embedderHeapUsedSize: number;
  readonly backingStorageSize: number;
};

/** Of a page with everything in it, a content script's part included. */
export async function pageBytes(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  try {
    return await bytesOf(session);
  } finally {
    await session.detach();
  }
}

/** Of the extension's worker, which has to be running. */
export async function workerBytes(browser: Browser, extensionOrigin: string): Promise<number> {
  const target = browser
    .targets()
    .findLast((candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(extensionOrigin));
  const worker = await target?.worker();
  if (!worker) throw new Error('The worker does not run.');
  return bytesOf(worker.client);
}
