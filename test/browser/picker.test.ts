import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { axeFindings } from '../scenario/axe.ts';
import { openShadowRoot } from '../scenario/open-shadow-root.ts';
import { beginSetUp, isPicking, look, pressOnward, sitesStored, untilNotPicking } from '../scenario/picking.ts';
import { openScene, type Scene } from '../scenario/scene.ts';
import { configure, crm, openContacts, peopleInPopup, signInAtOnce, slotsOn } from '../scenario/steps.ts';

/** The name of the n-th person of the directory, from 1. */
const nameOf = (row: number): string => `main > div > div:nth-child(${row}) a`;
const listed = 14;

describe('setting up a site that nobody has described', () => {
  let scene: Scene;
  let page: TestPage;
  beforeAll(async () => {
    scene = await openScene(inject('browserName'));
    await configure(scene.browser, { ...sandboxSettings(), sites: [] });
    page = await scene.browser.open(crm.directory);
    await page.setViewport(1280, 900);
    await (await signInAtOnce(scene, page, anna)).close();
  });
  afterAll(() => scene?.close());
  afterEach(async () => {
    if (await isPicking(page)) await page.press('Escape');
    await untilNotPicking(page);
  });

  const recipes = async () => (await sitesStored(scene.browser)).map(({ recipe }) => recipe);

  it('begins in the popup, and leaves no trace where it is cancelled', async () => {
    await beginSetUp(scene.browser, page);
    await page.click(nameOf(2));
    await look();
    await page.press('Escape');
    await untilNotPicking(page);
    expect(await page.url()).toBe(crm.directory);
    expect(await recipes()).toEqual([undefined]);
    expect(await slotsOn(page)).toBe(0);
  });

  it('takes back the preview where it is cancelled, and where the page is left', async () => {
    await beginSetUp(scene.browser, page);
    await page.click(nameOf(2));
    for (let step = 0; step < 3; step += 1) await pressOnward(page);
    await page.waitFor(() => document.querySelectorAll('vis-a-vis-picture').length === 14, { what: 'the preview' });
    await page.press('Escape');
    await page.waitFor(() => document.querySelector('vis-a-vis-picture') === null, { what: 'the preview to go' });
    await beginSetUp(scene.browser, page);
    for (let step = 0; step < 4; step += 1) {
      await page.press('Enter');
      await look();
    }
    await page.waitFor(() => document.querySelector('vis-a-vis-picture') !== null, { what: 'the preview' });
    await page.reload();
    await page.waitFor(() => document.readyState === 'complete', { what: 'the page' });
    expect((await peopleInPopupOf(page)).includes('There are no contacts on this page.')).toBe(true);
    expect(await recipes()).toEqual([undefined]);
  });

  it('heeds nobody but the person: what the page makes up takes and saves nothing', async () => {
    await beginSetUp(scene.browser, page);
    await page.evaluate(() => {
      const events = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
      const targets = [document.querySelector('main p'), document.querySelector('vis-a-vis-picker > span')];
      for (const target of targets)
        for (const name of events) target?.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
      for (let count = 0; count < 6; count += 1)
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await look();
    expect(await isPicking(page)).toBe(true);
    expect(await slotsOn(page)).toBe(0);
    expect(await recipes()).toEqual([undefined]);
  });

  it('gives up on a page that keeps removing it, and the popup says so until it is tried again', async () => {
    await beginSetUp(scene.browser, page);
    await page.evaluate(() => {
      const remove = () => document.querySelector('vis-a-vis-picker')?.remove();
      new MutationObserver(remove).observe(document.documentElement, { childList: true });
      remove();
    });
    let popup = await scene.browser.openPopup(page);
    await popup.waitFor(() => document.body.textContent?.includes('removed the picker again and again') === true, {
      what: 'the popup to say so',
    });
    await popup.close();
    await page.reload();
    await beginSetUp(scene.browser, page);
    popup = await scene.browser.openPopup(page);
    await popup.waitForText('There are no contacts on this page.');
    expect(await popup.text()).not.toContain('removed the picker');
    await popup.close();
  });

  it('goes on where the worker was stopped meanwhile', async () => {
    await beginSetUp(scene.browser, page);
    await page.click(nameOf(2));
    await scene.browser.stopWorker();
    for (let step = 0; step < 3; step += 1) await pressOnward(page);
    await page.waitFor(() => document.querySelectorAll('vis-a-vis-picture').length === 14, { what: 'the preview' });
    expect(await recipes()).toEqual([undefined]);
  });

  it('is put back where the page throws it away', async () => {
    await beginSetUp(scene.browser, page);
    await page.evaluate(() => document.querySelector('vis-a-vis-picker')?.remove());
    await page.waitFor(() => document.querySelector('vis-a-vis-picker') !== null, { what: 'the picker again' });
  });

  it('ends in pictures by mouse alone, and the page hears of no click', async () => {
    await beginSetUp(scene.browser, page);
    await page.hover(nameOf(3));
    await page.click(nameOf(3));
    for (let step = 0; step < 4; step += 1) await pressOnward(page);
    await look();
    expect(await page.url()).toBe(crm.directory);
    await pressOnward(page);
    await untilNotPicking(page);
    const { shown, unavailable } = await peopleInPopup(scene.browser, page);
    expect(shown.length + unavailable.length).toBe(listed);
    expect(shown.length).toBeGreaterThan(3);
    for (const name of shown) expect(openContacts(1)).toContain(name);
    expect(await recipes()).toEqual([
      {
        contacts: [
          {
            container: 'main > div > div',
            name: { select: 'a', from: 'text' },
            reference: expect.arrayContaining([{ select: 'span', from: 'text' }]),
            slot: { select: 'div', place: 'cover' },
          },
        ],
      },
    ]);
  });

  it('does so once more by keyboard alone, in the place of what there was', async () => {
    const before = await recipes();
    await beginSetUp(scene.browser, page, 'Set up this site anew');
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter', 'Enter', 'Enter', 'Enter']) {
      await page.press(key);
      await look();
      await panelPassesAxe();
    }
    await page.press('Enter');
    await look();
    await panelPassesAxe();
    await page.press('Enter');
    await untilNotPicking(page);
    expect(await recipes()).toEqual(before);
    expect((await peopleInPopup(scene.browser, page)).shown.length).toBeGreaterThan(3);
  });

  it('and once more by touch alone', async () => {
    const before = await recipes();
    await beginSetUp(scene.browser, page, 'Set up this site anew');
    const { x, y } = await page.evaluate((selector: string) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
    }, nameOf(4));
    await page.tap(x, y);
    for (let step = 0; step < 5; step += 1) await pressOnward(page, 'tap');
    await look();
    expect(await page.url()).toBe(crm.directory);
    await pressOnward(page, 'tap');
    await untilNotPicking(page);
    expect(await recipes()).toEqual(before);
  });

  /** Its words and elements are the same in both browsers, and only Chromium's protocol reaches into its closed shadow root. */
  async function panelPassesAxe(): Promise<void> {
    if (scene.browser.name !== 'chromium') return;
    await openShadowRoot(scene.browser, crm.directory, 'vis-a-vis-picker > span');
    expect(await axeFindings(page, 'vis-a-vis-picker')).toEqual([]);
  }

  async function peopleInPopupOf(over: TestPage): Promise<string> {
    const popup = await scene.browser.openPopup(over);
    await popup.waitForText('contacts');
    const text = await popup.text();
    await popup.close();
    return text;
  }
});
