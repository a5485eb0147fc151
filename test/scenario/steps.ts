import { hosts } from '../../sandbox/endpoints.ts';
import { sandboxSettings } from '../../sandbox/settings.ts';
import type { Account } from '../../sandbox/world/accounts.ts';
import { type PersonKind, pageLength, people } from '../../sandbox/world/people.ts';
import type { TestBrowser, TestPage, TestPopup } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import type { Scene } from './scene.ts';

/** Addresses of the sandbox's CRM. */
export const crm = {
  origin: `https://${hosts.crm}`,
  list: `https://${hosts.crm}/contacts`,
  /** Of which no recipe speaks. */
  directory: `https://${hosts.crm}/directory`,
  /** Without any contact. */
  quiet: `https://${hosts.crm}/companies`,
  record: (number: number) => `https://${hosts.crm}/contacts/${number}`,
  as: (userId: string) => `https://${hosts.crm}/login-as/${userId}`,
};

/** The scopes of a LinkedIn app that may do everything. */
export const everyScope = ['openid', 'profile', 'r_basicprofile', 'r_1st_connections'];

/** The name of the popup's button. */
export const signInButton = 'Sign in with LinkedIn';

/** What an administrator does once: points the extension at a LinkedIn app, a token service and a CRM. */
export async function configure(browser: TestBrowser, document: unknown = sandboxSettings()): Promise<void> {
  const settings = JSON.stringify(document);
  await browser.background(
    `(globalThis.browser ?? chrome).storage.local.set({ settings: ${settings} }).then(() => true)`,
  );
}

/** Allows the CRM, or another, from the popup, as a person does. */
export async function allow(
  browser: TestBrowser,
  page: TestPage,
  origin = crm.origin,
  button = `Allow on ${new URL(origin).host}`,
): Promise<void> {
  await browser.allowHost(origin);
  const popup = await browser.openPopup(page);
  await popup.press(button);
  // A popup that goes takes its question to the browser with it.
  await until(() => isAllowed(browser, origin), { what: 'the CRM to be allowed' });
  await page.waitFor(async () => document.querySelector('vis-a-vis-picture') !== null || document.readyState, {
    what: 'the page to be there after allowing',
  });
  if (!(await popup.closed())) await popup.close();
}

/** Whether the extension may see the pages of this origin. */
export const isAllowed = (browser: TestBrowser, origin: string): Promise<boolean> =>
  browser.background(
    `(globalThis.browser ?? chrome).permissions.contains({ origins: [${JSON.stringify(`${origin}/*`)}] })`,
  );

/** Signs in from the popup over a page, through LinkedIn's window where there is one. */
export async function signIn(browser: TestBrowser, page: TestPage, account: Account): Promise<void> {
  await pressInPopup(browser, page, signInButton);
  await logIn(await browser.authorizationWindow(), account);
  await untilSignedInAs(browser, page, account.name);
}

/**
 * Signs in, in one popup, somebody who is at LinkedIn in this browser and has consented before: LinkedIn asks for nothing, and opens no window. For whatever is
 * about what comes afterwards; `signIn` is the whole way, and takes a browser twice the work.
 *
 * @returns the popup, which says who is signed in
 */
export async function signInAtOnce(
  { browser, sandbox }: Pick<Scene, 'browser' | 'sandbox'>,
  page: TestPage,
  account: Account,
): Promise<TestPopup> {
  await browser.setCookie(sandbox.control.openSession(account));
  const popup = await browser.openPopup(page);
  await popup.press(signInButton);
  await popup.waitForText(`Signed in as ${account.name}`);
  return popup;
}

/** The same where LinkedIn knows already who it is, and asks for nothing. */
export async function signInAgain(browser: TestBrowser, page: TestPage, name: string): Promise<void> {
  await pressInPopup(browser, page, signInButton);
  await untilSignedInAs(browser, page, name);
}

/** The same where LinkedIn asks for consent alone: to other scopes than those granted last. */
export async function signInConsenting(browser: TestBrowser, page: TestPage, name: string): Promise<void> {
  await pressInPopup(browser, page, signInButton);
  await (await browser.authorizationWindow()).click('button[name=allow]');
  await untilSignedInAs(browser, page, name);
}

/** Presses a button of the popup over a page, and leaves it to itself. */
export async function pressInPopup(browser: TestBrowser, page: TestPage, button: string): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.press(button);
  // It goes with LinkedIn's window, where one opens.
  await popup.close().catch(() => undefined);
}

/** Fills in LinkedIn's login page and consents. */
export async function logIn(window: TestPage, account: Account): Promise<void> {
  await window.type('input[name=session_key]', account.email);
  await window.type('input[name=session_password]', account.password);
  await window.click('button[name=sign-in]');
  await window.click('button[name=allow]');
}

/** Opens the popup again, which may have gone with LinkedIn's window, until it says who is signed in. */
export async function untilSignedInAs(browser: TestBrowser, page: TestPage, name: string): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.waitForText(`Signed in as ${name}`);
  await popup.close();
}

/** Says in the popup that the CRM's user on this page is the viewer. */
export async function confirmUser(browser: TestBrowser, page: TestPage): Promise<void> {
  await confirmUserIn(await browser.openPopup(page));
}

/** Says so in a popup that is open, and closes it. */
export async function confirmUserIn(popup: TestPopup): Promise<void> {
  await popup.press('Yes, that is me');
  await popup.waitFor(
    () => [...document.querySelectorAll('button')].some((one) => one.textContent === 'That is not me'),
    {
      what: 'the yes to be known',
    },
  );
  await popup.close();
}

/** Uses, from the popup, the settings that are offered for the CRM that a page is recognised as. */
export async function usePreset(browser: TestBrowser, page: TestPage, name: string): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.press(`Use the settings for ${name}`);
  await popup.waitFor(() => document.querySelector('.counts') !== null, { what: 'contacts to be found' });
  await popup.close();
}

/** Signs out from the popup. */
export async function signOut(browser: TestBrowser, page: TestPage): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.press('Sign out');
  await popup.waitForText(signInButton);
  await popup.close();
}

/** Waits until the popup says of every contact of the page whether it is shown. @param timeout milliseconds */
export async function untilNothingPends(popup: TestPopup, timeout?: number): Promise<void> {
  await popup.waitFor(() => document.querySelector('.counts') !== null && document.querySelector('progress') === null, {
    what: 'every contact to be shown or unavailable',
    ...(timeout === undefined ? {} : { timeout }),
  });
}

/** What the popup says of a page, once nothing is pending. */
export async function peopleInPopup(
  browser: TestBrowser,
  page: TestPage,
): Promise<{ shown: string[]; unavailable: string[] }> {
  const popup = await browser.openPopup(page);
  await untilNothingPends(popup);
  const people = { shown: await popup.list('Shown'), unavailable: await popup.list('Unavailable') };
  await popup.close();
  return people;
}

/** The contacts of one page of the list whose picture LinkedIn returns to the first account, as the CRM writes them. */
export function openContacts(
  page: number,
  kinds: readonly PersonKind[] = ['open', 'small-source', 'open-to-first'],
): string[] {
  return people
    .slice((page - 1) * pageLength, page * pageLength)
    .filter(({ kind, referenceForm }) => kinds.includes(kind) && ['urn', 'bare-id'].includes(referenceForm))
    .map(({ firstName, lastName }) => `${firstName} ${lastName}`);
}

/** How many slots of ours stand in a page. */
export const slotsOn = (page: TestPage): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('vis-a-vis-picture').length);
