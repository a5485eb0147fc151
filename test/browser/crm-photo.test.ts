import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { hosts } from '../../sandbox/endpoints.ts';
import { orgAnna } from '../../sandbox/salesforce/users.ts';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { openScene, type Scene } from '../scenario/scene.ts';
import { configure, crm, signIn } from '../scenario/steps.ts';

let scene: Scene;
let page: TestPage;

beforeAll(async () => {
  scene = await openScene(inject('browserName'));
  const { browser, sandbox } = scene;
  await configure(browser);
  await sandbox.control.org.setPhoto(orgAnna, ben);
  await browser.allowHost(`https://${hosts.org}`);
  await signIn(browser, await browser.open(crm.quiet), anna);
  page = await browser.openExtensionPage('src/crm-photo/crm-photo.html');
});
afterAll(() => scene?.close());

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

it('sends the LinkedIn picture after a yes to it and not before, and shows the new photo when the org has processed it', async () => {
  await page.pressButton('Use my LinkedIn picture');
  await page.waitForText(`It goes to ${hosts.org}`);
  expect(uploads()).toBe(0);
  await page.pressButton('Yes, send it to Salesforce');
  await page.waitForText('Your Salesforce photo has changed.');
  expect(uploads()).toBe(1);
});

it('puts the former photo back', async () => {
  const before = scene.sandbox.control.org.photoVersionOf(orgAnna);
  await page.pressButton('Put the former photo back');
  await until(async () => scene.sandbox.control.org.photoVersionOf(orgAnna) !== before, {
    what: 'the former photo to be there',
  });
  expect(uploads()).toBe(2);
});
