import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestBrowser, TestPage } from '../drivers/driver.ts';
import { untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { keepSignedIn } from '../scenario/states/conditions.ts';
import { crm, openContacts, signOut, untilSignedInAs } from '../scenario/steps.ts';

describe('a viewer who asked to be kept signed in', () => {
  let scene: Scene & { page: TestPage };
  let browser: TestBrowser;
  let page: TestPage;
  beforeAll(async () => {
    scene = await openSignedInScene(inject('browserName'), anna);
    await keepSignedIn(scene);
    browser = await scene.browser.restart();
    scene.sandbox.journal.clear();
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.sandbox.close();
  });

  const askedLinkedIn = () => scene.sandbox.journal.entries.filter(({ host }) => /linkedin|licdn/.test(host));

  it('is not signed in by the start of the browser, nor by a page without contacts', async () => {
    page = await browser.open(crm.quiet);
    await page.setViewport(1280, 1700);
    const popup = await browser.openPopup(page);
    await popup.waitForText('There are no contacts on this page.');
    await popup.waitForText('Nobody is signed in');
    await popup.close();
    expect(askedLinkedIn()).toEqual([]);
  });

  it('is signed in again by a page with contacts, without a window and without a question', async () => {
    await page.goto(crm.list);
    await untilFaces(page, openContacts(1).length, 20_000);
    await untilSignedInAs(browser, page, anna.name);
  });

  it('is not once they have signed out', async () => {
    await signOut(browser, page);
    scene.sandbox.journal.clear();
    await browser.stopWorker();
    await page.goto(crm.list);
    const popup = await browser.openPopup(page);
    await popup.waitForText('Nobody is signed in with LinkedIn.');
    await popup.close();
    expect(askedLinkedIn()).toEqual([]);
  });
});
