import type { Settings } from '../../../src/contract/settings.ts';
import { configure } from '../steps.ts';
import { keptIn } from '../worker.ts';
import { isAttemptOver, pressInPopup, untilSo } from './looking.ts';
import type { Sight } from './sights.ts';
import { type FaultStage, quietPage } from './stage.ts';

/** What somebody does where a fault is met, in a real browser with the list painted. */
export type Doing = {
  /** Before the fault. */
  prepare(stage: FaultStage): Promise<void>;
  /** Does it with a token of the last seconds; `bring` is called when the fault may begin. */
  renewToken?(stage: FaultStage, bring: () => void): Promise<void>;
  /** Does it, and waits for the sight. */
  run(stage: FaultStage, sees: Sight): Promise<void>;
  /** Once the fault has passed: does what the sight says, and waits until everything is there. */
  goBack(stage: FaultStage, sees: Sight): Promise<void>;
};

export const signInButton = 'Sign in with LinkedIn';

/** As when the browser was closed: nobody is signed in, consents and settings are kept. */
export async function forgetSession({ browser, page }: FaultStage): Promise<void> {
  await page.goto(quietPage);
  await browser.background(`(globalThis.browser ?? chrome).storage.session.clear()`);
  await browser.stopWorker();
}

export async function signInAgain(stage: FaultStage): Promise<void> {
  await pressInPopup(stage, signInButton);
  await untilSo(
    async () => 'token' in (await keptIn(stage.browser)),
    () => 'token',
  );
}

/** Signs in with these scopes, unless that is so already: LinkedIn asks for consent to other scopes than those granted last. */
export async function useScopes(stage: FaultStage, scopes: readonly string[]): Promise<void> {
  const { browser } = stage;
  const { settings } = (await keptIn(browser)) as { settings: Settings };
  if (settings.linkedin.scopes.join() === scopes.join()) return;
  await configure(browser, { ...settings, linkedin: { ...settings.linkedin, scopes } });
  await forgetSession(stage);
  await pressInPopup(stage, signInButton);
  await (await browser.authorizationWindow()).click('button[name=allow]');
  await untilSo(
    () => isAttemptOver(browser),
    () => 'end of signing in',
  );
}
