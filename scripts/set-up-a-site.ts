import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { sandboxSettings } from '../sandbox/settings.ts';
import { anna } from '../sandbox/world/accounts.ts';
import type { TestBrowser, TestDocument } from '../test/drivers/driver.ts';
import { beginSetUp, look, pressOnward } from '../test/scenario/picking.ts';
import { configure, crm, peopleInPopup, signIn } from '../test/scenario/steps.ts';
import { photographed } from './photographed.ts';

/**
 * Sets up a page that no recipe knows, in Chromium and against the sandbox, click by click as a person would, and takes the screenshots of
 * `docs/set-up-a-site.md`. Run `npm run build` before it; `--into FOLDER` puts them elsewhere, `--dark` takes them in dark colours.
 */
const { values: options } = parseArgs({
  options: {
    into: { type: 'string', default: 'docs/images/set-up-a-site' },
    dark: { type: 'boolean', default: false },
  },
});
const images = resolve(options.into);

await photographed(images, options.dark ? 'dark' : 'light', walk);

async function walk(browser: TestBrowser): Promise<void> {
  await configure(browser, { ...sandboxSettings(), sites: [] });
  const page = await browser.open(crm.directory);
  await page.setViewport(1180, 780);
  await signIn(browser, page, anna);
  const popup = await browser.openPopup(page);
  await popup.waitForText('Set up this site');
  await shoot(popup, '1-popup');
  await popup.close();
  await beginSetUp(browser, page);
  await page.hover('main > div > div:nth-child(3) a');
  await look();
  await shoot(page, '2-contact');
  await page.click('main > div > div:nth-child(3) a');
  for (const name of ['3-name', '4-linkedin', '5-picture', '6-preview']) {
    await look();
    if (name === '6-preview')
      await page.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, { what: 'the preview' });
    if (name === '6-preview') await look(1_500);
    await shoot(page, name);
    await pressOnward(page);
  }
  await look();
  await pressOnward(page);
  await peopleInPopup(browser, page);
  await page.bringToFront();
  await shoot(page, '7-saved');
}

async function shoot(shown: TestDocument, name: string): Promise<void> {
  const file = join(images, `${name}.png`);
  await shown.screenshot(file);
  await writeFile(file, await sharp(file).png({ palette: true, compressionLevel: 9 }).toBuffer());
  console.log(file);
}
