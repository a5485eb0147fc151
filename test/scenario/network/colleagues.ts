import { hosts } from '../../../sandbox/endpoints.ts';
import { orgBen } from '../../../sandbox/salesforce/users.ts';
import { sandboxSettings } from '../../../sandbox/settings.ts';
import { ben } from '../../../sandbox/world/accounts.ts';
import { salesforce } from '../../../src/crm/presets/salesforce.ts';
import { until } from '../../drivers/waiting.ts';
import { allow, configure, isAllowed } from '../steps.ts';
import type { NetworkScene } from './scene.ts';

const origin = `https://${hosts.lightning}`;

/** The site of that page, as it is before anybody has said whether colleagues' photos are to be shown, and without a recipe. */
export const lightningSite = { id: 'lightning', name: 'Lightning', matches: [`${origin}/*`] };

/** A list of contacts, each with a colleague who owns it. */
export const colleaguesPage = `${origin}/lightning/o/Contact/list`;

/** Looks at colleagues' photos on a site that opted in, with an app of these scopes, while somebody is signed in at the org. */
export async function lookAtColleagues(
  { browser, sandbox }: Pick<NetworkScene, 'browser' | 'sandbox'>,
  scopes: readonly string[],
): Promise<void> {
  await sandbox.control.org.setPhoto(orgBen, ben);
  const settings = sandboxSettings();
  const { contacts } = salesforce.recipe;
  await configure(browser, {
    ...settings,
    linkedin: { ...settings.linkedin, scopes },
    sites: [...settings.sites, { ...lightningSite, colleaguePhotos: true, recipe: { contacts } }],
  });
  const list = await browser.open(colleaguesPage);
  await list.setViewport(1280, 1700);
  if (!(await isAllowed(browser, origin))) await allow(browser, list, origin);
  await until(async () => sandbox.journal.of('org-picture').some(({ path }) => path.endsWith('/M')), {
    what: 'a colleague’s photo to be fetched',
  });
  await list.close();
}
