import { until } from '../../drivers/waiting.ts';
import { crm, isAllowed, signInButton } from '../steps.ts';
import { openOptions } from './options.ts';
import { pressIn, type Shown, type Stage, type State } from './state.ts';

/** Gives back the CRM: from the popup, except in Chromium, whose own settings page gives back at once what was once allowed. */
async function giveBackCrm({ browser }: Stage, shown: Shown): Promise<void> {
  await browser.allowHost(crm.origin);
  if (browser.name === 'firefox') await pressIn(shown, 'Allow on crm.example.test');
  await until(() => isAllowed(browser, crm.origin), { what: 'the CRM to be allowed' });
}

/**
 * In the popup: takes the place of the browser's next question, and answers no. Nothing of the drivers can do that to Chromium's own where there is no display.
 * Chromium's `request` is given a callback by the polyfill, Firefox's is not.
 */
const answerNoOnce = `(({ permissions }) => {
  const { request } = permissions;
  permissions.request = (_asked, answer) => {
    permissions.request = request;
    return answer ? answer(false) : Promise.resolve(false);
  };
  return true;
})(globalThis.browser ?? chrome)`;

/** The popup over the CRM, which the browser does not allow yet. */
async function beforeAllowing({ browser, page }: Stage) {
  await browser.revokeHost(crm.origin);
  await page.goto(crm.list);
  return browser.openPopup(page);
}

/** What people see where their organisation has set up the extension, and switched off what can be. */
export const managedStates: readonly State[] = [
  {
    id: 'policy-asks',
    when: 'The organisation names sites on which the browser has not allowed the extension yet: it asks when somebody signs in.',
    words: ['sign_in_asks'],
    ways: [signInButton],
    from: 'nobody',
    reach: beforeAllowing,
    leave: giveBackCrm,
  },
  {
    id: 'policy-refused',
    when: "The person said no to the browser's question.",
    words: ['sign_in_refused', 'sign_in_refused_remedy'],
    ways: [signInButton, 'Sign in without it'],
    from: 'nobody',
    async reach(stage) {
      const popup = await beforeAllowing(stage);
      await popup.evaluate(answerNoOnce);
      await popup.press(signInButton);
      return popup;
    },
    leave: giveBackCrm,
  },
  {
    id: 'policy-own-sites-off',
    when: 'The organisation has switched off the sites of others, and the tab shows one.',
    words: ['page_not_allowed', 'own_sites_off'],
    ways: ['Options'],
    from: 'nobody',
    async reach({ browser }) {
      const elsewhere = await browser.open('https://token.example.test/health');
      return browser.openPopup(elsewhere);
    },
  },
  {
    id: 'policy-options',
    when: 'The options, where the organisation sets everything: nothing of its own can be changed, and each place says so.',
    words: ['set_by_organisation', 'own_sites_off', 'document_locked'],
    ways: ['Stop on Harbour CRM', 'Erase everything'],
    from: 'nobody',
    reach: openOptions,
  },
  {
    id: 'policy-keeping-off',
    when: 'Somebody is signed in, and the organisation has switched off that anybody is kept so.',
    words: ['keep_signed_in_off'],
    ways: ['Sign out'],
    from: 'signed-in',
    reach: ({ browser, page }) => browser.openPopup(page),
  },
];
