import { hosts } from '../../sandbox/endpoints.ts';
import { type OrgUser, orgAnna } from '../../sandbox/salesforce/users.ts';
import type { TestPage } from '../drivers/driver.ts';
import type { Scene } from './scene.ts';

/** Opens the page *My CRM photo*, whose host the browser lets it reach. */
export async function openCrmPhoto({ browser }: Pick<Scene, 'browser'>): Promise<TestPage> {
  await browser.allowHost(`https://${hosts.org}`);
  const page = await browser.openExtensionPage('src/crm-photo/crm-photo.html');
  await page.setViewport(960, 900);
  return page;
}

/** Signs in to the org, in the page, somebody who is at Salesforce in this browser and has approved the app before: no window opens. */
export async function signInToOrg(
  { browser, sandbox }: Pick<Scene, 'browser' | 'sandbox'>,
  page: TestPage,
  user: OrgUser = orgAnna,
): Promise<void> {
  await browser.setCookie(sandbox.control.org.openSession(user));
  await page.pressButton('Sign in to Salesforce');
  await untilAtOrg(page);
}

export const untilAtOrg = (page: TestPage): Promise<void> => page.waitForText(`Signed in to ${hosts.org}`);
