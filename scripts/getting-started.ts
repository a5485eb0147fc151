import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { hosts } from '../sandbox/endpoints.ts';
import { sandboxSettings } from '../sandbox/settings.ts';
import { anna } from '../sandbox/world/accounts.ts';
import type { TestBrowser, TestDocument, TestPage } from '../test/drivers/driver.ts';
import { untilFaces } from '../test/scenario/faces.ts';
import { crm, logIn, openContacts } from '../test/scenario/steps.ts';
import { photographed } from './photographed.ts';

/**
 * Goes from a fresh installation to the first picture, in Chromium and against the sandbox, click by click as a person would, and takes the screenshots of
 * `docs/getting-started.md`. Run `npm run build` before it; `--into FOLDER` puts them elsewhere.
 */
const { values: options } = parseArgs({
  options: { into: { type: 'string', default: 'docs/images/getting-started' } },
});
const images = resolve(options.into);
const { linkedin, sites } = sandboxSettings();

await photographed(images, 'light', walk);

async function walk(browser: TestBrowser): Promise<void> {
  const setUp = await browser.openExtensionPage('src/options/options.html');
  await setUp.setViewport(960, 1700);
  await setUp.waitForText('Getting started');
  await shoot(setUp, '1-steps', '#start');
  await registerApp(setUp);
  await connectTokenService(setUp);
  await allowCrm(browser, setUp);
  await describeContacts(setUp);
  await signIn(browser, setUp);
  await seePictures(browser);
}

async function registerApp(setUp: TestPage): Promise<void> {
  await setUp.type('#client-id', linkedin.clientId);
  await setUp.click('input[name=scopes][value=contacts]');
  await shoot(setUp, '2-app', `${step(1)} form`);
  await setUp.pressButton('Save the app');
  await setUp.waitForText('Saved: ');
}

async function connectTokenService(setUp: TestPage): Promise<void> {
  await setUp.type('#token-service', linkedin.tokenService);
  await setUp.pressButton('Test');
  await setUp.waitForText('The token service works.');
  await setUp.pressButton('Save the address');
  await setUp.waitForText('Go on with the next step.');
  await shoot(setUp, '3-token-service', step(2));
}

async function allowCrm(browser: TestBrowser, setUp: TestPage): Promise<void> {
  await browser.allowHost(crm.origin);
  await setUp.bringToFront();
  await setUp.type('#site-address', crm.list);
  await shoot(setUp, '4-site', step(3));
  await setUp.pressButton(`Allow on ${hosts.crm}`);
  await setUp.waitForText(`Allowed: ${hosts.crm}.`);
}

/** Puts the CRM's recipe into the settings document, where the browser's own question has made a site. */
async function describeContacts(setUp: TestPage): Promise<void> {
  await setUp.evaluate((recipe) => {
    const field = document.querySelector<HTMLTextAreaElement>('#document-text');
    if (!field) throw new Error('There is no settings document.');
    const settings = JSON.parse(field.value);
    field.value = JSON.stringify({ ...settings, sites: [{ ...settings.sites[0], recipe }] }, null, 2);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const linesBefore = field.value.slice(0, field.value.indexOf('"sites"')).split('\n').length - 1;
    field.scrollTop = linesBefore * Number.parseFloat(getComputedStyle(field).lineHeight);
  }, sites[0]?.recipe as unknown);
  await setUp.pressButton('Save the document');
  await setUp.waitForText('2 kinds of contact are described.');
  await shoot(setUp, '5-recipe', '#document');
}

async function signIn(browser: TestBrowser, setUp: TestPage): Promise<void> {
  await setUp.pressButton('Sign in with LinkedIn');
  await logIn(await browser.authorizationWindow(), anna);
  await setUp.waitForText(`Signed in as ${anna.name}`);
  await setUp.bringToFront();
  await shoot(setUp, '6-signed-in', step(4));
}

async function seePictures(browser: TestBrowser): Promise<void> {
  const page = await browser.open(crm.list);
  await page.setViewport(1280, 1700);
  const popup = await browser.openPopup(page);
  await popup.waitForText(`Are you ${anna.name} here?`);
  await shoot(popup, '7-question', '.crm-user .notice');
  await popup.press('Yes, that is me');
  await popup.waitForText('Shown');
  await popup.close();
  await untilFaces(page, openContacts(1).length);
  await page.setViewport(1280, 640);
  await shoot(page, '8-pictures');
}

/** The selector of one of the steps under *Getting started*. */
function step(number: number): string {
  return `.steps > li:nth-child(${number})`;
}

/** Takes a screenshot of what can be seen, or of one element, which is scrolled to. */
async function shoot(shown: TestDocument, name: string, selector?: string): Promise<void> {
  const file = join(images, `${name}.png`);
  const place = selector === undefined ? undefined : await scrollTo(shown, selector);
  await shown.screenshot(file);
  const part = place === undefined ? sharp(file) : sharp(file).extract(place);
  await writeFile(file, await part.png({ palette: true, compressionLevel: 9 }).toBuffer());
  console.log(file);
}

/** Answers where the element then stands in the window, in whole CSS pixels. */
function scrollTo(shown: TestDocument, selector: string) {
  return shown.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = element?.getBoundingClientRect();
    if (!box || box.top < 0 || box.bottom > innerHeight) throw new Error(`${wanted} is not in sight.`);
    const [left, top] = [Math.floor(box.left), Math.floor(box.top)];
    return { left, top, width: Math.ceil(box.right) - left, height: Math.ceil(box.bottom) - top };
  }, selector);
}
