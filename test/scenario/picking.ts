import type { Site } from '../../src/contract/settings.ts';
import type { TestBrowser, TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { crm } from './steps.ts';

/** Milliseconds after which what has just appeared in the panel can be pressed. */
const settled = 450;

/** Leaves a step of the panel where it is, as long as a person looks at it. */
export const look = (milliseconds = settled): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether the picker stands in a page. */
export const isPicking = (page: TestPage): Promise<boolean> =>
  page.evaluate(() => document.querySelector('vis-a-vis-picker') !== null);

/** Begins setting up the site from the popup, as a person does, and waits for the picker. */
export async function beginSetUp(browser: TestBrowser, page: TestPage, button = 'Set up this site'): Promise<void> {
  await browser.allowHost(crm.origin);
  const popup = await browser.openPopup(page);
  await popup.press(button);
  await page.waitFor(() => document.querySelector('vis-a-vis-picker') !== null, { what: 'the picker' });
  await until(() => popup.closed(), { what: 'the popup to go' });
  await page.bringToFront();
  await look();
}

/** Clicks or taps the button by which the panel goes on, in its lower right corner. */
export async function pressOnward(page: TestPage, by: 'clickMouse' | 'tap' = 'clickMouse'): Promise<void> {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: innerHeight,
  }));
  await look();
  await page[by](width - 16 - 16 - 20, height - 16 - 12 - 16);
}

/** Waits until the page is without the picker. */
export async function untilNotPicking(page: TestPage): Promise<void> {
  await page.waitFor(() => document.querySelector('vis-a-vis-picker') === null, { what: 'the picker to go' });
}

/** The sites' settings as they are stored. */
export const sitesStored = (browser: TestBrowser): Promise<readonly Pick<Site, 'recipe'>[]> =>
  browser.background(
    '(globalThis.browser ?? chrome).storage.local.get("settings").then(({ settings }) => settings.sites)',
  );
