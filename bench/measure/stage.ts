import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Extension, Page } from 'puppeteer-core';
import { movingRecipe } from '../../sandbox/crm/moving/recipe.ts';
import { harbourRecipe } from '../../sandbox/crm/recipe.ts';
import { hosts } from '../../sandbox/endpoints.ts';
import type { Journal } from '../../sandbox/journal.ts';
import { sandboxSettings } from '../../sandbox/settings.ts';
import { anna } from '../../sandbox/world/accounts.ts';
import { crowdPageLength } from '../../sandbox/world/crowd.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { puppeteerBehind } from '../../test/drivers/chromium.ts';
import type { TestPage } from '../../test/drivers/driver.ts';
import { until } from '../../test/drivers/waiting.ts';
import { type BrowserName, openScene, prepared, type Scene } from '../../test/scenario/scene.ts';
import { allow, configure, confirmUserIn, crm, signInAtOnce } from '../../test/scenario/steps.ts';
import { type Rival, rivalScripts, rivals } from '../rivals/scripts.ts';
import { type LoadTab, markContacts } from './loads.ts';

/** Who is measured: the extension, and its rivals. */
export type Side = Rival | 'ours';

/** A tab as the drivers have it, and as it is measured. */
export type Tab = LoadTab & { readonly page: TestPage };

/** A kind of page, at the same path everywhere, and how many pictures it has. */
export type Place = { readonly name: string; readonly path: string; readonly pictures: number };

/** What is measured: one record, and a list of 25 of whom everybody has a picture. */
export const places = {
  record: { name: 'record', path: '/contacts/1', pictures: 1 },
  list: { name: 'list of 25', path: '/crowd', pictures: crowdPageLength },
} satisfies Record<string, Place>;

/** A browser with the production build, signed in on the CRM, and the rivals' pages open beside it. */
export type RivalScene = Scene & { readonly pages: Readonly<Record<Side, TestPage>> };

/** The same in Chromium, with its tabs as they are measured. */
export type Stage = {
  readonly scene: RivalScene;
  readonly journal: Journal;
  readonly browser: Browser;
  readonly extension: Extension;
  readonly tabs: Readonly<Record<Side, Tab>>;
};

/** Where a side has the pages at a path. */
export const addressOf = (side: Side, { path }: Place): string =>
  side === 'ours' ? `${crm.origin}${path}` : `https://${hosts.rivals}/${side}${path}`;

/** The CRM's recipe with its lists that move beside its own. */
function settings(): Settings {
  const usual = sandboxSettings();
  const recipe = { ...harbourRecipe, contacts: [...(harbourRecipe.contacts ?? []), ...(movingRecipe.contacts ?? [])] };
  return { ...usual, sites: usual.sites.map((site) => ({ ...site, recipe })) };
}

export async function openRivalScene(browserName: BrowserName): Promise<RivalScene> {
  const scene = await openScene(browserName);
  return prepared(scene, async () => {
    scene.sandbox.control.openRivals(anna, await rivalScripts());
    await configure(scene.browser, settings());
    const ours = await scene.browser.open(crm.list);
    await ours.setViewport(1280, 1700);
    await allow(scene.browser, ours);
    await confirmUserIn(await signInAtOnce(scene, ours, anna));
    const pages: Record<string, TestPage> = { ours };
    for (const rival of rivals) {
      pages[rival] = await scene.browser.open(addressOf(rival, places.list));
      await pages[rival].setViewport(1280, 1700);
    }
    await untilResting(scene.sandbox.journal);
    return { ...scene, pages: pages as Record<Side, TestPage> };
  });
}

/** Milliseconds without a request after which nothing more is asked. */
const rest = 1_000;

/** Waits until LinkedIn's stand-in has been asked for people, and nothing more is asked of anybody. */
export async function untilResting(journal: Journal): Promise<void> {
  await until(async () => journal.of('people').length > 0, { what: 'the first question', timeout: 60_000 });
  for (let before = -1; before !== journal.entries.length; ) {
    before = journal.entries.length;
    await sleep(rest);
  }
}

export async function openStage(): Promise<Stage> {
  const scene = await openRivalScene('chromium');
  return prepared(scene, async () => {
    const browser = puppeteerBehind(scene.browser);
    const { journal } = scene.sandbox;
    const extension = [...(await browser.extensions()).values()].find(({ id }) =>
      scene.browser.extensionOrigin.endsWith(id),
    );
    if (!extension) throw new Error('Chromium does not name the extension.');
    const tab = async (side: Side): Promise<Tab> => {
      const puppet = await tabAt(browser, side === 'ours' ? crm.origin : addressOf(side, { ...places.list, path: '' }));
      await markContacts(puppet);
      return { page: scene.pages[side], puppet, journal, shownWith: side === 'ours' ? 'canvas' : 'image' };
    };
    return {
      scene,
      journal,
      browser,
      extension,
      tabs: { floor: await tab('floor'), naive: await tab('naive'), ours: await tab('ours') },
    };
  });
}

/** Every answer of LinkedIn's hosts comes so many milliseconds later. */
export function setLatency({ sandbox }: Scene, milliseconds: number): void {
  for (const host of [hosts.linkedin, hosts.api, hosts.media]) sandbox.control.setLatency(host, milliseconds);
}

export async function tabAt(browser: Browser, address: string): Promise<Page> {
  const found = (await browser.pages()).find((page) => page.url().startsWith(address));
  if (!found) throw new Error(`No tab is at ${address}.`);
  return found;
}
