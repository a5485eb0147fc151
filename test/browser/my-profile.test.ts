import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { chooseLanguage, choosePicture, editorScopes, openMyProfile, sendTyped } from '../scenario/my-profile.ts';
import { openAllowedScene, type Scene } from '../scenario/scene.ts';
import { configure, signIn } from '../scenario/steps.ts';

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
    await configure(scene.browser, { ...settings, linkedin: { ...settings.linkedin, scopes: editorScopes } });
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

  it('of two tabs that change the same field the second is asked, and keeping its own takes nothing from the first', async () => {
    const other = await openMyProfile(scene.browser);
    await other.pressButton('Introduction');
    await page.bringToFront();
    await chooseLanguage(page, 'de_DE');
    await page.type('#field-headline', ' zur See');
    await other.bringToFront();
    await other.type('#field-headline', ' at sea');
    await sendTyped(other);
    await other.waitForText('LinkedIn made 1 change.');
    await other.close();
    await page.bringToFront();
    await sendTyped(page);
    await page.waitForText('This has changed at LinkedIn since this page read it.');
    await page.pressButton('Keep what I typed');
    await sendTyped(page);
    await page.waitForText('LinkedIn made 1 change.');
    expect(await headlineIn('en_US')).toMatch(/ at sea/);
    expect(await headlineIn('de_DE')).toMatch(/ zur See/);
  });
});
