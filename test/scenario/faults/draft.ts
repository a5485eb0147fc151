import type { TestBrowser, TestPage } from '../../drivers/driver.ts';
import { until } from '../../drivers/waiting.ts';
import { beginSetUp, isPicking, look, pressOnward, sitesStored } from '../picking.ts';
import { crm } from '../steps.ts';
import type { FaultStage } from './stage.ts';

/** In the directory's second entry: its name, and what is picked for one, which nobody would propose. */
const proposed = 'main > div > div:nth-child(2) a';
const picked = 'main > div > div:nth-child(2) p';

/** The picker in a tab of its own, where somebody has picked something else for the contacts' names than is proposed. */
export async function openUnsavedDraft(browser: TestBrowser): Promise<TestPage> {
  const page = await browser.open(crm.directory);
  await page.setViewport(1280, 900);
  await beginSetUp(browser, page, 'Set up this site anew');
  await page.click(proposed);
  await look();
  await page.click(picked);
  return page;
}

/**
 * Goes on with what was picked, and saves it, which ends the draft.
 *
 * @returns what was lost of it, in a sentence; nothing where what is saved is what was picked.
 */
export const lostOfDraft = (stage: FaultStage): Promise<readonly string[]> =>
  saveDraft(stage).then(
    () => [],
    (error: Error) => [`what was picked was lost: ${error.message}`],
  );

async function saveDraft({ browser, picking }: FaultStage): Promise<void> {
  await picking.bringToFront();
  if (!(await isPicking(picking))) throw new Error('The picker is gone.');
  const stepsToPreview = 3;
  for (let step = 0; step < stepsToPreview; step += 1) await pressOnward(picking);
  await picking.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, { what: 'the preview' });
  await pressOnward(picking);
  const isSaved = async () =>
    (await sitesStored(browser)).some(({ recipe }) => recipe?.contacts.some(({ name }) => name.select === 'p'));
  await until(isSaved, { what: 'what was picked to be saved' });
}
