import type { TestBrowser, TestPage } from '../drivers/driver.ts';

/** The scopes of an app that may read and change everything of the viewer's own profile. */
export const editorScopes: readonly string[] = ['openid', 'profile', 'r_basicprofile', 'r_fullprofile', 'w_compliance'];

/** The page *My profile* in a tab of its own. */
export async function openMyProfile(browser: TestBrowser): Promise<TestPage> {
  const page = await browser.openExtensionPage('src/profile/profile.html');
  await page.setViewport(960, 1000);
  await page.waitForText('My data');
  return page;
}

/** Opens it and says that one's own name and picture may be kept on this device. */
export async function openAndKeep(browser: TestBrowser): Promise<TestPage> {
  const page = await openMyProfile(browser);
  await page.pressButton('Keep them');
  await page.waitForText('Taking the tick away');
  return page;
}

/** Chooses a file for the profile's picture, as the browser's own window for files would: twice as wide as high, its left half red, its right half blue. */
export const choosePicture = (page: TestPage): Promise<void> =>
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
export const chooseLanguage = (page: TestPage, locale: string): Promise<void> =>
  page.evaluate((chosen) => {
    const select = document.querySelector<HTMLSelectElement>('#forms-language');
    if (!select) return;
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, locale);

/** Sends everything that was typed, by way of the review, unless the page says why there is none. */
export async function sendTyped(page: TestPage): Promise<void> {
  await page.pressButton('See what will be sent');
  const next = await page.waitFor(
    () =>
      (document.querySelector('.review') !== null && 'send') ||
      (document.querySelector('.form .notice-caution') !== null && 'trouble'),
    { what: 'the review' },
  );
  if (next === 'send') await page.pressButton('Send this to LinkedIn');
}
