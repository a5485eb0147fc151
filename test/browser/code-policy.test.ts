import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { openScene, type Scene } from '../scenario/scene.ts';
import { allow, configure, crm } from '../scenario/steps.ts';

let scene: Scene;
let page: TestPage;
beforeAll(async () => {
  scene = await openScene(inject('browserName'));
  page = await scene.browser.openExtensionPage('src/options/options.html');
  await page.waitForText('Getting started');
});
afterAll(() => scene?.close());

it('lets no text become elements or code in its own pages, whatever else may go wrong there', async () => {
  const outcomes = await page.evaluate(() => {
    const place = document.body.appendChild(document.createElement('p'));
    const attempts: Record<string, () => unknown> = {
      innerHTML: () => Object.assign(place, { innerHTML: '<b>text</b>' }),
      outerHTML: () => Object.assign(place, { outerHTML: '<b>text</b>' }),
      insertAdjacentHTML: () => place.insertAdjacentHTML('beforeend', '<b>text</b>'),
      createContextualFragment: () => document.createRange().createContextualFragment('<b>text</b>'),
      parseFromString: () => new DOMParser().parseFromString('<b>text</b>', 'text/html'),
      'document.write': () => document.write('<b>text</b>'),
      srcdoc: () => Object.assign(document.createElement('iframe'), { srcdoc: '<b>text</b>' }),
      "a script's address": () => Object.assign(document.createElement('script'), { src: '/a.js' }),
      'a policy that lets them': () =>
        (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes //
          .createPolicy('default', { createHTML: (text: string) => text }),
    };
    const outcomeOf = (attempt: () => unknown): string => {
      try {
        attempt();
        return 'nothing stopped it';
      } catch (error) {
        return error instanceof TypeError ? 'stopped' : String(error);
      }
    };
    const entries = Object.entries(attempts).map(([name, attempt]) => [name, outcomeOf(attempt)] as const);
    place.remove();
    return Object.fromEntries(entries);
  });
  expect(Object.keys(outcomes)).toHaveLength(9);
  expect(new Set(Object.values(outcomes)), JSON.stringify(outcomes)).toEqual(new Set(['stopped']));
});

it('lets no script in a page read what is kept, nor hear of it, where the browser can keep it out', async () => {
  await configure(scene.browser);
  const crmPage = await scene.browser.open(crm.list);
  await allow(scene.browser, crmPage);
  const read = await scene.browser.background(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://*/*' });
    const inPage = async () => {
      const areas = [chrome.storage.local, chrome.storage.session];
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const area of [...areas, chrome.storage])
        area?.onChanged?.addListener((changes: object) => heard.push(...Object.keys(changes)));
      return Promise.all(areas.map((area) => area?.get().then(Object.keys, () => 'refused') ?? 'refused'));
    };
    const [answer] = await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: inPage });
    await chrome.storage.local.set({ 'on-disk': true });
    await chrome.storage.session.set({ 'in-memory': true });
    return answer?.result;
  });
  const heard = (): Promise<string[]> =>
    scene.browser.background(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://*/*' });
      const inPage = () => (globalThis as unknown as { heard: string[] }).heard;
      const [answer] = await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func: inPage });
      return answer?.result ?? [];
    });
  // Firefox has no way yet to keep a content script from the disk's area; what is in memory it keeps out in any case.
  const isKeptOut = inject('browserName') === 'chromium';
  if (!isKeptOut) await until(async () => (await heard()).length > 0, { what: 'the page to hear of a change' });
  expect(new Set(await heard())).toEqual(new Set(isKeptOut ? [] : ['on-disk']));
  await crmPage.close();
  expect(read).toEqual([isKeptOut ? 'refused' : ['settings'], 'refused']);
});
