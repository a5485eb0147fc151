import { hosts } from '../../../sandbox/endpoints.ts';
import { sandboxSettings } from '../../../sandbox/settings.ts';
import { salesforce } from '../../../src/crm/presets/salesforce.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { openCrmPhoto, signInToOrg } from '../at-org.ts';
import { colleaguesPage, lightningSite, lookAtColleagues } from '../network/colleagues.ts';
import { allow, configure } from '../steps.ts';
import { openOptions } from './options.ts';
import type { Stage, State } from './state.ts';

const origin = `https://${hosts.lightning}`;

const eraseButton = 'Erase: Colleagues’ photos from Salesforce';

/** The options, scrolled to a place in them. */
async function openOptionsAt(stage: Stage, selector: string): Promise<TestPage> {
  const options = await openOptions(stage);
  await options.setViewport(960, 1200);
  const place = `document.querySelector(${JSON.stringify(selector)})`;
  await options.waitFor(`${place} !== null`, { what: `${selector} in the options` });
  await options.evaluate(`${place}.scrollIntoView()`);
  return options;
}

/** What the options say of colleagues' photos; the pages of the CRM say nothing of them in words. */
export const colleagueStates: readonly State[] = [
  {
    id: 'colleagues-unwanted',
    when: 'The pages of a site name colleagues, and nobody has said that their photos are to be shown.',
    words: ['site_colleagues', 'site_colleagues_hint'],
    ways: ['Switch off Lightning', 'Stop on Lightning'],
    from: 'signed-in',
    keepsSession: true,
    // All of the options are walked through elsewhere, which takes a minute in Firefox.
    isAlike: true,
    async reach(stage) {
      const settings = sandboxSettings();
      const site = { ...lightningSite, recipe: salesforce.recipe };
      await configure(stage.browser, { ...settings, sites: [...settings.sites, site] });
      const page = await stage.browser.open(colleaguesPage);
      // The next state finds it allowed: what Chromium took back it gives again without being asked.
      await allow(stage.browser, page, origin);
      await page.close();
      return openOptionsAt(stage, '#sites:has(.row)');
    },
  },
  {
    id: 'colleagues-kept',
    when: 'Colleagues’ photos have been shown, and are kept until whoever looks signs out.',
    words: ['kept_colleagues', 'kept_colleagues_why', 'activity_colleagues_other'],
    ways: [eraseButton],
    from: 'signed-in',
    keepsSession: true,
    // All of the options are walked through elsewhere, which takes a minute in Firefox.
    isAlike: true,
    async reach(stage) {
      const page = await openCrmPhoto(stage);
      await page.waitForText('Your Salesforce org');
      if ((await page.buttons()).includes('Sign in to Salesforce')) await signInToOrg(stage, page);
      await lookAtColleagues(stage, sandboxSettings().linkedin.scopes);
      await page.close();
      return openOptionsAt(stage, `#kept .row:has([aria-label="${eraseButton}"])`);
    },
    async leave({ browser, sandbox }) {
      sandbox.control.org.setUsual();
      await browser.revokeHost(origin);
    },
  },
];
