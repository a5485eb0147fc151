import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, openContacts, peopleInPopup, signInAgain, signInButton, signOut, slotsOn } from '../scenario/steps.ts';
import { viewerIn } from '../scenario/worker.ts';

describe('whatever LinkedIn answers', () => {
  let scene: Scene & { page: TestPage };
  beforeAll(async () => {
    scene = await openSignedInScene(inject('browserName'), anna);
  });
  afterAll(() => scene?.close());
  afterEach(() => {
    scene.sandbox.control.clearFaults();
    scene.sandbox.control.setPeopleRead(true);
  });

  /** Loads the list anew and reads in the popup what became of those that are usually shown. */
  async function unavailable(): Promise<{ shown: string[]; words: Set<string> }> {
    await scene.page.goto(crm.list);
    const people = await peopleInPopup(scene.browser, scene.page);
    const usual = openContacts(1);
    const words = people.unavailable.flatMap((item) => {
      const name = usual.find((one) => item.startsWith(one));
      return name === undefined
        ? []
        : [
            item
              .slice(name.length)
              .replace(/\s*\d+(?=\s)/, '')
              .trim(),
          ];
    });
    expect(people.shown.length + people.unavailable.length).toBe(25);
    expect(await crmWorks(scene.page)).toBe(true);
    return { shown: people.shown, words: new Set(words) };
  }

  it.each([
    ['500', { status: 500, body: '{"status":500,"message":"Internal Server Error"}' }],
    ['HTML for JSON', 'html'],
    ['half an answer', 'truncated'],
    ['an empty answer', { status: 200, body: '' }],
    ['a cut connection', 'reset'],
  ] as const)('%s: fails, and says that refreshing tries again', async (_what, fault) => {
    scene.sandbox.control.addFault('people', fault);
    const { shown, words } = await unavailable();
    expect(shown).toEqual([]);
    expect([...words]).toEqual(['The picture could not be fetched. Refresh to try again.']);
    scene.sandbox.control.clearFaults();
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('Refresh');
    await popup.close();
    await untilFaces(scene.page, openContacts(1).length);
  });

  it('404 for the whole call: fails', async () => {
    scene.sandbox.control.addFault('people', { status: 404, body: '{"status":404,"message":"Not Found"}' });
    expect([...(await unavailable()).words]).toEqual(['The picture could not be fetched. Refresh to try again.']);
  });

  it('pictures that are none: fail', async () => {
    scene.sandbox.control.addFault('media', 'not-an-image');
    const { shown, words } = await unavailable();
    expect(shown).toEqual([]);
    expect([...words]).toEqual(['The picture could not be fetched. Refresh to try again.']);
  });

  it('one picture that is none costs the others nothing', async () => {
    scene.sandbox.control.addFault('media', 'not-an-image', 1);
    expect((await unavailable()).shown).toHaveLength(openContacts(1).length - 1);
  });

  it('a picture address that ran out is resolved anew', async () => {
    scene.sandbox.control.addFault('media', { status: 403 }, 1);
    expect((await unavailable()).shown).toHaveLength(openContacts(1).length);
  });

  it('a contact whose link is a company page is not linked, and never asked for', async () => {
    await unavailable();
    const { unavailable: items } = await peopleInPopup(scene.browser, scene.page);
    expect(items.filter((item) => item.includes('no LinkedIn person ID'))).toHaveLength(3);
  });

  it('429: throttled until midnight in UTC, and not asked again meanwhile', async () => {
    scene.sandbox.control.addFault('people', {
      status: 429,
      body: '{"status":429,"serviceErrorCode":101,"message":"Resource level throttle limit"}',
    });
    const { words } = await unavailable();
    expect([...words].join()).toMatch(/LinkedIn's limit on requests is reached\. Looking up goes on at /);
    scene.sandbox.journal.clear();
    await unavailable();
    expect(scene.sandbox.journal.of('people')).toEqual([]);
  });

  it('403 for the whole call: the LinkedIn app lacks the permission, and nobody is called private', async () => {
    await beginSession();
    scene.sandbox.control.setPeopleRead(false);
    const { words } = await unavailable();
    expect([...words].join()).toContain('The LinkedIn app in use may not read other members.');
    const { unavailable: items } = await peopleInPopup(scene.browser, scene.page);
    expect(items.filter((item) => item.includes('The member limits'))).toEqual([]);
  });

  it('401: signed out, said so, and nothing stays painted', async () => {
    await beginSession();
    scene.sandbox.control.expireTokens();
    await scene.page.goto(crm.list);
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText(signInButton);
    await popup.waitForText('LinkedIn no longer accepts this sign-in.');
    await popup.close();
    expect(await slotsOn(scene.page)).toBe(0);
  });

  /** Whoever is signed in, whatever the worker has learnt of the last fault is forgotten with the session. */
  async function beginSession(): Promise<void> {
    await scene.page.goto(crm.list);
    if ((await viewerIn(scene.browser)).length > 0) await signOut(scene.browser, scene.page);
    await signInAgain(scene.browser, scene.page, anna.name);
    await untilFaces(scene.page, openContacts(1).length);
  }
});

/** Whether the CRM is whole, and its own script still answers to a click. */
async function crmWorks(page: TestPage): Promise<boolean> {
  await page.click('#crm-user summary, summary');
  const opened = await page.evaluate(() => document.querySelector('details.user-menu')?.hasAttribute('open') ?? false);
  await page.click('#crm-user summary, summary');
  return opened && (await page.evaluate(() => document.querySelectorAll('tr.contact').length === 25));
}
