import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { sandboxSettings } from '../../sandbox/settings.ts';
import type { Account } from '../../sandbox/world/accounts.ts';
import { launchChromium } from '../drivers/chromium.ts';
import type { Launch, TestBrowser, TestPage } from '../drivers/driver.ts';
import { launchFirefox } from '../drivers/firefox.ts';
import { untilFaces } from './faces.ts';
import { allow, configure, confirmUser, crm, openContacts, signIn } from './steps.ts';

export type BrowserName = 'chromium' | 'firefox';

declare module 'vitest' {
  interface ProvidedContext {
    browserName: BrowserName;
  }
}

/** How each browser is started. */
export const launchers: Record<BrowserName, Launch> = { chromium: launchChromium, firefox: launchFirefox };

/** A browser with the production build, and the sandbox it is pointed at. */
export type Scene = {
  readonly sandbox: Sandbox;
  readonly browser: TestBrowser;
  close(): Promise<void>;
};

/** The sandbox and a fresh browser profile, with nothing configured yet; `keepProfile` leaves the profile on disk after the end. */
export async function openScene(browserName: BrowserName, keepProfile = false, trytonOrigin?: string): Promise<Scene> {
  const sandbox = await startSandbox(trytonOrigin === undefined ? {} : { trytonOrigin });
  try {
    const browser = await launchers[browserName]({
      extension: `dist/${browserName}`,
      sandbox,
      keepProfile,
    });
    return {
      sandbox,
      browser,
      async close() {
        await browser.close();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** The same with the LinkedIn app set and no site, and a page of some CRM open and allowed: its contacts are found by nothing but the built-in recipe. */
export async function openUndescribedScene(
  browserName: BrowserName,
  address: string,
  trytonOrigin?: string,
): Promise<Scene & { readonly page: TestPage }> {
  const scene = await openScene(browserName, false, trytonOrigin);
  await configure(scene.browser, { ...sandboxSettings(), sites: [] });
  const page = await scene.browser.open(address);
  await page.setViewport(1280, 1700);
  await allow(scene.browser, page, new URL(address).origin);
  return { ...scene, page };
}

/** The same with the settings in place and the CRM's list open and allowed; nobody is signed in. */
export async function openAllowedScene(
  browserName: BrowserName,
  keepProfile = false,
): Promise<Scene & { readonly page: TestPage }> {
  const scene = await openScene(browserName, keepProfile);
  await configure(scene.browser);
  const page = await scene.browser.open(crm.list);
  await page.setViewport(1280, 1700);
  await allow(scene.browser, page);
  return { ...scene, page };
}

/** The same with somebody signed in, who is the CRM's user, and the list painted. */
export async function openSignedInScene(
  browserName: BrowserName,
  account: Account,
  keepProfile = false,
): Promise<Scene & { readonly page: TestPage }> {
  const scene = await openAllowedScene(browserName, keepProfile);
  await signIn(scene.browser, scene.page, account);
  await confirmUser(scene.browser, scene.page);
  await untilFaces(scene.page, openContacts(1).length);
  return scene;
}
