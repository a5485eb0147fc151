import type { Settings, SettingsFault } from '../contract/settings.ts';
import type { SettingsParts } from './merge.ts';

type LinkedInKey = keyof Settings['linkedin'];

const keysSet = (policy: SettingsParts) => Object.keys(policy.linkedin ?? {}) as LinkedInKey[];

const idsSet = (policy: SettingsParts): ReadonlySet<string> => new Set(policy.sites?.map(({ id }) => id));

/** Both have been through the schema, which gives their keys one order. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A site's own path in a settings document. */
const sitePath = (index: number): string => `sites[${index}]`;

/** Whether the policy sets a site, told by its place in the settings that the policy is merged into and by the paths that it locks there. */
export const isLockedSite = (locked: readonly string[], index: number): boolean => locked.includes(sitePath(index));

/** The paths of what a policy sets, in the settings that it is merged into: its sites come first there. */
export function lockedPaths(policy: SettingsParts): readonly string[] {
  return [
    ...(policy.enabled === undefined ? [] : ['enabled']),
    ...keysSet(policy).map((key) => `linkedin.${key}`),
    ...(policy.sites ?? []).map((_site, index) => sitePath(index)),
  ];
}

/** Where a document would have it otherwise than the policy. What it leaves out it doesn't speak of. */
export function lockedFaults(document: SettingsParts, policy: SettingsParts): readonly SettingsFault[] {
  const differs = (wanted: unknown, set: unknown) => wanted !== undefined && set !== undefined && !isSame(wanted, set);
  const paths: string[] = [];
  if (differs(document.enabled, policy.enabled)) paths.push('enabled');
  for (const key of keysSet(policy)) {
    if (differs(document.linkedin?.[key], policy.linkedin?.[key])) paths.push(`linkedin.${key}`);
  }
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
  const kept = Object.fromEntries(keysSet(policy).map((key) => [key, stored.linkedin[key]]));
  const ids = idsSet(policy);
  return {
    version: 1,
    enabled: policy.enabled === undefined ? wanted.enabled : stored.enabled,
    linkedin: { ...wanted.linkedin, ...kept },
    sites: [...wanted.sites.filter(({ id }) => !ids.has(id)), ...stored.sites.filter(({ id }) => ids.has(id))],
  };
}

/** Whether a document with these faults was written all the same: what the policy keeps stops nothing else. */
export const wasWritten = (faults: readonly SettingsFault[]): boolean => faults.every(({ code }) => code === 'locked');
