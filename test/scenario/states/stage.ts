import { anna } from '../../../sandbox/world/accounts.ts';
import type { ColorScheme, TestBrowser } from '../../drivers/driver.ts';
import { until } from '../../drivers/waiting.ts';
import { untilFaces } from '../faces.ts';
import { policyFile } from '../policy-file.ts';
import { type BrowserName, openScene, prepared } from '../scene.ts';
import { allow, configure, confirmUserIn, crm, openContacts, signInAtOnce } from '../steps.ts';
import type { Shown, Stage, State } from './state.ts';

export type StateTheatre = {
  /** Brings a state about, from wherever the last one left off, and gives the document in which it can be seen. */
  bring(state: State): Promise<Shown>;
  /** Takes the state's own way on, where it has to be taken before the next one. */
  leave(state: State, shown: Shown): Promise<void>;
  close(): Promise<void>;
};

/**
 * A browser and a sandbox in which one state after another is brought about.
 *
 * @param managed whether an organisation's policy sets everything (`policyFile`).
 */
export async function openStates(
  browserName: BrowserName,
  { managed = false, colorScheme = 'light' }: { readonly managed?: boolean; readonly colorScheme?: ColorScheme } = {},
): Promise<StateTheatre> {
  const policies = managed ? { policies: policyFile(browserName) } : {};
  const scene = await openScene(browserName, { colorScheme, ...policies });
  const { browser, sandbox } = scene;
  const stage = await prepared(scene, async (): Promise<Stage> => {
    await configure(browser);
    const page = await browser.open(crm.list);
    await page.setViewport(1280, 1700);
    const options = await browser.openExtensionPage('src/options/options.html');
    await allow(browser, page);
    return { browser, sandbox, page, options };
  });
  let isSignedIn = false;

  return {
    async bring(state) {
      await (state.from === 'signed-in' ? signedIn(stage, isSignedIn, !managed) : nobody(stage));
      isSignedIn = false;
      const shown = await state.reach(stage);
      isSignedIn = state.from === 'signed-in' && state.keepsSession === true;
      return shown;
    },
    async leave(state, shown) {
      await state.leave?.(stage, shown);
    },
    close: scene.close,
  };
}

/** As if just set up: nothing kept but the settings, nobody signed in here or at LinkedIn, nothing wrong anywhere. */
async function nobody({ browser, sandbox, page, options }: Stage): Promise<void> {
  await browser.setOffline(false);
  sandbox.control.reset();
  // What is in the worker's memory is forgotten as a sign-out forgets it, an attempt under way included.
  await options.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage({ kind: 'sign-out', ask: {} })`);
  await browser.background(
    `(async ({ storage: { local, session } }) => {
      await session.remove('testedService');
      const keys = Object.keys(await local.get(null)).filter((key) => key !== 'settings');
      await local.remove(keys);
    })(globalThis.browser ?? chrome)`,
  );
  await usualSettings(browser);
  await page.goto(crm.list);
}

/** The sandbox's settings, with the CRM's script registered again where a state had switched the site off. */
async function usualSettings(browser: TestBrowser): Promise<void> {
  await configure(browser);
  const registered = () =>
    browser.background<number>(
      `(globalThis.browser ?? chrome).scripting.getRegisteredContentScripts().then(({ length }) => length)`,
    );
  await until(async () => (await registered()) === 1, { what: "the CRM's script to be registered" });
}

/** @param confirms whether the CRM's recipe has the viewer say who they are there. */
async function signedIn(stage: Stage, already: boolean, confirms: boolean): Promise<void> {
  if (already) {
    await stage.browser.setOffline(false);
    stage.sandbox.control.clearFaults();
    await usualSettings(stage.browser);
    await stage.page.goto(crm.list);
  } else {
    await nobody(stage);
    const popup = await signInAtOnce(stage, stage.page, anna);
    await (confirms ? confirmUserIn(popup) : popup.close());
  }
  await untilFaces(stage.page, openContacts(1).length);
}
