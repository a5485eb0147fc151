import { anna } from '../../../sandbox/world/accounts.ts';
import type { TestPage } from '../../drivers/driver.ts';
import { untilFaces } from '../faces.ts';
import { openAndKeep } from '../my-profile.ts';
import { type BrowserName, openScene, prepared, type Scene } from '../scene.ts';
import { keepSignedIn, settingsWith } from '../states/conditions.ts';
import { allow, configure, confirmUser, crm, everyScope, openContacts, signIn } from '../steps.ts';
import { openUnsavedDraft } from './draft.ts';
import { openUnsavedOptions } from './entries.ts';

/**
 * Where faults and kills are met: somebody signed in who has given every consent, the list painted, the options open with unsaved fields, and the picker open
 * in another tab.
 */
export type FaultStage = Scene & { readonly page: TestPage; readonly options: TestPage; readonly picking: TestPage };

/** How many pictures the list has where nothing is wrong. */
export const allPictures = openContacts(1).length;

export async function openFaultStage(browserName: BrowserName): Promise<FaultStage> {
  const scene = await openScene(browserName);
  const { browser } = scene;
  return prepared(scene, async () => {
    await configure(browser, settingsWith({ linkedin: { scopes: everyScope } }));
    const page = await browser.open(crm.list);
    await page.setViewport(1280, 1700);
    await allow(browser, page);
    await signIn(browser, page, anna);
    await confirmUser(browser, page);
    await keepSignedIn({ browser, page });
    await (await openAndKeep(browser)).close();
    await untilFaces(page, allPictures);
    const options = await openUnsavedOptions(browser);
    const picking = await openUnsavedDraft(browser);
    await page.bringToFront();
    return { ...scene, page, options, picking };
  });
}
