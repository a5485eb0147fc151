import { hosts } from '../../../sandbox/endpoints.ts';
import type { Site } from '../../../src/contract/settings.ts';
import { allow, configure, crm } from '../steps.ts';
import { over, settingsWith } from './conditions.ts';
import { pressIn, type State } from './state.ts';

const odooOrigin = `https://${hosts.odoo}`;

/** What the popup says of the page itself. */
export const pageStates: readonly State[] = [
  {
    id: 'people',
    when: 'The page has contacts, and somebody is signed in.',
    words: ['list_shown', 'list_unavailable'],
    ways: ['Set up this site anew', 'Refresh', 'Stop on crm.example.test'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => over(stage, crm.list),
  },
  {
    id: 'empty',
    when: 'The page is of an allowed site and has no contacts.',
    words: ['page_empty', 'page_empty_hint', 'set_up_hint'],
    ways: ['Set up this site anew', 'Refresh'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser, page }) {
      await page.goto(crm.quiet);
      return browser.openPopup(page);
    },
  },
  {
    id: 'empty-no-recipe',
    when: 'The page has no contacts that the site marks, and the site has no recipe yet.',
    words: ['page_empty', 'page_no_recipe_hint'],
    ways: ['Set up this site', 'Stop on crm.example.test'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser, page }) {
      await configure(browser, settingsWith({ site: () => ({ recipe: undefined }) }));
      await page.goto(crm.quiet);
      return browser.openPopup(page);
    },
  },
  {
    id: 'preset-offered',
    when: 'The page is recognised as that of a CRM whose settings come with the extension, and its site has none of its own.',
    words: ['preset_recognised', 'preset_about', 'preset_from_documentation'],
    ways: ['Use the settings for Odoo'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser }) {
      const page = await browser.open(`${odooOrigin}/web`);
      await allow(browser, page, odooOrigin);
      return browser.openPopup(page);
    },
    leave: ({ browser }) => browser.revokeHost(odooOrigin),
  },
  {
    id: 'no-page',
    when: "The tab shows one of the browser's or the extension's own pages.",
    words: ['page_none', 'page_none_hint'],
    ways: ['Options'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser }) {
      const options = await browser.openExtensionPage('src/options/options.html');
      return browser.openPopup(options);
    },
  },
  {
    id: 'linkedin',
    when: 'The tab shows LinkedIn itself.',
    words: ['page_linkedin', 'page_linkedin_hint'],
    ways: ['Options'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser }) {
      const linkedin = await browser.open('https://www.linkedin.com/');
      return browser.openPopup(linkedin);
    },
  },
  {
    id: 'not-allowed',
    when: 'The tab shows a site on which the extension has not been allowed.',
    words: ['page_not_allowed', 'page_not_allowed_hint'],
    ways: ['Allow on token.example.test', 'Set up this site'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser }) {
      const elsewhere = await browser.open('https://token.example.test/health');
      return browser.openPopup(elsewhere);
    },
  },
  {
    id: 'switched-off',
    when: 'The site is switched off in the options.',
    words: ['page_no_site', 'page_no_site_hint'],
    ways: ['Open the options'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser, page }) {
      await page.goto(crm.list);
      await configure(browser, settingsWith({ site: () => ({ enabled: false }) }));
      return browser.openPopup(page);
    },
  },
  {
    id: 'page-gone',
    when: 'The page did not load, so nothing of the extension runs on it.',
    words: ['page_gone', 'page_gone_hint'],
    ways: ['Open the options'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser, page }) {
      // A port that no browser opens.
      await page.goto(`${crm.origin}:1/`).catch(() => undefined);
      return browser.openPopup(page);
    },
  },
  {
    id: 'settings-faults',
    when: 'Something in the settings is wrong: that is left out, and the rest works.',
    words: ['settings_faults_one'],
    ways: ['Open the options'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser, page }) {
      await configure(browser, { ...(settingsWith({}) as object), surprise: true });
      return browser.openPopup(page);
    },
  },
  {
    id: 'offline-pictures',
    when: 'The computer went offline while pictures were fetched.',
    words: ['offline', 'offline_pictures', 'reason_failed'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    async reach({ browser, sandbox, page }) {
      sandbox.control.addFault('people', 'reset');
      await page.goto(crm.list);
      const popup = await browser.openPopup(page);
      await popup.waitForText('The picture could not be fetched.');
      await browser.setOffline(true);
      return popup;
    },
  },
  {
    id: 'offline-shown',
    when: 'The computer went offline once pictures were shown: they stay.',
    words: ['offline', 'offline_pictures', 'list_shown'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      const popup = await over(stage, crm.list);
      await stage.browser.setOffline(true);
      return popup;
    },
  },
  {
    id: 'crm-user-missing',
    when: "The recipe says where the CRM names its user, and this page doesn't name one.",
    words: ['crm_user_missing', 'crm_user_missing_hint', 'reason_wrong_viewer', 'reason_wrong_viewer_remedy'],
    ways: ['Refresh'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      await configure(stage.browser, settingsWith({ site: withUserAt('#nobody-stands-here') }));
      return over(stage, crm.list);
    },
  },
  {
    id: 'crm-user-question',
    when: 'The CRM shows a user of whom the viewer has not said that it is them, under the name that LinkedIn gives.',
    words: ['crm_user_question', 'crm_user_why', 'crm_user_otherwise', 'reason_wrong_viewer'],
    ways: ['Yes, that is me', 'Not you?'],
    from: 'signed-in',
    async reach(stage) {
      const popup = await over(stage, crm.list);
      await pressIn(popup, 'That is not me');
      return popup;
    },
  },
  {
    id: 'crm-user-two-names',
    when: 'The CRM shows a user whose name is not that of the person signed in with LinkedIn.',
    words: ['crm_user_two_names', 'crm_user_question', 'crm_user_two_names_why', 'reason_wrong_viewer'],
    ways: ['Yes, that is me', 'Not you?'],
    from: 'signed-in',
    async reach(stage) {
      await stage.page.goto(crm.as('ben'));
      return over(stage, crm.list);
    },
    leave: ({ page }) => page.goto(crm.as('anna')),
  },
];

/** The site with another place for the CRM's own user in its recipe. */
const withUserAt = (select: string) => (site: Site) =>
  site.recipe ? { recipe: { ...site.recipe, me: { identity: { select, from: 'text' as const } } } } : {};
