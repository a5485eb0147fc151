import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { hosts } from '../../sandbox/endpoints.ts';
import { orgAnna, orgBen } from '../../sandbox/salesforce/users.ts';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import { pageLength } from '../../sandbox/world/people.ts';
import { salesforce } from '../../src/crm/presets/salesforce.ts';
import type { TestPage } from '../drivers/driver.ts';
import { remove } from '../drivers/profile.ts';
import { until } from '../drivers/waiting.ts';
import { orgControl, orgMarkersOf } from '../scenario/disk/org-markers.ts';
import { notedByBrowser } from '../scenario/disk/places.ts';
import { linesOf, searchDisk } from '../scenario/disk/search.ts';
import { facesOn, isFaceOf } from '../scenario/faces.ts';
import { colleaguesPage, lightningSite } from '../scenario/network/colleagues.ts';
import { openScene, type Scene } from '../scenario/scene.ts';
import { allow, configure, crm, signIn } from '../scenario/steps.ts';

let scene: Scene;
let page: TestPage;

beforeAll(async () => {
  scene = await openScene(inject('browserName'), { keepProfile: true });
  const { browser, sandbox } = scene;
  // With the OpenID scopes LinkedIn gives no more than 100 pixels.
  const settings = sandboxSettings();
  await configure(browser, { ...settings, linkedin: { ...settings.linkedin, scopes: ['r_basicprofile'] } });
  await sandbox.control.org.setPhoto(orgAnna, ben);
  await browser.allowHost(`https://${hosts.org}`);
  await signIn(browser, await browser.open(crm.quiet), anna);
  page = await browser.openExtensionPage('src/crm-photo/crm-photo.html');
});
afterAll(async () => {
  await scene?.close();
  await remove(scene.browser.profile);
});

const uploads = () => scene.sandbox.journal.of('org-photo').filter(({ method }) => method === 'POST').length;

it('signs in to the org on its own host, and shows the two pictures beside each other', async () => {
  await page.pressButton('Sign in to Salesforce');
  const window = await scene.browser.authorizationWindow();
  await window.type('input[name=username]', orgAnna.username);
  await window.type('input[name=password]', orgAnna.account.password);
  await window.click('button[name=log-in]');
  await window.click('button[name=allow]');
  await page.waitForText(`Signed in to ${hosts.org}`);
  await page.waitFor(() => document.querySelectorAll('.photo img').length === 2, { what: 'the two pictures' });
});

it('makes no site of the org’s host, which was allowed for that alone', async () => {
  const pattern = `https://${hosts.org}/*`;
  const browser = 'globalThis.browser ?? chrome';
  const isAllowed = `(${browser}).permissions.contains({ origins: ['${pattern}'] })`;
  const patterns = `(${browser}).scripting.getRegisteredContentScripts().then((all) => all.flatMap(({ matches }) => matches))`;
  expect(await scene.browser.background<boolean>(isAllowed)).toBe(true);
  expect(await scene.browser.background<string[]>(patterns)).not.toContain(pattern);
});

it('sends the LinkedIn picture after a yes to it and not before, and shows the new photo when the org has processed it', async () => {
  await page.pressButton('Use my LinkedIn picture');
  await page.waitForText(`It goes to ${hosts.org}`);
  await page.waitFor(() => document.activeElement?.getAttribute('role') === 'application', { what: 'the crop tool' });
  for (let pressed = 0; pressed < 5; pressed += 1) await page.press('-');
  expect(uploads()).toBe(0);
  await page.pressButton('Yes, send it to Salesforce');
  await page.waitForText('Your Salesforce photo has changed.');
  const [upload] = scene.sandbox.journal.of('org-photo').filter(({ method }) => method === 'POST');
  expect(uploads()).toBe(1);
  expect(upload?.body).toMatch(/name="photo"\s+\{"cropX":\d+,"cropY":\d+,"cropSize":\d+\}/);
});

it('puts the former photo back', async () => {
  const before = scene.sandbox.control.org.photoVersionOf(orgAnna);
  await page.pressButton('Put the former photo back');
  await until(async () => scene.sandbox.control.org.photoVersionOf(orgAnna) !== before, {
    what: 'the former photo to be there',
  });
  expect(uploads()).toBe(2);
});

it('shows a colleague’s photo where a site opted in: after it was changed by another way with one metadata request and one picture request, and unchanged with none of the latter', async () => {
  const { browser, sandbox } = scene;
  const asked = () => ({
    metadata: sandbox.journal.of('org-photo').filter(({ path }) => path.includes(orgBen.id.slice(0, 15))).length,
    pictures: sandbox.journal.of('org-picture').filter(({ path }) => path.endsWith('/M')).length,
  });
  await sandbox.control.org.setPhoto(orgBen, ben);
  const { contacts } = salesforce.recipe;
  const site = { ...lightningSite, colleaguePhotos: true, recipe: { contacts } };
  await configure(browser, { ...sandboxSettings(), sites: [site] });
  const list = await browser.open(colleaguesPage);
  await list.setViewport(1280, 1700);
  await allow(browser, list, `https://${hosts.lightning}`);

  const owners = { badge: 'td vis-a-vis-picture', container: 'tr', user: 'header', name: 'th a' };
  const untilOwnersAre = (sitter: { readonly colour: string }) =>
    until(
      async () => {
        const faces = await facesOn(list, { places: owners });
        return faces.length === pageLength && faces.every((face) => isFaceOf(face, sitter));
      },
      { what: 'every row’s owner to have this face' },
    );
  await untilOwnersAre(ben);
  expect(asked()).toEqual({ metadata: 1, pictures: 1 });

  await sandbox.control.org.setPhoto(orgBen, anna);
  await list.reload();
  await untilOwnersAre(anna);
  expect(asked()).toEqual({ metadata: 2, pictures: 2 });

  await list.reload();
  await untilOwnersAre(anna);
  expect(asked()).toEqual({ metadata: 3, pictures: 2 });

  await page.pressButton('Sign out of Salesforce');
  await until(async () => (await facesOn(list, { places: owners })).length === 0, { what: 'the photos to be gone' });
  // The org knows them in its window, and asks for nothing more.
  await page.pressButton('Sign in to Salesforce');
  await untilOwnersAre(anna);
});

/** Firefox takes several seconds to write its profile and to be searched; there it is searched where everything is tested. */
const isSearched = inject('browserName') === 'chromium' || process.env['WHOLE'] === '1';

it.runIf(isSearched)(
  'leaves nothing of it, nor of the colleagues, in the browser’s profile on disk, while nobody has signed out',
  async () => {
    const markers = await orgMarkersOf(scene.sandbox);
    expect(new Set(markers.map(({ kind }) => kind))).toEqual(
      new Set(['access token', 'authorization code', 'picture']),
    );
    await scene.browser.close();
    const { found } = await searchDisk(scene.browser.profile, [...markers, ...orgControl]);
    expect(linesOf(found.filter((finding) => finding.marker.kind !== 'control' && !notedByBrowser(finding)))).toEqual(
      [],
    );
    expect(linesOf(found.filter(({ marker }) => marker.kind === 'control')).join()).toMatch(
      /Local Extension Settings|moz-extension/,
    );
  },
);
