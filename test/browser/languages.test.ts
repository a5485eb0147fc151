import { afterAll, describe, expect, inject, it } from 'vitest';
import type { TestPopup } from '../drivers/driver.ts';
import { type LanguageScene, openLanguageScene } from '../scenario/languages.ts';

/** The elements that are wider than the popup lets them be, and of buttons that lie on one another. */
function misfits(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>('body, body *')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen'),
  );
  const cut = shown.filter(
    ({ scrollWidth, clientWidth, tagName }) => clientWidth > 0 && tagName !== 'PROGRESS' && scrollWidth > clientWidth,
  );
  const buttons = shown.filter(({ tagName }) => tagName === 'BUTTON');
  const overlapping = buttons.filter((button, index) =>
    buttons.slice(index + 1).some((other) => {
      const one = button.getBoundingClientRect();
      const two = other.getBoundingClientRect();
      return (
        one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1
      );
    }),
  );
  return [...cut, ...overlapping].map(
    ({ tagName, className, textContent }) => `${tagName}.${className} ${textContent.slice(0, 40)}`,
  );
}

// Firefox speaks another language only with that language's pack.
describe.runIf(inject('browserName') === 'chromium')('the popup in another language', () => {
  let scene: LanguageScene | undefined;
  afterAll(() => scene?.close());

  const fits = async (popup: TestPopup) => {
    expect(await popup.evaluate(misfits)).toEqual([]);
    await popup.close();
  };

  it.each([
    ['de', 'ltr'],
    ['ar', 'rtl'],
  ])('says everything in %s, read %s, with nothing cut and no button on another', async (language, direction) => {
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
    await scene.allow();
    const after = await scene.popup();
    await after.waitForText(says('reason_signed_out'));
    expect(await after.buttons()).toContain(says('button_sign_in'));
    await fits(after);
  });
});
