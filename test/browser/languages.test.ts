import { afterAll, describe, expect, inject, it } from 'vitest';
import type { TestPage, TestPopup } from '../drivers/driver.ts';
import { type LanguageScene, openLanguageScene } from '../scenario/languages.ts';
import { misfits } from '../scenario/misfits.ts';
import { untilNothingPends } from '../scenario/steps.ts';

/** CSS pixels that are left of a window of 1280 by 1024 at one, two and four times the size. */
const windows = [
  [1280, 1024],
  [640, 512],
  [320, 256],
] as const;

/** Sets the size of all pages, as a person does in Chromium's settings; only that one counts for the popup. */
const zoomAll = (settings: TestPage, factor: number): Promise<boolean> =>
  settings.evaluate<boolean>(`new Promise((done) => chrome.settingsPrivate.setDefaultZoom(${factor}, done))`);

// Firefox speaks another language only with that language's pack.
describe.runIf(inject('browserName') === 'chromium')('in another language', () => {
  let scene: LanguageScene | undefined;
  afterAll(() => scene?.close());

  const fits = async (shown: TestPopup | TestPage) => {
    expect(await shown.evaluate(misfits)).toEqual([]);
  };

  describe.each([
    ['de', 'ltr'],
    ['ar', 'rtl'],
  ])('%s, read %s', (language, direction) => {
    it('the popup says everything, with nothing cut and no button on another', async () => {
      await scene?.close();
      scene = await openLanguageScene(language);
      const { says } = scene;
      const before = await scene.popup();
      await before.waitForText(says('page_not_allowed'));
      expect(await before.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
        language,
        direction,
      ]);
      await fits(before);
      await before.close();
      await scene.allow();
      const after = await scene.popup();
      await after.waitForText(says('reason_signed_out'));
      expect(await after.buttons()).toContain(says('button_sign_in'));
      await fits(after);
      await after.close();
    });

    it('the options too, with all of it unfolded, in windows of any width', async () => {
      if (!scene) expect.fail('There is no browser.');
      const options = await scene.browser.openExtensionPage('src/options/options.html');
      await options.waitFor(() => document.querySelector('#kept .row') !== null, { what: 'what is kept' });
      await options.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      for (const [width, height] of windows) {
        await options.setViewport(width, height);
        await fits(options);
      }
      await options.close();
    });

    it('the popup of somebody signed in, at one, two and four times its size', async () => {
      if (!scene) expect.fail('There is no browser.');
      await scene.signIn();
      const settings = await scene.browser.open('chrome://settings/');
      for (const factor of [1, 2, 4]) {
        await zoomAll(settings, factor);
        const popup = await scene.popup();
        await untilNothingPends(popup);
        expect(await popup.evaluate(() => devicePixelRatio)).toBe(factor);
        await fits(popup);
        await popup.close();
      }
      await zoomAll(settings, 1);
    });

    it.each([
      ['src/profile/profile.html', 'my_data_heading'],
      ['src/crm-photo/crm-photo.html', 'org_heading'],
    ] as const)('%s too, in windows of any width', async (path, heading) => {
      if (!scene) expect.fail('There is no browser.');
      const page = await scene.browser.openExtensionPage(path);
      await page.waitForText(scene.says(heading));
      for (const [width, height] of windows) {
        await page.setViewport(width, height);
        await fits(page);
      }
      await page.close();
    });
  });
});
