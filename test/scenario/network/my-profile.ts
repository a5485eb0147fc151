import { anna } from '../../../sandbox/world/accounts.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { choosePicture, editorScopes, openMyProfile, sendTyped } from '../my-profile.ts';
import { settingsWith } from '../states/conditions.ts';
import { configure, signIn } from '../steps.ts';
import type { NetworkScene } from './scene.ts';

/**
 * Changes a profile in each of the ways there are: a field, an entry that is made, changed and removed, and a picture. Somebody signs in for it whose app may,
 * and where they may read nothing of it, they are asked for no more than their name.
 */
export async function changeMyProfile({ browser, sandbox }: NetworkScene, page: TestPage): Promise<void> {
  await configure(browser, settingsWith({ linkedin: { scopes: editorScopes } }));
  await signIn(browser, page, anna);
  const shown = await openMyProfile(browser);
  await shown.waitForText('Find a field');
  await shown.pressButton('Introduction');
  await shown.type('#field-headline', ' and captain');
  await send(shown);
  await shown.pressButton('Skills');
  await shown.pressButton('Add an entry');
  await shown.type('.entry-parts input', 'Chartering');
  await send(shown);
  await shown.pressButton('Change: Chartering');
  await shown.type('.entry-parts input', ' of ships');
  await send(shown);
  await shown.pressButton('Remove: Chartering of ships');
  await send(shown);
  await choosePicture(shown);
  await shown.pressButton('Use this part');
  await shown.waitForText('LinkedIn has your new picture.');
  sandbox.control.addFault('me', { status: 403 });
  await shown.reload();
  await shown.waitForText('Find a field');
  sandbox.control.clearFaults();
  await shown.close();
}

async function send(shown: TestPage): Promise<void> {
  await sendTyped(shown);
  await shown.waitForText('LinkedIn made 1 change.');
}
