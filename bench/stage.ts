import type { Browser, Extension, Page } from 'puppeteer-core';
import { hosts } from '../sandbox/endpoints.ts';
import { anna } from '../sandbox/world/accounts.ts';
import { puppeteerBehind } from '../test/drivers/chromium.ts';
import type { TestPage } from '../test/drivers/driver.ts';
import { openSignedInScene, type Scene } from '../test/scenario/scene.ts';
import { crm, openContacts } from '../test/scenario/steps.ts';
import { type LoadTab, markContacts } from './loads.ts';

/** A tab as the drivers have it, and as it is measured. */
export type Tab = LoadTab & { readonly page: TestPage };

/** A kind of page, at the same path of the floor's host and of the CRM's. */
export type Place = { readonly name: string; readonly floor: string; readonly ours: string; readonly pictures: number };

/** Two tabs of one browser: the floor, and the CRM with the production build signed in on it. Every host of LinkedIn's is as far away as asked for. */
export type Stage = {
  readonly scene: Scene;
  readonly browser: Browser;
  readonly extension: Extension;
  readonly floor: Tab;
  readonly ours: Tab;
};

const floorOrigin = `https://${hosts.floor}`;

/** What is measured: one record, and a list of 25 of which not everybody has a picture. */
export const places: readonly Place[] = [
  { name: 'record', floor: `${floorOrigin}/contacts/1`, ours: crm.record(1), pictures: 1 },
  { name: 'list', floor: `${floorOrigin}/contacts`, ours: crm.list, pictures: openContacts(1).length },
];

/** @param latency milliseconds by which every answer of LinkedIn's hosts comes later. */
export async function openStage(latency: number): Promise<Stage> {
  const scene = await openSignedInScene('chromium', anna);
  try {
    const { control } = scene.sandbox;
    control.openFloor(anna);
    for (const host of [hosts.linkedin, hosts.api, hosts.media]) control.setLatency(host, latency);
    const browser = puppeteerBehind(scene.browser);
    const page = await scene.browser.open(`${floorOrigin}/contacts`);
    await page.setViewport(1280, 1700);
    const extension = [...(await browser.extensions()).values()].find(({ id }) =>
      scene.browser.extensionOrigin.endsWith(id),
    );
    if (!extension) throw new Error('Chromium does not name the extension.');
    const floor: Tab = { page, puppet: await tabAt(browser, floorOrigin), counted: 'first' };
    const ours: Tab = { page: scene.page, puppet: await tabAt(browser, crm.origin), counted: 'last' };
    for (const { puppet } of [floor, ours]) await markContacts(puppet);
    return { scene, browser, extension, floor, ours };
  } catch (error) {
    await scene.close();
    throw error;
  }
}

async function tabAt(browser: Browser, origin: string): Promise<Page> {
  const found = (await browser.pages()).find((page) => page.url().startsWith(origin));
  if (!found) throw new Error(`No tab is at ${origin}.`);
  return found;
}
