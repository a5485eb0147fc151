import type { Settings, Site } from '../contract/settings.ts';

/** As much of the settings as a document sets. */
export type SettingsParts = {
  readonly enabled?: boolean;
  readonly linkedin?: Partial<Settings['linkedin']>;
  readonly features?: Partial<Settings['features']>;
  readonly salesforce?: Partial<Settings['salesforce']>;
  readonly sites?: readonly Site[];
};

/**
 * The settings with what a document sets put over them: objects by key, sites by `id`, each taken whole. The document's sites come first, so that of two
 * sites for one address the document's counts.
 */
export function withParts(
  settings: Settings,
  { enabled, linkedin, salesforce, features, sites = [] }: SettingsParts,
): Settings {
  return {
    version: 1,
    enabled: enabled ?? settings.enabled,
    linkedin: { ...settings.linkedin, ...linkedin },
    features: { ...settings.features, ...features },
    salesforce: { ...settings.salesforce, ...salesforce },
    sites: [...sites, ...settings.sites.filter(({ id }) => !sites.some((site) => site.id === id))],
  };
}
