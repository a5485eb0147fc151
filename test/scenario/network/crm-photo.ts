import { orgAnna } from '../../../sandbox/salesforce/users.ts';
import { openCrmPhoto, signInToOrg, untilAtOrg } from '../at-org.ts';
import { lookAtColleagues } from './colleagues.ts';
import type { NetworkScene } from './scene.ts';

/**
 * Everything that a person does in *My CRM photo*: signed in at the org, a part of the picture sent, the photo looked at again with a session that ended meanwhile, put back and removed, colleagues' photos looked at, and signed out.
 *
 * @param scopes of the LinkedIn app.
 */
export async function useCrmPhoto(scene: NetworkScene, scopes: readonly string[]): Promise<void> {
  const { org } = scene.sandbox.control;
  await org.setPhoto(orgAnna, { personId: 'someone', colour: '#2266aa' });
  const page = await openCrmPhoto(scene);
  await signInToOrg(scene, page);
  await page.pressButton('Use my LinkedIn picture');
  await page.waitFor(() => document.querySelector('.crop-frame') !== null, { what: 'the crop tool' });
  for (let pressed = 0; pressed < 5; pressed += 1) await page.press('-');
  await page.pressButton('Yes, send it to Salesforce');
  await page.waitForText('Your Salesforce photo has changed.');
  org.endSessions();
  await page.reload();
  await untilAtOrg(page);
  await page.waitForText('Remove my Salesforce photo');
  await page.pressButton('Remove my Salesforce photo');
  await page.pressButton('Remove it');
  await page.waitForText('Your Salesforce photo is removed.');
  await page.pressButton('Put the former photo back');
  await page.waitForText('Your Salesforce photo has changed.');
  await lookAtColleagues(scene, scopes);
  await page.bringToFront();
  await page.pressButton('Sign out of Salesforce');
  await page.waitForText('Sign in to Salesforce');
  await page.close();
}
