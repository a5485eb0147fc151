import sharp from 'sharp';
import type { TestBrowser, TestPage } from '../../drivers/driver.ts';
import { openMyProfile, sendTyped } from '../my-profile.ts';
import { type Marker, pictureMarkers, textMarkers } from './markers.ts';

/** What LinkedIn alone says of the viewer, what they sent, and what they typed and never sent. */
const words = {
  answered: 'Account Manager chez Harbour Trading',
  sent: ' who has sent these words',
  unsent: 'These words are never sent. ',
};

/** A picture of which any few bytes are its own alone. */
const chosen = await sharp({
  create: {
    width: 480,
    height: 480,
    channels: 3,
    background: 'white',
    noise: { type: 'gaussian', mean: 128, sigma: 40 },
  },
})
  .png()
  .toBuffer();

/**
 * Reads one's profile, changes a field of it, begins to change another, and chooses a picture that is not sent: whatever ends the browser then ends it with
 * all that in the page. Somebody is signed in whose app may.
 */
export async function leaveMyProfileUnsent(browser: TestBrowser): Promise<void> {
  const page = await openMyProfile(browser);
  await page.pressButton('Introduction');
  await page.type('#field-headline', words.sent);
  await sendTyped(page);
  await page.waitForText('LinkedIn made 1 change.');
  await page.type('#field-summary', words.unsent);
  await choose(page);
  await page.waitForText('Use this part');
}

const choose = (page: TestPage): Promise<void> =>
  page.evaluate((base64: string) => {
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], 'me.png'));
    const input = document.querySelector<HTMLInputElement>('#profilePicture-file');
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, chosen.toString('base64'));

/** What would be found on disk if any of it was kept. */
export const ownMarkers: readonly Marker[] = [
  ...textMarkers('own profile', words.answered),
  ...textMarkers('own profile', words.sent),
  ...textMarkers('own draft', words.unsent),
  ...pictureMarkers(chosen, 'own draft'),
];
