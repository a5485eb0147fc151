import { anna } from '../../../sandbox/world/accounts.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { configure, crm, signInConsenting } from '../steps.ts';
import { keptIn } from '../worker.ts';
import type { Sight } from './sights.ts';
import type { FaultStage } from './stage.ts';

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

/** As when the browser was closed: nobody is signed in, consents and settings are kept. Only what was begun in a page that stays open goes on. */
export async function forgetSession({ browser, page }: FaultStage): Promise<void> {
  await page.goto(crm.quiet);
  await browser.background(
    `(async ({ storage: { session } }) => {
      await session.remove(Object.keys(await session.get(null)).filter((key) => key !== 'setUp'));
    })((globalThis.browser ?? chrome))`,
  );
  await browser.stopWorker();
}

/** Signs in with these scopes, unless that is so already: LinkedIn asks for consent to other scopes than those granted last. */
export async function useScopes(stage: FaultStage, scopes: readonly string[]): Promise<void> {
  const { browser, page } = stage;
  const { settings } = (await keptIn(browser)) as { settings: Settings };
  if (settings.linkedin.scopes.join() === scopes.join()) return;
  await configure(browser, { ...settings, linkedin: { ...settings.linkedin, scopes } });
  await forgetSession(stage);
  await signInConsenting(browser, page, anna.name);
}
