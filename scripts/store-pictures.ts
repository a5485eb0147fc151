import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxSettings } from '../sandbox/settings.ts';
import { anna } from '../sandbox/world/accounts.ts';
import { people } from '../sandbox/world/people.ts';
import { portrait } from '../sandbox/world/portraits.ts';
import type { TestBrowser, TestDocument } from '../test/drivers/driver.ts';
import { badgeOf, hoverCard } from '../test/scenario/card.ts';
import { beginSetUp, look, pressOnward } from '../test/scenario/picking.ts';
import { allow, configure, confirmUser, crm, peopleInPopup, signIn } from '../test/scenario/steps.ts';
import { photographed } from './photographed.ts';
import { asAddress, makeSlide, makeTile, type Slide } from './store-stage.ts';

/**
 * Makes the stores' pictures, of screenshots of the production build in Chromium, against the sandbox. Run `npm run build` before it; `--into FOLDER` puts them
 * elsewhere than `docs/store/pictures`. The people are made up, and their portraits drawn.
 */
const { values: options } = parseArgs({ options: { into: { type: 'string', default: 'docs/store/pictures' } } });
const images = resolve(options.into);

/** CSS pixels of a page on a slide, with 40 on either side. */
const pageSize = [1200, 640] as const;

/** Where such a page begins. */
const pagePlace = { left: 40, top: 196 };

await photographed(images, 'light', async (browser) => {
  await tile(browser);
  for (const [name, slide] of Object.entries(await slides(browser)))
    await makeSlide(browser, slide, join(images, `${name}.png`));
});

/** Goes through what a person sees, and takes a picture of each on the way. */
async function slides(browser: TestBrowser): Promise<Readonly<Record<string, Slide>>> {
  await configure(browser);
  const page = await browser.open(crm.list);
  await page.setViewport(...pageSize);
  await allow(browser, page);
  await signIn(browser, page, anna);
  await confirmUser(browser, page);
  await peopleInPopup(browser, page);
  await page.bringToFront();
  const list = await taken(page);

  const popup = await browser.openPopup(page);
  await popup.waitForText('Unavailable');
  const people = await taken(popup);
  await popup.evaluate(() => document.querySelector('.people')?.scrollIntoView());
  const reasons = await taken(popup);
  await popup.close();

  await page.bringToFront();
  const card = await hoverCard(page, badgeOf(2));
  await card.waitFor(() => document.querySelector('.card-source') !== null, { what: 'what the card says' });
  await look();
  const withCard = await taken(page);
  await page.moveMouse(1, 1);

  const kept = await browser.openExtensionPage('src/options/options.html');
  await kept.setViewport(...pageSize);
  await kept.waitFor(() => document.querySelector('#kept .row') !== null, { what: 'what is kept' });
  await kept.evaluate(() => document.querySelector('#kept')?.scrollIntoView({ behavior: 'instant' }));
  // The line above it would stand at the very edge.
  await kept.evaluate(() => scrollBy({ top: 16, behavior: 'instant' }));
  const whatIsKept = await taken(kept);
  await kept.close();

  return {
    '1-list': {
      heading: 'Faces for the names in your CRM',
      text: 'Your contacts’ LinkedIn pictures, live, on the pages that you work with.',
      words: 'above',
      pictures: [{ png: list, ...pagePlace }],
    },
    '2-card': {
      heading: 'Point at a face to see who it is',
      text: 'What LinkedIn shows you of them, asked for at that moment and forgotten afterwards.',
      words: 'above',
      pictures: [{ png: withCard, ...pagePlace }],
    },
    '3-popup': {
      heading: 'Never left guessing',
      text: 'Who is shown, who is not, and why: in plain words, and with what can be done about it.',
      words: 'beside',
      pictures: [
        { png: people, left: 440, top: 112 },
        { png: reasons, left: 850, top: 176 },
      ],
    },
    '4-any-crm': {
      heading: 'Made for the CRM you have',
      text: 'Point at one contact, and the others are found. Nothing is saved before you have seen it.',
      words: 'above',
      pictures: [{ png: await setUp(browser), ...pagePlace }],
    },
    '5-kept': {
      heading: 'Keeps nothing of anybody else',
      text: 'See everything that is kept; save it, or erase it line by line or all at once.',
      words: 'above',
      pictures: [{ png: whatIsKept, ...pagePlace }],
    },
  };
}

/** Sets up a page whose contacts no recipe knows, as the panel proposes it, as far as its preview. It shows no user of the CRM, whom nobody need confirm. */
async function setUp(browser: TestBrowser): Promise<string> {
  const { sites, ...settings } = sandboxSettings();
  const unshared = sites.map(({ recipe, ...site }) => ({ ...site, recipe: { contacts: recipe?.contacts ?? [] } }));
  await configure(browser, { ...settings, sites: unshared });
  const page = await browser.open(crm.directory);
  // Less high than a page on a slide: the panel stands at the lower edge, which the slide would cut off.
  await page.setViewport(pageSize[0], 580);
  await beginSetUp(browser, page, 'Set up this site anew');
  await page.click('main > div > div:nth-child(3) a');
  for (const _step of ['name', 'LinkedIn', 'picture']) await pressOnward(page);
  await page.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, { what: 'the preview' });
  // No page can tell when the last picture of a preview was painted.
  await look(1_500);
  return taken(page);
}

/** Five whose picture LinkedIn shows to everybody. */
async function tile(browser: TestBrowser): Promise<void> {
  const sitters = people.filter(({ kind }) => kind === 'open').slice(0, 5);
  const faces = await Promise.all(sitters.map(async (sitter) => asAddress(await portrait(sitter, 128), 'jpeg')));
  await makeTile(browser, faces, 'LinkedIn pictures in your CRM', join(images, 'tile.png'));
}

async function taken(shown: Pick<TestDocument, 'screenshot'>): Promise<string> {
  const file = join(images, 'taken.png');
  await shown.screenshot(file);
  const address = asAddress(await readFile(file), 'png');
  await rm(file);
  return address;
}
