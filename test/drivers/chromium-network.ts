import type { Browser, CDPSession, Target } from 'puppeteer-core';
import type { TestBrowser } from './driver.ts';

const kinds: readonly string[] = ['page', 'service_worker', 'other'];

/**
 * The browser's cookies, and its network switched off and on. Chromium knows it for each of its pages and workers alone, so all of them are told, those that come
 * later too; what was told holds for as long as the session that told it.
 */
export function chromiumNetwork(browser: Browser): Pick<TestBrowser, 'setOffline' | 'setCookie'> {
  let off = false;
  const sessions = new Set<CDPSession>();

  const switchOff = async (target: Target): Promise<void> => {
    if (!kinds.includes(target.type())) return;
    const session = await target.createCDPSession();
    sessions.add(session);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  };
  /** What has gone in the meantime can't be told, and need not be. */
  const switchOffIfThere = (target: Target): Promise<void> => switchOff(target).catch(() => undefined);

  browser.on('targetcreated', (target) => {
    if (off) void switchOffIfThere(target);
  });
  return {
    setCookie: ({ host, ...cookie }) =>
      browser.setCookie({ ...cookie, domain: host, path: '/', secure: true, httpOnly: true, sameSite: 'None' }),
    async setOffline(offline) {
      if (off === offline) return;
      off = offline;
      if (offline) await Promise.all(browser.targets().map(switchOffIfThere));
      else {
        await Promise.all([...sessions].map((session) => session.detach().catch(() => undefined)));
        sessions.clear();
      }
    },
  };
}
