import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { sandboxSettings } from '../../sandbox/settings.ts';
import type { Account } from '../../sandbox/world/accounts.ts';
import { launchChromium } from '../drivers/chromium.ts';
import type { Launch, LaunchOptions, TestBrowser, TestPage } from '../drivers/driver.ts';
import { launchFirefox } from '../drivers/firefox.ts';
import { untilFaces } from './faces.ts';
import { allow, configure, confirmUserIn, crm, openContacts, signInAtOnce } from './steps.ts';

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

/** What a scene's browser and sandbox may have of their own. */
export type SceneOptions = Pick<LaunchOptions, 'keepProfile' | 'language' | 'colorScheme' | 'policies'> & {
  /** As `startSandbox` takes it. */
  readonly trytonOrigin?: string;
};

/** The sandbox and a fresh browser profile, with nothing configured yet. */
export async function openScene(
  browserName: BrowserName,
  { trytonOrigin, ...options }: SceneOptions = {},
): Promise<Scene> {
  const sandbox = await startSandbox(trytonOrigin === undefined ? {} : { trytonOrigin });
  try {
    const browser = await launchers[browserName]({ ...options, extension: `dist/${browserName}`, sandbox });
    return {
      sandbox,
      browser,
      async close() {
        try {
          await browser.close();
        } finally {
          await sandbox.close();
        }
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** What comes of preparing a scene, which is closed where that fails: nobody else knows of its browser then. */
export async function prepared<Result>(scene: Pick<Scene, 'close'>, prepare: () => Promise<Result>): Promise<Result> {
  try {
    return await prepare();
  } catch (error) {
    await scene.close().catch(() => undefined);
    throw error;
  }
}

/** The same with the LinkedIn app set and no site, and a page of some CRM open and allowed: its contacts are found by nothing but the built-in recipe. */
export async function openUndescribedScene(
  browserName: BrowserName,
  address: string,
  trytonOrigin?: string,
): Promise<Scene & { readonly page: TestPage }> {
  const scene = await openScene(browserName, trytonOrigin === undefined ? {} : { trytonOrigin });
  return prepared(scene, async () => {
    await configure(scene.browser, { ...sandboxSettings(), sites: [] });
    const page = await scene.browser.open(address);
    await page.setViewport(1280, 1700);
    await allow(scene.browser, page, new URL(address).origin);
    return { ...scene, page };
  });
}

/** The same with the settings in place and the CRM's list open and allowed; nobody is signed in. */
export async function openAllowedScene(
  browserName: BrowserName,
  options?: SceneOptions,
): Promise<Scene & { readonly page: TestPage }> {
  const scene = await openScene(browserName, options);
  return prepared(scene, async () => {
    await configure(scene.browser);
    const page = await scene.browser.open(crm.list);
    await page.setViewport(1280, 1700);
    await allow(scene.browser, page);
    return { ...scene, page };
  });
}

/** The same with somebody signed in, who is the CRM's user, and the list painted. */
export async function openSignedInScene(
  browserName: BrowserName,
  account: Account,
  options?: SceneOptions,
): Promise<Scene & { readonly page: TestPage }> {
  const scene = await openAllowedScene(browserName, options);
  return prepared(scene, async () => {
    await confirmUserIn(await signInAtOnce(scene, scene.page, account));
    await untilFaces(scene.page, openContacts(1).length);
    return scene;
  });
}
