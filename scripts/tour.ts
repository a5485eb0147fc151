import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { accounts, anna } from '../sandbox/world/accounts.ts';
import { launchChromium } from '../test/drivers/chromium.ts';
import type { TestBrowser, TestPage } from '../test/drivers/driver.ts';
import {
  allow,
  configure,
  confirmUser,
  crm,
  logIn,
  peopleInPopup,
  signIn,
  untilSignedInAs,
} from '../test/scenario/steps.ts';

/**
 * Shows the main job in the sandbox: in a window to be used, where there is a display, else by itself, leaving screenshots.
 *
 * `--headless` goes by itself all the same; `--into FOLDER` puts the screenshots elsewhere, as for `docs/images`.
 */
const { values: options } = parseArgs({
  options: { headless: { type: 'boolean', default: false }, into: { type: 'string', default: 'out/tour' } },
});
const screenshots = resolve(options.into);
const hasDisplay =
  ['darwin', 'win32'].includes(process.platform) || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

const sandbox = await startSandbox();
try {
  if (hasDisplay && !options.headless) await inWindow(sandbox);
  else await byItself(sandbox);
} finally {
  await sandbox.close();
}

async function inWindow(sandbox: Sandbox): Promise<void> {
  const browser = await launchChromium({ extension: 'dist/chromium', sandbox, headless: false });
  await configure(browser);
  const page = await browser.open(crm.list);
  console.log('A browser opens on a made-up CRM. LinkedIn is a stand-in on this machine; nothing leaves it.');
  await allow(browser, page);
  await signIn(browser, page, anna);
  await confirmUser(browser, page);
  await page.bringToFront();
  console.log(`
The CRM was allowed and ${anna.name} was signed in, as you would do it from the toolbar. Now it is yours:

  ·  look at the list, open a contact, go to the next one
  ·  click the puzzle piece in the toolbar, then Vis-à-vis, to see who is unavailable, and why
  ·  sign out there, and sign in as somebody else:
${accounts.map(({ email, password }) => `       ${email}   ${password}`).join('\n')}

Closing the browser, or Ctrl+C, ends everything.`);
  await untilClosed(browser);
}

/** Until the person closes the window, or interrupts. */
async function untilClosed(browser: TestBrowser): Promise<void> {
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
  });
  while (!interrupted) {
    await new Promise((wake) => setTimeout(wake, 500));
    const open = await browser.background<boolean>('true').catch(() => false);
    if (!open) break;
  }
  await browser.close();
}

async function byItself(sandbox: Sandbox): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  const browser = await launchChromium({ extension: 'dist/chromium', sandbox });
  const shoot = async (page: Pick<TestPage, 'screenshot'>, name: string, what: string) => {
    const file = join(screenshots, `${name}.png`);
    await page.screenshot(file);
    console.log(`  ${file}   ${what}`);
  };
  try {
    console.log('No display here, so the tour goes by itself and leaves screenshots:\n');
    await configure(browser);
    const page = await browser.open(crm.list);
    await page.setViewport(1280, 860);
    await allow(browser, page);

    const popup = await browser.openPopup(page);
    await popup.waitForText('Nobody is signed in');
    await popup.waitFor(() => document.querySelector('.counts') !== null, { what: 'the contacts to be listed' });
    await shoot(popup, '1-signed-out', 'the popup before anybody has signed in');
    await popup.press('Sign in with LinkedIn');
    const window = await browser.authorizationWindow();
    await window.waitFor(() => document.querySelector('input[name=session_key]') !== null, { what: 'the login' });
    await shoot(window, '2-sign-in', "LinkedIn's stand-in asks who is there");
    await logIn(window, anna);
    await untilSignedInAs(browser, page, anna.name);
    await confirmUser(browser, page);

    const { shown, unavailable } = await peopleInPopup(browser, page);
    await shoot(page, '3-list', "a list, its contacts' pictures, and the viewer's own in the user chip");
    const people = await browser.openPopup(page);
    await people.waitForText('Unavailable');
    await shoot(people, '4-popup', `the popup: ${shown.length} shown, ${unavailable.length} unavailable, and why`);
    await people.close();
    await page.goto(crm.record(1));
    await peopleInPopup(browser, page);
    await shoot(page, '5-record', 'a record');
    console.log('\nEverything in them ran from dist/chromium, the production build.');
  } finally {
    await browser.close();
  }
}
