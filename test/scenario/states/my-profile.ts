import { anna } from '../../../sandbox/world/accounts.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { configure, signInConsenting, signOut } from '../steps.ts';
import { settingsWith } from './conditions.ts';
import type { Stage, State } from './state.ts';

async function openMyProfile({ browser }: Stage): Promise<TestPage> {
  const page = await browser.openExtensionPage('src/profile/profile.html');
  await page.setViewport(960, 800);
  await page.waitForText('My data');
  return page;
}

async function openAndKeep(stage: Stage): Promise<TestPage> {
  const page = await openMyProfile(stage);
  await page.pressButton('Keep them');
  await page.waitForText('Taking the tick away');
  return page;
}

/** Signed in anew with an app that may read and change the profile, with the headline to be removed and nothing sent. */
async function reviewRemoval(stage: Stage): Promise<TestPage> {
  const { browser } = stage;
  const scopes = ['openid', 'profile', 'r_basicprofile', 'r_fullprofile', 'w_compliance'];
  await configure(browser, settingsWith({ linkedin: { scopes } }));
  await signOut(browser, stage.page);
  await signInConsenting(browser, stage.page, anna.name);
  const page = await openMyProfile(stage);
  await page.pressButton('Introduction');
  await page.pressButton('Remove: Headline');
  await page.pressButton('See what will be sent');
  await page.waitForText('This will be sent');
  return page;
}

/** What a person is shown of themselves. */
export const myProfileStates: readonly State[] = [
  {
    id: 'my-profile-signed-out',
    when: 'Nobody is signed in, and nothing is kept.',
    words: ['my_data_signed_out'],
    ways: ['Sign in with LinkedIn'],
    from: 'nobody',
    reach: openMyProfile,
  },
  {
    id: 'my-profile-question',
    when: 'They have not said yet whether their name and picture may be kept.',
    words: ['own_data_question', 'own_data_what_for'],
    ways: ['Copy my picture', 'Save my picture', 'Keep them', "Don't keep them"],
    from: 'signed-in',
    keepsSession: true,
    reach: openMyProfile,
  },
  {
    id: 'my-profile-kept',
    when: 'They said yes, and copied their picture.',
    words: ['copied_picture', 'keep_own_data_end'],
    // The same in Firefox, whose clipboard is another.
    firefoxWords: ['copied_picture', 'keep_own_data_end'],
    ways: ['Copy my picture', 'Save my picture'],
    from: 'signed-in',
    async reach(stage) {
      const page = await openAndKeep(stage);
      await page.pressButton('Copy my picture');
      return page;
    },
  },
  {
    id: 'my-profile-kept-signed-out',
    when: 'They said yes, and the browser was closed since: nobody is signed in.',
    words: ['keep_own_data_end'],
    ways: ['Copy my picture', 'Save my picture'],
    from: 'signed-in',
    async reach(stage) {
      const page = await openAndKeep(stage);
      await stage.browser.stopWorker();
      await page.evaluate('(globalThis.browser ?? chrome).storage.session.clear()');
      await page.reload();
      return page;
    },
  },
  {
    id: 'my-profile-review',
    when: 'Their app may change their profile, and they see what will be sent before it is.',
    words: ['review_heading', 'review_about', 'form_to_be_removed', 'review_requests'],
    ways: ['Send this to LinkedIn', 'Back to the forms'],
    from: 'signed-in',
    reach: reviewRemoval,
  },
];
