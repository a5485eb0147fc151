import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Extension, Page } from 'puppeteer-core';
import { chromiumPopup } from '../../test/drivers/chromium-documents.ts';
import type { TestPopup } from '../../test/drivers/driver.ts';
import { patiently, TooLate } from './patience.ts';
import { drawnAt, markedAt, type TraceEvent, traced } from './trace.ts';

/** Milliseconds in which the popup ought to come to rest. */
const usualPatience = 700;

/**
 * Milliseconds from the click on the toolbar's button to the popup's last change painted: whatever it has to show stands, and nothing follows.
 *
 * The click is marked in the page before the browser is told of it, so the way of the order through the debugging protocol counts as well.
 *
 * @param path of the popup's document in the extension.
 * @param check looks at the popup once it has come to rest; it throws `TooLate` where that is still to come.
 */
export function measurePopup(
  page: Page,
  extension: Extension,
  path: string,
  check: (popup: TestPopup) => Promise<void>,
): Promise<number> {
  const browser = page.browser();
  return patiently(usualPatience, async (patience) => {
    await closePopups(browser, path);
    await page.bringToFront();
    const before = new Set(browser.targets());
    const trace = await traced(page, async () => {
      await page.evaluate(() => performance.mark('click'));
      await page.triggerExtensionAction(extension);
      await sleep(patience);
    });
    const target = browser.targets().find((one) => !before.has(one) && one.url().endsWith(path));
    if (!target) throw new TooLate(`${path} did not open within ${patience} ms.`);
    const popup = chromiumPopup(await target.asPage());
    try {
      await check(popup);
    } finally {
      await popup.close();
    }
    const clicked = markedAt(trace, 'click');
    // A popup that was opened before may still be on its way out.
    const drawn = lastChangeDrawn(
      trace.filter(({ ts }) => ts >= clicked),
      path,
    );
    if (drawn === undefined) throw new TooLate(`${path} was not drawn within ${patience} ms.`);
    return (drawn - clicked) / 1000;
  });
}

/** Closes what came too late to be measured: the button's next press would do nothing but that. */
async function closePopups(browser: Browser, path: string): Promise<void> {
  for (const target of browser.targets().filter((one) => one.url().endsWith(path)))
    await (await target.asPage()).close();
}

/** When the last layout of the document that made or removed boxes was drawn, in microseconds; `undefined` where it was not. */
function lastChangeDrawn(trace: readonly TraceEvent[], path: string): number | undefined {
  const load = trace.find(({ name, args }) => name === 'CommitLoad' && args.data?.url?.endsWith(path));
  const frame = load?.args.data?.frame;
  const layouts = trace.filter(({ name, args }) => name === 'Layout' && args.beginData?.frame === frame);
  const changed = layouts.findLast(
    ({ args }, index) => args.beginData?.totalObjects !== layouts[index - 1]?.args.beginData?.totalObjects,
  );
  const painted = trace.find(
    ({ name, ts, args }) => name === 'Paint' && args.data?.frame === frame && ts >= (changed?.ts ?? 0),
  );
  return painted && frame !== undefined ? drawnAt(trace, painted) : undefined;
}
