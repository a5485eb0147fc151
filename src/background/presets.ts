import { recognisedIn } from '../browser/signs.ts';
import type { PresetId, PresetOffer, PresetSummary } from '../contract/presets.ts';
import type { Site } from '../contract/settings.ts';
import type { Preset } from '../crm/presets/preset.ts';
import { presets } from '../crm/presets/presets.ts';
import { isLockedSite, wasWritten } from '../settings/policy.ts';
import { siteFor, withSite } from '../settings/sites.ts';
import type { SettingsDuty } from './settings.ts';

export type PresetsDuty = {
  /** The preset for the page in a tab; `null` where none is recognised, or none is wanted: the site is told how its contacts are found already. */
  offerFor(origin: string, tabId: number): Promise<PresetOffer | null>;
  /** Makes a preset's recipe that of a site. @returns whether it did. */
  use(siteId: string, id: PresetId): Promise<boolean>;
};

/** What is said of each preset, in the order of their names. */
export const presetSummaries: readonly PresetSummary[] = presets.map(summaryOf);

/** Offers recipes that come with the extension, and applies one when a person says so, never otherwise. */
export function presetsDuty(settings: SettingsDuty): PresetsDuty {
  /** Neither where the policy sets the site, nor where a person's own are switched off, nor where the settings can't be read whole: what could not be read would be lost. */
  function isChangeable({ id }: Site): boolean {
    const { settings: current, locked, faults } = settings.report();
    const index = current.sites.findIndex((site) => site.id === id);
    return faults.length === 0 && current.features.ownSites && !isLockedSite(locked, index);
  }

  return {
    async offerFor(origin, tabId) {
      const site = siteFor(settings.current(), `${origin}/`);
      if (!site?.enabled || site.recipe || !isChangeable(site)) return null;
      const id = await recognisedIn(tabId, origin, presets);
      const preset = presets.find((one) => one.id === id);
      return preset ? { ...summaryOf(preset), site: site.id } : null;
    },
    async use(siteId, id) {
      const site = settings.current().sites.find((one) => one.id === siteId);
      const preset = presets.find((one) => one.id === id);
      if (!site || !preset || !isChangeable(site)) return false;
      const { faults } = await settings.write(withSite(settings.current(), { ...site, recipe: preset.recipe }));
      return wasWritten(faults);
    },
  };
}

function summaryOf({ id, name, provenance }: Preset): PresetSummary {
  return { id, name, provenance };
}
