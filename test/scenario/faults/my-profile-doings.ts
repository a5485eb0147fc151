import { anna } from '../../../sandbox/world/accounts.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { choosePicture, editorScopes, openMyProfile, sendTyped } from '../my-profile.ts';
import { everyScope, signInAgain } from '../steps.ts';
import type { Doing } from './doing.ts';
import { forgetSession, useScopes } from './doing.ts';
import { untilSays } from './looking.ts';
import { type Sight, sightOf } from './sights.ts';
import type { FaultStage } from './stage.ts';

const scopes = [...everyScope, ...editorScopes.filter((scope) => !everyScope.includes(scope))];

/** Milliseconds; an upload is given two minutes, and can be cancelled before. */
const longestUpload = 180_000;

const allowed = (stage: FaultStage): Promise<void> => useScopes(stage, scopes);

/** Whoever is signed in at LinkedIn signs in with a token of the last seconds; pages that are open go on. */
async function renewed(stage: FaultStage, bring: () => void): Promise<void> {
  await forgetSession(stage);
  await signInAgain(stage.browser, stage.page, anna.name);
  bring();
}

const reading = (): Doing => {
  let shown: TestPage;
  return {
    prepare: allowed,
    renewToken: renewed,
    async run({ browser }, sees) {
      shown = await openMyProfile(browser);
      if (sees === 'forms' || sees === 'forms-unread') await shown.pressButton('Introduction');
      await untilSays(() => shown.text(), sees);
    },
    async goBack({ browser, page }, sees) {
      const { wayBack } = sightOf(sees);
      await shown.bringToFront();
      if (wayBack === 'send-again') await shown.pressButton('Read my profile again');
      if (wayBack === 'sign-in') await signInAgain(browser, page, anna.name);
      await shown.waitForText('Find a field');
      await shown.close();
    },
  };
};

let changes = 0;

/** Something is typed into a form before the fault; whatever becomes of it, it is there unless it was made. */
function changing(section: string, field: string, opener?: string): Doing {
  let shown: TestPage;
  let typed: string;
  const isThere = () =>
    shown.evaluate(
      (selector: string, text: string) =>
        document.querySelector<HTMLInputElement>(selector)?.value.includes(text) ?? false,
      field,
      typed,
    );
  /** An entry is folded up after the review. */
  async function unfold(): Promise<void> {
    const isOpen = await shown.evaluate((selector: string) => document.querySelector(selector) !== null, field);
    if (!isOpen && opener !== undefined) await shown.click(opener);
  }
  async function untilMade(): Promise<void> {
    await shown.waitForText('LinkedIn made 1 change.');
  }
  return {
    async prepare(stage) {
      await allowed(stage);
      changes += 1;
      typed = ` ${changes}`;
      shown = await openMyProfile(stage.browser);
      await shown.pressButton(section);
      await unfold();
      await shown.type(field, typed);
    },
    renewToken: renewed,
    async run(_, sees) {
      await shown.bringToFront();
      await sendTyped(shown);
      if (sees === 'change-made') return untilMade();
      await untilSays(() => shown.text(), sees);
      await shown.waitFor(() => document.querySelector('[aria-busy="true"]') === null, {
        what: 'the profile to be read again',
      });
      await unfold();
      if (!(await isThere())) throw new Error(`What was typed is gone: “${typed}”.`);
    },
    async goBack({ browser, page }, sees) {
      if (sightOf(sees).wayBack === 'sign-in') await signInAgain(browser, page, anna.name);
      await shown.bringToFront();
      const isUnsent = await shown.evaluate(() => document.querySelector('.form-bar') !== null);
      if (isUnsent) {
        await sendTyped(shown);
        await untilMade();
      }
      await shown.close();
    },
  };
}

const changingPicture = (): Doing => {
  let shown: TestPage;
  const until = (sees: Sight) => untilSays(() => shown.text(), sees, longestUpload);
  return {
    async prepare(stage) {
      await allowed(stage);
      shown = await openMyProfile(stage.browser);
      await shown.waitForText('My pictures at LinkedIn');
      await choosePicture(shown);
    },
    renewToken: renewed,
    async run(_, sees) {
      await shown.bringToFront();
      await shown.pressButton('Use this part');
      await until(sees);
    },
    async goBack({ browser, page }, sees) {
      const { wayBack } = sightOf(sees);
      if (wayBack === 'sign-in') await signInAgain(browser, page, anna.name);
      await shown.bringToFront();
      if (wayBack !== undefined) await shown.pressButton('Send it again');
      await until('picture-made');
      await shown.close();
    },
  };
};

export const myProfileDoings = {
  'own-profile': reading(),
  'profile-field': changing('Introduction', '#field-headline'),
  'profile-entry': changing('Skills', '.entry input', '.entry .button'),
  'picture-place': changingPicture(),
  'picture-upload': changingPicture(),
  'picture-change': changingPicture(),
} satisfies Record<string, Doing>;
