import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'puppeteer-core';

/** Megabytes of JavaScript heap that are in use once everything unneeded is gone. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

/** Of a page with everything in it, a content script's part included. */
export async function pageHeap(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  try {
    return await heapOf(session);
  } finally {
    await session.detach();
  }
}

/** Of the extension's worker, which has to be running. */
export async function workerHeap(browser: Browser, extensionOrigin: string): Promise<number> {
  const target = browser
    .targets()
    .findLast((candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(extensionOrigin));
  const worker = await target?.worker();
  if (!worker) throw new Error('The worker does not run.');
  return heapOf(worker.client);
}

/** Kilobytes of a file, as it is and as it would travel. */
export async function sizeOf(file: string): Promise<{ readonly plain: number; readonly packed: number }> {
  const content = await readFile(file);
  return { plain: content.length / 1000, packed: gzipSync(content, { level: 9 }).length / 1000 };
}
