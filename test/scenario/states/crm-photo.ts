import { hosts } from '../../../sandbox/endpoints.ts';
import type { OrgConditions } from '../../../sandbox/salesforce/org.ts';
import { orgAnna } from '../../../sandbox/salesforce/users.ts';
import { sandboxSettings } from '../../../sandbox/settings.ts';
import { ben } from '../../../sandbox/world/accounts.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { openCrmPhoto, signInToOrg } from '../at-org.ts';
import { configure } from '../steps.ts';
import type { Stage, State } from './state.ts';

/** The page of somebody who is signed in at the org and has a photo there; then the org is like this. */
async function withPhoto(stage: Stage, conditions: Partial<OrgConditions> = {}): Promise<TestPage> {
  const { org } = stage.sandbox.control;
  org.setUsual();
  await org.setPhoto(orgAnna, ben);
  const page = await openCrmPhoto(stage);
  await page.waitForText('Your Salesforce org');
  if ((await page.buttons()).includes('Sign in to Salesforce')) await signInToOrg(stage, page);
  await untilPictures(page);
  org.set(conditions);
  return page;
}

const untilPictures = (page: TestPage) =>
  page.waitFor(() => document.querySelectorAll('.photo img').length === 2, { what: 'the two pictures' });

async function sent(stage: Stage, conditions: Partial<OrgConditions> = {}): Promise<TestPage> {
  const page = await withPhoto(stage, conditions);
  await page.pressButton('Use my LinkedIn picture');
  await page.waitForText('It goes to');
  await page.pressButton('Yes, send it to Salesforce');
  return page;
}

const usual = async ({ sandbox }: Stage) => sandbox.control.org.setUsual();

/** What a person is shown on the way from their LinkedIn picture to their photo in the CRM. */
export const crmPhotoStates: readonly State[] = [
  {
    id: 'crm-photo-linkedin-first',
    when: 'Nobody is signed in with LinkedIn.',
    words: ['crm_photo_linkedin_first', 'crm_photo_linkedin_first_hint'],
    ways: ['Sign in with LinkedIn'],
    from: 'nobody',
    reach: openCrmPhoto,
  },
  {
    id: 'crm-photo-not-set',
    when: 'No org is set yet.',
    words: ['org_about', 'org_host_hint', 'org_callback'],
    ways: ['Copy the address', 'Save the org'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      await configure(stage.browser, { ...sandboxSettings(), salesforce: { host: '', clientId: '' } });
      return openCrmPhoto(stage);
    },
  },
  {
    id: 'crm-photo-two',
    when: 'They are signed in at their org, and have another photo there.',
    words: ['photos_heading', 'photo_at_linkedin', 'photo_at_org', 'org_signed_in'],
    ways: ['Use my LinkedIn picture', 'Remove my Salesforce photo', 'Sign out of Salesforce'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => withPhoto(stage),
  },
  {
    id: 'crm-photo-question',
    when: 'They want to use their LinkedIn picture, choose the part, and are asked before it leaves.',
    words: ['send_heading', 'crop_how', 'send_consent', 'send_former'],
    ways: ['Yes, send it to Salesforce', 'Do not send it'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      const page = await withPhoto(stage);
      await page.pressButton('Use my LinkedIn picture');
      return page;
    },
  },
  {
    id: 'crm-photo-processing',
    when: 'Salesforce has the picture, and is not done with it yet.',
    words: ['photo_processing'],
    ways: ['Use my LinkedIn picture', 'Sign out of Salesforce'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => sent(stage, { processing: 600_000 }),
    leave: usual,
  },
  {
    id: 'crm-photo-changed',
    when: 'The new photo is there.',
    words: ['photo_changed'],
    ways: ['Use my LinkedIn picture', 'Put the former photo back', 'Remove my Salesforce photo'],
    from: 'signed-in',
    keepsSession: true,
    reach: (stage) => sent(stage, { processing: 0 }),
  },
  {
    id: 'crm-photo-forbidden',
    when: 'Chatter is switched off in the org.',
    words: ['photo_fault_forbidden'],
    ways: ['Look again', 'Sign out of Salesforce'],
    from: 'signed-in',
    keepsSession: true,
    async reach(stage) {
      const page = await withPhoto(stage, { chatter: false });
      await page.reload();
      return page;
    },
    leave: usual,
  },
  {
    id: 'crm-photo-org-page',
    when: 'The popup is opened over a page of the org itself, whose host was allowed to sign in there.',
    words: ['page_unknown_site', 'page_unknown_site_hint'],
    ways: ['Set up this site', 'Stop on harbour.my.salesforce.com'],
    from: 'signed-in',
    keepsSession: true,
    isAlike: true,
    async reach(stage) {
      const crmPhoto = await withPhoto(stage);
      const page = await stage.browser.open(`https://${hosts.org}/`);
      await crmPhoto.close();
      return stage.browser.openPopup(page);
    },
  },
  {
    id: 'crm-photo-session-over',
    when: 'The session at the org ended while the picture was being sent.',
    words: ['photo_fault_signed_out', 'org_fault_over'],
    ways: ['Sign in to Salesforce'],
    from: 'signed-in',
    async reach(stage) {
      const page = await withPhoto(stage);
      await page.pressButton('Use my LinkedIn picture');
      await page.waitForText('It goes to');
      stage.sandbox.control.org.endSessions({ forGood: true });
      await page.pressButton('Yes, send it to Salesforce');
      return page;
    },
  },
];
