import { anna } from '../../../sandbox/world/accounts.ts';
import { until } from '../../drivers/waiting.ts';
import { fromContentScript } from '../content-script.ts';
import { everyScope, pressInPopup, signInAgain, signInButton, untilSignedInAs } from '../steps.ts';
import { keptIn } from '../worker.ts';
import { type Doing, forgetSession, useScopes } from './doing.ts';
import { longestWait, untilAttemptOver, untilPopupSays } from './looking.ts';
import { sightOf } from './sights.ts';
import type { FaultStage } from './stage.ts';

/** Signing in from the popup, over a page without contacts. */
export function signingIn(scopes = everyScope): Doing {
  return {
    async prepare(stage) {
      await useScopes(stage, scopes);
      await forgetSession(stage);
    },
    async run(stage, sees) {
      await pressInPopup(stage.browser, stage.page, signInButton);
      await untilAttemptOver(stage.browser);
      if (sees === 'signed-in' || sees === 'initials') await untilSignedIn(stage, sees);
      else await untilPopupSays(stage, sees);
    },
    async goBack({ browser, page }, sees) {
      if (sightOf(sees).wayBack === 'sign-in') await signInAgain(browser, page, anna.name);
    },
  };
}

async function untilSignedIn({ browser, page }: FaultStage, sees: 'signed-in' | 'initials'): Promise<void> {
  await untilSignedInAs(browser, page, anna.name);
  const hasPicture = async () => 'ownPicture' in (await keptIn(browser));
  if (sees === 'signed-in') await until(hasPicture, { what: 'the picture of the viewer’s own', timeout: longestWait });
  else {
    await untilPictureTried({ browser, page });
    if (await hasPicture()) throw new Error('The viewer has a picture all the same.');
  }
}

/** Waits until no attempt to fetch the viewer's own picture is under way: a page that asks who the CRM's user is is answered after that, and begins one where there was none. */
async function untilPictureTried({ browser, page }: Pick<FaultStage, 'browser' | 'page'>): Promise<void> {
  const identity = await page.evaluate(() => document.querySelector('#crm-user')?.getAttribute('data-user-id') ?? '');
  const epoch = Number((await keptIn(browser))['epoch']);
  const message = { kind: 'crm-user', visit: 1, epoch, identity, pixels: 40 };
  await page.bringToFront();
  const [heard] = await fromContentScript(browser, [{ port: 'visit', message, isAnswered: true }]);
  const reply = heard?.reply as { kind?: string; confirmed?: boolean } | null | undefined;
  if (reply?.kind !== 'crm-user' || reply.confirmed !== true)
    throw new Error(`Instead of who the CRM's user is there came ${JSON.stringify(reply)}.`);
}

/** The same, where LinkedIn's own page is what goes wrong; a window that shows what went wrong is closed, as a person does. */
export const opening: Doing = {
  ...signingIn(),
  async run(stage, sees) {
    if (sees === 'window-closed') {
      await pressInPopup(stage.browser, stage.page, signInButton);
      await (await stage.browser.authorizationWindow()).close();
      await untilPopupSays(stage, sees);
    } else await signingIn().run(stage, sees);
  },
};
