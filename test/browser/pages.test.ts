import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import { people } from '../../sandbox/world/people.ts';
import type { TestBrowser, TestPage } from '../drivers/driver.ts';
import { facesOn, judge, lookPause, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { crm, openContacts, peopleInPopup, signInAgain, slotsOn } from '../scenario/steps.ts';

let scene: Scene & { page: TestPage };
/** Another one after the restart. */
let browser: TestBrowser | undefined;
beforeAll(async () => {
  scene = await openSignedInScene(inject('browserName'), anna);
  browser = scene.browser;
});
afterAll(async () => {
  await browser?.close();
  await scene?.sandbox.close();
});

describe('pages that move', () => {
  it('shows the right face after each in-page navigation, and never a wrong one', async () => {
    await scene.page.goto(crm.record(1));
    await untilFaces(scene.page, 1);
    for (const number of [2, 3, 4]) {
      await scene.page.click('a[rel=next]');
      const { firstName, lastName, kind } = people[number - 1] ?? expect.fail('no such person');
      const name = `${firstName} ${lastName}`;
      await scene.page.waitFor(
        `document.querySelector('article.contact-record .contact-name')?.textContent.trim() === ${JSON.stringify(name)}`,
        {
          what: name,
        },
      );
      expect(judge(await facesOn(scene.page)).wrong).toEqual([]);
      await untilFaces(scene.page, ['open', 'small-source'].includes(kind) ? 1 : 0);
    }
  });

  it('shows them again after Back', async () => {
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
    await scene.page.goto(crm.record(1));
    await untilFaces(scene.page, 1);
    await scene.page.back();
    await untilFaces(scene.page, openContacts(1).length);
  });

  it('asks again for what was pending when the worker was stopped', async () => {
    scene.sandbox.control.setLatency('api.linkedin.com', 1_500);
    await scene.page.goto(crm.list);
    await scene.page.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, { what: 'slots' });
    await scene.browser.stopWorker();
    scene.sandbox.control.setLatency('api.linkedin.com', 0);
    await untilFaces(scene.page, openContacts(1).length);
  });

  it('asks for what is near the screen first, and for the rest as it comes near', async () => {
    scene.sandbox.journal.clear();
    await scene.page.goto(`${crm.list}?size=500`);
    await scene.page.waitFor(() => document.querySelectorAll('vis-a-vis-picture').length >= 100, {
      what: 'a hundred slots',
    });
    const { shown } = await peopleInPopupSoFar();
    expect(shown.length).toBeGreaterThan(20);
    expect(scene.sandbox.journal.of('people').length).toBeLessThanOrEqual(3);
    await scene.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await untilRight(scene.page);
  });

  it('clears every page and unregisters its script when the site is stopped, and starts again when it is allowed', async () => {
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('Stop on crm.example.test');
    await popup.waitForText('Allow on crm.example.test');
    await scene.page.waitFor(() => document.querySelector('vis-a-vis-picture') === null, {
      what: 'no slot to be left',
    });
    await popup.close();
    scene.sandbox.journal.clear();
    await scene.page.reload();
    expect(await slotsOn(scene.page)).toBe(0);
    expect(scene.sandbox.journal.of('people')).toEqual([]);
    await scene.browser.allowHost(crm.origin);
    const again = await scene.browser.openPopup(scene.page);
    await again.press('Allow on crm.example.test');
    await untilFaces(scene.page, openContacts(1).length);
    expect((await peopleInPopup(scene.browser, scene.page)).shown).toHaveLength(openContacts(1).length);
  });
});

async function peopleInPopupSoFar(): Promise<{ shown: string[] }> {
  const popup = await scene.browser.openPopup(scene.page);
  await popup.waitFor(() => document.querySelectorAll('[aria-labelledby="shown-heading"] > li').length > 20, {
    what: 'the first pictures of a long list',
  });
  const shown = await popup.list('Shown');
  await popup.close();
  return { shown };
}

async function untilRight(page: TestPage): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const { right, wrong } = judge(await facesOn(page));
    expect(wrong).toEqual([]);
    if (right.length >= 10) return;
    if (Date.now() > deadline) expect.fail(`Only ${right.length} faces at the end of the list.`);
    await sleep(lookPause);
  }
}

describe('a restart of the browser', () => {
  it('keeps the site allowed and its script registered, signs out, and shows again after the next sign-in', async () => {
    const restarted = await scene.browser.restart();
    browser = restarted;
    scene.sandbox.journal.clear();
    const page = await restarted.open(crm.list);
    await page.setViewport(1280, 1700);
    const { unavailable } = await peopleInPopup(restarted, page);
    expect(unavailable).toHaveLength(25);
    expect(await slotsOn(page)).toBe(0);
    expect(scene.sandbox.journal.entries.filter(({ host }) => /linkedin|licdn/.test(host))).toEqual([]);
    await signInAgain(restarted, page, anna.name);
    await untilFaces(page, openContacts(1).length, 20_000);
  });
});
