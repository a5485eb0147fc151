import { anna } from '../../../sandbox/world/accounts.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { choosePicture, editorScopes, openAndKeep, openMyProfile as openPage, sendTyped } from '../my-profile.ts';
import { configure, signInConsenting, signOut } from '../steps.ts';
import { keptIn } from '../worker.ts';
import { settingsWith } from './conditions.ts';
import { pressIn, type Shown, type Stage, type State } from './state.ts';

const openMyProfile = ({ browser }: Stage): Promise<TestPage> => openPage(browser);

/** The page of somebody whose app may read and change their profile, with the first section of the forms open. */
async function openForms(stage: Stage): Promise<TestPage> {
  const { browser } = stage;
  const { token } = (await keptIn(browser)) as { token?: { readonly scopes: readonly string[] } };
  if (!token?.scopes.includes('w_compliance')) {
    await configure(browser, settingsWith({ linkedin: { scopes: editorScopes } }));
    await signOut(browser, stage.page);
    await signInConsenting(browser, stage.page, anna.name);
  }
  const page = await openMyProfile(stage);
  await page.pressButton('Introduction');
  return page;
}

async function typeHeadline(stage: Stage): Promise<TestPage> {
  const page = await openForms(stage);
  await page.type('#field-headline', ' and captain');
  return page;
}

/** With the headline to be removed, reviewed and nothing sent. */
async function reviewRemoval(stage: Stage): Promise<TestPage> {
  const page = await openForms(stage);
  await page.pressButton('Remove: Headline');
  await page.pressButton('See what will be sent');
  await page.waitForText('This will be sent');
  return page;
}

/** With a picture chosen and the tool to cut it open. */
async function choosePart(stage: Stage): Promise<TestPage> {
  const page = await openForms(stage);
  await choosePicture(page);
  await page.waitForText('Use this part');
  return page;
}

/** What is typed is given up, so that the page can be left without a question. */
const leave = (_: Stage, page: Shown): Promise<void> =>
  page.evaluate(() => {
    for (const button of document.querySelectorAll('button')) if (button.textContent === 'Undo') button.click();
  });

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
    when: 'They have not said yet whether their name and picture may be kept; their app may not change their profile.',
    words: ['own_data_question', 'own_data_what_for', 'edit_no_capability'],
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
      const page = await openAndKeep(stage.browser);
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
      const page = await openAndKeep(stage.browser);
      await stage.browser.stopWorker();
      await page.evaluate('(globalThis.browser ?? chrome).storage.session.clear()');
      await page.reload();
      return page;
    },
  },
  {
    id: 'my-profile-forms',
    when: 'Their app may change their profile, and they typed into a field.',
    words: ['forms_about', 'form_changed'],
    ways: ['See what will be sent', 'Undo'],
    from: 'signed-in',
    keepsSession: true,
    reach: typeHeadline,
    leave,
  },
  {
    id: 'my-profile-review',
    when: 'Their app may change their profile, and they see what will be sent before it is.',
    words: ['review_heading', 'review_about', 'form_to_be_removed', 'review_requests'],
    ways: ['Send this to LinkedIn', 'Back to the forms'],
    from: 'signed-in',
    keepsSession: true,
    reach: reviewRemoval,
  },
  {
    id: 'my-profile-faulty',
    when: 'They want to send what is not written as it has to be.',
    words: ['value_bad_form', 'forms_faulty'],
    ways: ['See what will be sent', 'Undo'],
    from: 'signed-in',
    keepsSession: true,
    isAlike: true,
    async reach(stage) {
      const page = await openForms(stage);
      await page.type('#field-vanityName', ' 2');
      await page.pressButton('See what will be sent');
      return page;
    },
    leave,
  },
  {
    id: 'my-profile-refused',
    when: 'LinkedIn refuses to have a field removed.',
    words: ['edit_refused', 'edit_nothing_lost', 'value_refused_removal'],
    ways: ['Undo', 'See what will be sent'],
    from: 'signed-in',
    keepsSession: true,
    isAlike: true,
    async reach(stage) {
      const page = await reviewRemoval(stage);
      await page.pressButton('Send this to LinkedIn');
      return page;
    },
    leave,
  },
  {
    id: 'my-profile-conflict',
    when: 'A field was changed at LinkedIn, or in another tab, while they typed into it.',
    words: ['edit_refused', 'conflict_title', 'conflict_now', 'conflict_mine'],
    ways: ['Keep what I typed', 'Leave what LinkedIn has'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      const page = await typeHeadline(stage);
      stage.sandbox.control.changeProfile(anna, { headline: { localized: { en_US: 'Harbour master' } } });
      await sendTyped(page);
      return page;
    },
    leave,
  },
  {
    id: 'my-profile-unread',
    when: 'Their app may change the profile, but not read it, and they typed a text that has languages.',
    words: ['form_unread', 'form_replace_all', 'form_replace_all_hint'],
    ways: ['See what will be sent', 'Undo'],
    from: 'signed-in',
    keepsSession: true,
    isAlike: true,
    reach(stage) {
      stage.sandbox.control.addFault('me', { status: 403 });
      return typeHeadline(stage);
    },
    leave,
  },
  {
    id: 'my-profile-crop',
    when: 'They chose a picture for their profile, and cut it.',
    words: ['crop_how'],
    ways: ['Use this part', 'Cancel'],
    from: 'signed-in',
    keepsSession: true,
    reach: choosePart,
    leave: (_, page) => pressIn(page, 'Cancel'),
  },
  {
    id: 'my-profile-picture-failed',
    when: 'LinkedIn did not take the picture.',
    words: ['picture_unchanged', 'picture_not_reached'],
    ways: ['Send it again', 'Choose a profile picture'],
    from: 'signed-in',
    keepsSession: true,
    isAlike: true,
    async reach(stage) {
      const page = await choosePart(stage);
      stage.sandbox.control.addFault('upload', { status: 503 }, 1);
      await page.pressButton('Use this part');
      return page;
    },
    async leave(_, page) {
      await pressIn(page, 'Send it again');
      await page.waitForText('LinkedIn has your new picture.');
    },
  },
  {
    id: 'my-profile-ended',
    when: 'The session ended while they typed.',
    words: ['edit_signed_out', 'edit_nothing_lost', 'form_changed'],
    ways: ['Sign in with LinkedIn', 'Undo'],
    from: 'signed-in',
    async reach(stage) {
      const page = await typeHeadline(stage);
      await signOut(stage.browser, stage.page);
      await page.bringToFront();
      return page;
    },
    leave,
  },
];
