import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ColorScheme } from '../test/drivers/driver.ts';
import { badgeOf, hoverCard } from '../test/scenario/card.ts';
import { catalogues } from '../test/scenario/catalogues.ts';
import { type LanguageScene, openLanguageScene } from '../test/scenario/languages.ts';
import { beginSetUp, look } from '../test/scenario/picking.ts';
import { crm } from '../test/scenario/steps.ts';

/**
 * Takes screenshots of popup, options, card and the panel for setting up a site in every language, light and dark, to be looked at.
 *
 * `npx tsx scripts/languages.ts FOLDER`, with `--only de` (again and again) for some languages alone. The fonts are this machine's.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('A folder for the screenshots is needed.');
await mkdir(folder, { recursive: true });

for (const language of catalogues.keys()) {
  if (!(options.only?.includes(language) ?? true)) continue;
  for (const scheme of ['light', 'dark'] as const) await photograph(language, scheme, resolve(folder));
}

async function photograph(language: string, scheme: ColorScheme, into: string): Promise<void> {
  const scene = await openLanguageScene(language, scheme);
  const file = (name: string) => join(into, `${language}-${scheme}-${name}.png`);
  try {
    await popup(scene, file('popup-not-allowed'));
    await scene.allow();
    await popup(scene, file('popup-signed-out'));
    await scene.signIn();
    await popup(scene, file('popup'));
    await card(scene, file('card'));
    await optionsPage(scene, file('options'));
    await panel(scene, file);
  } finally {
    await scene.close();
  }
  console.log(language, scheme);
}

async function popup({ popup: open }: LanguageScene, file: string): Promise<void> {
  const opened = await open();
  await opened.waitFor(() => document.querySelector('.page-host, .page') !== null, { what: 'the page in the popup' });
  await opened.waitFor(() => document.querySelector('.skeleton, progress') === null, { what: 'nothing to be awaited' });
  await opened.screenshot(file);
  await opened.close();
}

async function card({ page }: LanguageScene, file: string): Promise<void> {
  await page.setViewport(1280, 600);
  const frame = await hoverCard(page, badgeOf(1));
  await frame.waitFor(() => document.querySelector('.card-source, .card-reason') !== null, {
    what: 'what the card says',
  });
  await frame.waitFor(() => [...document.images].every(({ naturalWidth }) => naturalWidth > 0), {
    what: 'the picture in it',
  });
  await page.screenshot(file);
  await page.moveMouse(1, 1);
}

async function optionsPage({ browser }: LanguageScene, file: string): Promise<void> {
  const page = await browser.openExtensionPage('src/options/options.html');
  await page.waitFor(() => document.querySelector('#kept .row') !== null, { what: 'what is kept' });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.screenshot(file, { fullPage: true });
  await page.close();
}

async function panel({ browser, page, says }: LanguageScene, file: (name: string) => string): Promise<void> {
  await page.goto(crm.directory);
  await beginSetUp(browser, page, says('button_set_up_anew'));
  await page.screenshot(file('panel-contact'));
  await page.click('main > div > div:nth-child(2) a');
  for (const step of ['name', 'reference', 'slot', 'preview', 'saved']) {
    await look();
    await page.screenshot(file(`panel-${step}`));
    await page.press('Enter');
  }
}
