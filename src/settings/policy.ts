import type { Feature, Settings, SettingsFault, SettingsReport, Site, SwitchedOff } from '../contract/settings.ts';
import type { SettingsParts } from './merge.ts';

/** The parts of the settings whose keys are set one by one. */
const keyedParts = ['linkedin', 'salesforce', 'features'] as const;

/** The names of the keys that a policy sets of such a part. */
const keysSet = (policy: SettingsParts, part: (typeof keyedParts)[number]) => Object.keys(policy[part] ?? {});

const valueIn = (part: object | undefined, key: string): unknown =>
  (part as Record<string, unknown> | undefined)?.[key];

const idsSet = (policy: SettingsParts): ReadonlySet<string> => new Set(policy.sites?.map(({ id }) => id));

/** Both have been through the schema, which gives their keys one order. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A site's own path in a settings document. */
const sitePath = (index: number): string => `sites[${index}]`;

/** Whether the policy sets a site, told by its place in the settings that the policy is merged into and by the paths that it locks there. */
export const isLockedSite = (locked: readonly string[], index: number): boolean => locked.includes(sitePath(index));

/** The settings with the policy merged into them, and what it sets of them. */
export type InForce = Pick<SettingsReport, 'settings' | 'locked'>;

/** The sites that count: all of them, or, where a person's own are switched off, those of the policy alone. */
export const countedSites = ({ settings, locked }: InForce): readonly Site[] =>
  settings.features.ownSites ? settings.sites : settings.sites.filter((_site, index) => isLockedSite(locked, index));

/** The match patterns of the sites that the policy wants pictures on, for which the browser's permission is asked when somebody signs in. */
export const policyPatterns = ({ settings, locked }: InForce): readonly string[] =>
  settings.enabled
    ? settings.sites.flatMap(({ enabled, matches }, index) => (enabled && isLockedSite(locked, index) ? matches : []))
    : [];

/** What is switched off, and whether the policy did it. */
export function switchedOff({ settings, locked }: InForce): SwitchedOff {
  const off = (Object.keys(settings.features) as Feature[]).filter((feature) => !settings.features[feature]);
  const byWhom = (feature: Feature) => (locked.includes(`features.${feature}`) ? 'organisation' : 'settings');
  return Object.fromEntries(off.map((feature) => [feature, byWhom(feature)]));
}

/** The paths of what a policy sets, in the settings that it is merged into: its sites come first there. */
export function lockedPaths(policy: SettingsParts): readonly string[] {
  return [
    ...(policy.enabled === undefined ? [] : ['enabled']),
    ...keyedParts.flatMap((part) => keysSet(policy, part).map((key) => `${part}.${key}`)),
    ...(policy.sites ?? []).map((_site, index) => sitePath(index)),
  ];
}

/** Where a document would have it otherwise than the policy. What it leaves out it doesn't speak of. */
export function lockedFaults(document: SettingsParts, policy: SettingsParts): readonly SettingsFault[] {
  const differs = (wanted: unknown, set: unknown) => wanted !== undefined && set !== undefined && !isSame(wanted, set);
  const paths: string[] = [];
  if (differs(document.enabled, policy.enabled)) paths.push('enabled');
  for (const part of keyedParts)
    for (const key of keysSet(policy, part))
      if (differs(valueIn(document[part], key), valueIn(policy[part], key))) paths.push(`${part}.${key}`);
  for (const [index, site] of (document.sites ?? []).entries()) {
    const set = policy.sites?.find(({ id }) => id === site.id);
    if (differs(site, set)) paths.push(sitePath(index));
  }
  return paths.map((path) => ({ path, code: 'locked' }));
}

/**
 * What there is to store of settings that a policy is merged into: where the policy decides, what was stored before stays, and holds again when the
 * policy goes.
 */
export function withoutPolicy(wanted: Settings, stored: Settings, policy: SettingsParts): Settings {
  const kept = (part: (typeof keyedParts)[number]) =>
    Object.fromEntries(keysSet(policy, part).map((key) => [key, valueIn(stored[part], key)]));
  const ids = idsSet(policy);
  return {
    version: 1,
    enabled: policy.enabled === undefined ? wanted.enabled : stored.enabled,
    linkedin: { ...wanted.linkedin, ...kept('linkedin') },
    features: { ...wanted.features, ...kept('features') },
    salesforce: { ...wanted.salesforce, ...kept('salesforce') },
    sites: [...wanted.sites.filter(({ id }) => !ids.has(id)), ...stored.sites.filter(({ id }) => ids.has(id))],
  };
}

/** Whether a document with these faults was written all the same: what the policy keeps stops nothing else. */
export const wasWritten = (faults: readonly SettingsFault[]): boolean => faults.every(({ code }) => code === 'locked');
