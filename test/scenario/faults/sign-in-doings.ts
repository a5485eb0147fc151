import { anna } from '../../../sandbox/world/accounts.ts';
import { keptIn } from '../worker.ts';
import { type Doing, forgetSession, signInAgain, signInButton, useScopes } from './doing.ts';
import { isAttemptOver, pressInPopup, untilPopupSays, untilSo } from './looking.ts';
import { sightOf } from './sights.ts';
import { everyScope, type FaultStage } from './stage.ts';

/** Signing in from the popup, over a page without contacts. */
export function signingIn(scopes = everyScope): Doing {
  return {
    async prepare(stage) {
      await useScopes(stage, scopes);
      await forgetSession(stage);
    },
    async run(stage, sees) {
      await pressInPopup(stage, signInButton);
      await untilSo(
        () => isAttemptOver(stage.browser),
        () => 'end of signing in',
      );
      if (sees === 'signed-in' || sees === 'initials') await untilSignedIn(stage, sees);
      else await untilPopupSays(stage, sees);
    },
    async goBack(stage, sees) {
      if (sightOf(sees).wayBack === 'sign-in') await signInAgain(stage);
    },
  };
}

async function untilSignedIn({ browser, page }: FaultStage, sees: 'signed-in' | 'initials'): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.waitForText(`Signed in as ${anna.name}`);
  await popup.close();
  const hasPicture = async () => 'ownPicture' in (await keptIn(browser));
  if (sees === 'signed-in') await untilSo(hasPicture, () => 'picture of the viewer’s own');
  else if (await hasPicture()) throw new Error('The viewer has a picture all the same.');
}

/** The same, where LinkedIn's own page is what goes wrong; a window that shows what went wrong is closed, as a person does. */
export const opening: Doing = {
  ...signingIn(),
  async run(stage, sees) {
    if (sees === 'window-closed') {
      await pressInPopup(stage, signInButton);
      await (await stage.browser.authorizationWindow()).close();
      await untilPopupSays(stage, sees);
    } else await signingIn().run(stage, sees);
  },
};
