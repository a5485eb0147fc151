import { beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../../src/browser/namespace.ts', async () => ({ browser: (await import('../fakes/browser.ts')).fake }));
const managed = vi.hoisted(() => ({ policy: undefined as unknown }));
vi.mock('../../../src/browser/managed-storage.ts', () => ({
  readManaged: async () => managed.policy,
  onManagedChange: () => undefined,
}));

import { presetsDuty } from '../../../src/background/presets.ts';
import { settingsDuty } from '../../../src/background/settings.ts';
import type { Recipe, Site } from '../../../src/contract/settings.ts';
import { odoo } from '../../../src/crm/presets/odoo.ts';
import { defaultSettings } from '../../../src/settings/defaults.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';

const origin = 'https://crm.example.test';
const own: Recipe = { contacts: [] };
const site = (more: Partial<Site> = {}): Site => ({
  id: 'crm',
  name: 'CRM',
  matches: [`${origin}/*`],
  enabled: true,
  rememberReferences: false,
  ...more,
});
const { executeScript } = fake.scripting;

/** The page in every tab is found to be this. */
const pageIs = (result: unknown) => executeScript.mockResolvedValue([{ frameId: 0, result }] as never);

beforeEach(() => {
  resetBrowser();
  managed.policy = undefined;
  pageIs('odoo');
});

async function start(document: unknown = { ...defaultSettings, sites: [site()] }) {
  await fake.storage.local.set({ settings: document });
  const settings = settingsDuty();
  await settings.ready;
  return { settings, presets: presetsDuty(settings) };
}
const withSites = (...sites: Site[]) => ({ ...defaultSettings, sites });

describe('a preset is offered', () => {
  test('for the page that is recognised, with what is known of it, and nothing is written', async () => {
    const { presets, settings } = await start();
    expect(await presets.offerFor(origin, 7)).toEqual({
      id: 'odoo',
      name: 'Odoo',
      provenance: 'documentation',
      site: 'crm',
    });
    expect(executeScript.mock.calls[0]?.[0]).toMatchObject({ target: { tabId: 7 }, args: [origin, expect.anything()] });
    expect(settings.current().sites).toEqual([site()]);
  });

  test.each([
    ['nothing', undefined],
    ['something that there is no preset for', 'harbour'],
    ['something that is no id at all', { id: 'odoo' }],
  ])('not for a page that is found to be %s', async (_what, result) => {
    pageIs(result);
    const { presets } = await start();
    expect(await presets.offerFor(origin, 7)).toBeNull();
  });

  test('not for a page that takes no script', async () => {
    executeScript.mockRejectedValue(new Error('Cannot access contents of the page.'));
    const { presets } = await start();
    expect(await presets.offerFor(origin, 7)).toBeNull();
  });

  test.each([
    ['of no site', withSites()],
    ['of a site that is switched off', withSites(site({ enabled: false }))],
    ['of a site with a recipe of its own', withSites(site({ recipe: own }))],
    ['while the settings have faults', { ...withSites(site()), linkedin: 7 }],
  ])('not for a page %s, which is not even looked at', async (_what, document) => {
    const { presets } = await start(document);
    expect(await presets.offerFor(origin, 7)).toBeNull();
    expect(executeScript).not.toHaveBeenCalled();
  });

  test('not for a site that the policy sets', async () => {
    managed.policy = withSites(site());
    const { presets } = await start(withSites());
    expect(await presets.offerFor(origin, 7)).toBeNull();
    expect(executeScript).not.toHaveBeenCalled();
  });
});

describe('a preset that is used', () => {
  test('becomes the recipe of that site alone', async () => {
    const other = site({ id: 'other', matches: ['https://other.example.test/*'] });
    const { presets, settings } = await start(withSites(site(), other));
    expect(await presets.use('crm', 'odoo')).toBe(true);
    expect(settings.current().sites).toEqual([site({ recipe: odoo.recipe }), other]);
  });

  test('takes the place of a recipe of the site’s own', async () => {
    const { presets, settings } = await start(withSites(site({ recipe: own })));
    expect(await presets.use('crm', 'odoo')).toBe(true);
    expect(settings.current().sites[0]?.recipe).toEqual(odoo.recipe);
  });

  test('changes nothing where the policy sets the site', async () => {
    managed.policy = withSites(site());
    const { presets, settings } = await start(withSites());
    expect(await presets.use('crm', 'odoo')).toBe(false);
    expect(settings.current().sites).toEqual([site()]);
  });

  test('changes nothing for a site that there is not, or while the settings have faults', async () => {
    const { presets } = await start();
    expect(await presets.use('gone', 'odoo')).toBe(false);
    const faulty = await start({ ...withSites(site()), linkedin: 7 });
    expect(await faulty.presets.use('crm', 'odoo')).toBe(false);
    expect(faulty.settings.current().sites).toEqual([site()]);
  });
});
