import { setTimeout as sleep } from 'node:timers/promises';
import { application } from '../../../sandbox/application.ts';
import { hosts } from '../../../sandbox/endpoints.ts';
import { anna } from '../../../sandbox/world/accounts.ts';
import { type LocationKind, locationKindOf } from '../../../sandbox/world/locations.ts';
import { pageLength, people } from '../../../sandbox/world/people.ts';
import type { TestBrowser, TestPage } from '../../drivers/driver.ts';
import { until } from '../../drivers/waiting.ts';
import { badgeOf, cardSaying, untilNoCard } from '../card.ts';
import { untilFaces } from '../faces.ts';
import { keepSignedIn, settingsWith } from '../states/conditions.ts';
import { openOptions, unfoldStep } from '../states/options.ts';
import { allow, configure, confirmUser, crm, everyScope, logIn, openContacts, signIn, signOut } from '../steps.ts';
import { colleaguesPage } from './colleagues.ts';
import { useCrmPhoto } from './crm-photo.ts';
import { changeMyProfile } from './my-profile.ts';
import type { NetworkScene } from './scene.ts';

/** Milliseconds without any request after which a page counts as loaded whole, its icon and its service worker included. */
const quietFor = 2_000;

/**
 * Everything that a person does with the extension over its whole life, ways that are seldom taken included: installed, left alone, set up and tested; signed in
 * with each sort of LinkedIn app; a list, a record, cards of members whose place LinkedIn tells in different ways, the connections; left alone again; their own profile changed; signed out;
 * updated, signed in again by itself; removed.
 *
 * @param idleFor milliseconds, three times: just installed, over a page without contacts with nobody signed in, and with somebody signed in.
 * @returns what left the browser in those times.
 */
export async function browseWhole(scene: NetworkScene, idleFor: number): Promise<readonly string[]> {
  const { browser } = scene;
  const whileIdle = [...(await requestsWithin(scene, idleFor))];

  await testTheTokenService(scene);
  await configure(browser, settingsWith({ linkedin: { scopes: everyScope } }));
  const page = await browser.open(crm.list);
  await page.setViewport(1280, 1700);
  await allow(browser, page);
  await page.goto(crm.quiet);
  whileIdle.push(...(await requestsWithin(scene, idleFor)));

  await page.goto(crm.list);
  await signIn(browser, page, anna);
  await confirmUser(browser, page);
  await untilFaces(page, openContacts(1).length);
  await readConnections(browser, page);
  await page.goto(crm.record(1));
  await untilFaces(page, 1);
  await page.goto(crm.list);
  await readCards(scene, page);
  await page.goto(crm.quiet);
  whileIdle.push(...(await requestsWithin(scene, idleFor)));

  // An app of before OpenID Connect knows the viewer by another way, and one of the least permissions gets less of a member.
  for (const scope of ['r_basicprofile', 'r_liteprofile']) {
    await signOut(browser, page);
    scene.forgetLinkedInSessions();
    await configure(browser, settingsWith({ linkedin: { scopes: [scope] } }));
    await page.goto(crm.list);
    await signIn(browser, page, anna);
    await untilFaces(page, openContacts(1).length);
    // An app of the one is given the viewer's picture in the size that it is wanted in.
    if (scope === 'r_basicprofile') await useCrmPhoto(scene, [scope]);
  }
  await page.bringToFront();
  await openCard(page, rowOf('none'));

  await signOut(browser, page);
  scene.forgetLinkedInSessions();
  await changeMyProfile(scene, page);
  await page.bringToFront();

  await keepSignedIn({ browser, page });
  await scene.updateToNext();
  await page.goto(crm.list);
  await untilFaces(page, openContacts(1).length);
  await signOut(browser, page);
  await browser.uninstall();
  await browseCrm(page);
  return whileIdle;
}

/** Has the extension's worker send what it never sends by itself: to LinkedIn's API, to a host it has no business with, and to this machine. */
export async function sendOnPurpose({ browser }: NetworkScene): Promise<void> {
  const addresses = [`https://${hosts.api}/v2/me`, 'https://elsewhere.example.net/', 'http://localhost:4000/'];
  const sent = addresses.map((address) => `fetch(${JSON.stringify(address)}).catch(() => undefined)`);
  await browser.background(`Promise.all([${sent}]).then(() => true)`);
}

/** What the same pages send in a browser from which the extension was removed before it met any: LinkedIn's sign-in is opened in a tab there. */
export async function browseWithout({ browser, forgetLinkedInSessions }: NetworkScene): Promise<void> {
  await browser.uninstall();
  const page = await browser.open(crm.list);
  await page.setViewport(1280, 1700);
  await browseCrm(page);
  await page.goto(colleaguesPage);
  const [redirectAddress = ''] = application.redirectAddresses;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: application.clientId,
    redirect_uri: redirectAddress,
    state: 'S'.repeat(43),
    scope: 'openid profile r_basicprofile',
  });
  // The second time LinkedIn's cookie is there, and means nothing any more.
  for (let time = 0; time < 2; time += 1) {
    // Each in a tab of its own: the way back fails, and Firefox may still be at that when the next address is asked for.
    const tab = await browser.open(`https://${hosts.linkedin}/oauth/v2/authorization?${query}`);
    await logIn(tab, anna);
    await tab.waitFor(() => !location.host.endsWith('linkedin.com'), { what: 'LinkedIn to lead back' });
    await tab.close();
    forgetLinkedInSessions();
  }
}

async function browseCrm(page: TestPage): Promise<void> {
  for (const address of [crm.list, crm.quiet, crm.list, crm.record(1), crm.list]) await page.goto(address);
}

/** What leaves the browser in so many milliseconds in which nobody does anything, once the page before has loaded all of its own. */
async function requestsWithin({ received, proxy }: NetworkScene, milliseconds: number): Promise<readonly string[]> {
  const counts = () => [received().length, proxy.asked.length] as const;
  let before: string;
  do {
    before = counts().join();
    await sleep(quietFor);
  } while (counts().join() !== before);
  const [journalled, asked] = counts();
  await sleep(milliseconds);
  return [
    ...received()
      .slice(journalled)
      .map(({ method, host, path }) => `${method} ${host}${path}`),
    ...proxy.asked.slice(asked).map(({ method, target }) => `${method} ${target}`),
  ];
}

/** Of a service that works, of one that does not know the client, and of one whose connection breaks. */
async function testTheTokenService({ browser, sandbox }: NetworkScene): Promise<void> {
  const conditions = [
    { linkedin: {} },
    { linkedin: { clientId: 'another-client' } },
    { linkedin: {}, broken: true },
  ] as const;
  for (const { linkedin, ...condition } of conditions) {
    await configure(browser, settingsWith({ linkedin }));
    if ('broken' in condition) sandbox.control.addFault('token-service', 'reset');
    const before = sandbox.journal.of('token-service').length;
    const options = await openOptions({ browser });
    await unfoldStep(options, 2);
    await options.pressButton('Test');
    await until(async () => sandbox.journal.of('token-service').length >= before + 2, {
      what: 'the token service to be tested',
    });
    await options.close();
  }
  sandbox.control.clearFaults();
}

async function readConnections(browser: TestBrowser, page: TestPage): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.press('Find among my connections');
  await popup.waitForText('connections were read.');
  await popup.close();
}

/** The cards of members of every kind of place, with an app that is granted everything, with less, and with no word on places with the member. */
async function readCards({ sandbox }: NetworkScene, page: TestPage): Promise<void> {
  sandbox.control.suppose({ geoDecoration: false });
  for (const kind of ['chosen-geo', 'legacy-place', 'legacy-region', 'none'] as const)
    await openCard(page, rowOf(kind));
  sandbox.control.suppose({ geoDecoration: true, locationFields: false });
  await openCard(page, rowOf('chosen-geo'));
}

async function openCard(page: TestPage, row: number): Promise<void> {
  await page.hover(badgeOf(row));
  await cardSaying(page, 'via LinkedIn');
  await page.hover('h1');
  await untilNoCard(page);
}

/** The row of the list's first page, from 1, of somebody who is shown and whose place LinkedIn holds so. */
function rowOf(kind: LocationKind): number {
  const shown = new Set(openContacts(1, ['open']));
  const index = people
    .slice(0, pageLength)
    .findIndex((person) => shown.has(`${person.firstName} ${person.lastName}`) && locationKindOf(person) === kind);
  if (index < 0) throw new Error(`Nobody on the first page has a place like this: ${kind}.`);
  return index + 1;
}
