import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { openAllowedScene, type Scene } from '../scenario/scene.ts';
import { configure, signIn } from '../scenario/steps.ts';

/** Chooses a file for the profile's picture, as the browser's own window for files would: twice as wide as high, its left half red, its right half blue. */
const choosePicture = (page: TestPage) =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 1600;
    canvas.height = 800;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.fillStyle = 'rgb(200, 0, 0)';
    pen.fillRect(0, 0, 800, 800);
    pen.fillStyle = 'rgb(0, 0, 200)';
    pen.fillRect(800, 0, 800, 800);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const files = new DataTransfer();
    files.items.add(new File(blob ? [blob] : [], 'me.png', { type: 'image/png' }));
    const input = document.querySelector<HTMLInputElement>('#profilePicture-file');
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });

/** Chooses the language in which texts are typed. */
const chooseLanguage = (page: TestPage, locale: string) =>
  page.evaluate((chosen) => {
    const select = document.querySelector<HTMLSelectElement>('#forms-language');
    if (!select) return;
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, locale);

/** Whether the picture beside the viewer's name is red at its right edge, where the uncut file is blue. */
const isRed = () => {
  const image = document.querySelector<HTMLImageElement>('img.avatar');
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!image?.complete || !pen) return false;
  pen.drawImage(image, 0, 0, 100, 100);
  const [red = 0, , blue = 0] = pen.getImageData(90, 50, 1, 1).data;
  return red > 150 && blue < 60;
};

describe('My profile, of somebody whose app may change it', () => {
  let scene: Scene & { readonly page: TestPage };
  let page: TestPage;
  beforeAll(async () => {
    scene = await openAllowedScene(inject('browserName'));
    const settings = sandboxSettings();
    const scopes = [...settings.linkedin.scopes, 'r_fullprofile', 'w_compliance'];
    await configure(scene.browser, { ...settings, linkedin: { ...settings.linkedin, scopes } });
    await signIn(scene.browser, scene.page, anna);
    page = await scene.browser.openExtensionPage('src/profile/profile.html');
    await page.setViewport(960, 1400);
  });
  afterAll(() => scene?.close());

  it('a picture is cut by keys alone, and LinkedIn shows the part that was chosen', async () => {
    await page.waitForText('My pictures at LinkedIn');
    await choosePicture(page);
    await page.waitFor(() => document.activeElement?.getAttribute('role') === 'application', { what: 'the crop tool' });
    for (let pressed = 0; pressed < 25; pressed += 1) await page.press('ArrowLeft');
    await page.waitFor(
      () => document.querySelector('.crop [role=status]')?.textContent?.startsWith('0% from the left'),
      {
        what: 'the frame to lie at the left',
      },
    );
    await page.pressButton('Use this part');
    await page.waitForText('LinkedIn has your new picture.');
    await page.waitFor(isRed, { what: 'the new picture beside the name' });
    expect((await page.text()).includes('Your profile shows the picture it had')).toBe(false);
  });

  const headlineIn = async (locale: string) => {
    await chooseLanguage(page, locale);
    return page.evaluate(() => document.querySelector<HTMLInputElement>('#field-headline')?.value);
  };

  it('one language of a headline that has three is changed, reviewed and sent, and the two others are as they were', async () => {
    await page.waitForText('Edit my profile here');
    await page.pressButton('Introduction');
    const before = { english: await headlineIn('en_US'), french: await headlineIn('fr_FR') };
    expect(await headlineIn('de_DE')).toBe('Account Manager bei Harbour Trading');
    await page.type('#field-headline', ' und Kapitänin');
    await page.pressButton('See what will be sent');
    await page.waitForText('Exactly this is sent to LinkedIn');
    expect(await page.text()).toContain('stays as it is');
    await page.pressButton('Send this to LinkedIn');
    await page.waitForText('LinkedIn made 1 change.');
    // What the page shows after it was loaded anew is what the sandbox's LinkedIn holds.
    await page.reload();
    await page.waitForText('Edit my profile here');
    await page.pressButton('Introduction');
    expect(await headlineIn('de_DE')).toMatch(/Account Manager bei Harbour Trading/);
    expect(await headlineIn('de_DE')).toMatch(/ und Kapitänin/);
    expect({ english: await headlineIn('en_US'), french: await headlineIn('fr_FR') }).toEqual(before);
    expect(before.french).toBe('Account Manager chez Harbour Trading');
  });
});
