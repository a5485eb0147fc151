import type { Settings, Site } from '../contract/settings.ts';
import { matchesPattern } from './match-pattern.ts';
import { countedSites, type InForce } from './policy.ts';

/** The first of these sites that an address belongs to, enabled or not. */
export const matchingSite = <S extends Pick<Site, 'matches'>>(sites: readonly S[], address: string): S | undefined =>
  sites.find(({ matches }) => matches.some((pattern) => matchesPattern(pattern, address)));

/** The first site of the settings that an address belongs to, enabled or not. */
export const siteFor = ({ sites }: Settings, address: string): Site | undefined => matchingSite(sites, address);

function uniqueId(wanted: string, existing: readonly Site[]): string {
  const taken = new Set(existing.map((site) => site.id));
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  return id;
}

/**
 * A site for an origin such as `https://crm.example.test`, enabled, with the built-in recipe and an id made of its host
 * that no existing site has.
 *
 * @throws TypeError where `origin` is not an address with `http` or `https`.
 */
export function newSite(origin: string, existing: readonly Site[]): Site {
  const url = new URL(origin);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`not the origin of a site: ${url.protocol}`);
  const readable = url.host.replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '');
  return {
    id: uniqueId(readable.slice(0, 80), existing),
    name: url.host,
    matches: [`${url.origin}/*`],
    enabled: true,
    rememberReferences: false,
  };
}

/** The settings with a site added, or put in the place of the one with its id. */
export function withSite(settings: Settings, site: Site): Settings {
  const known = settings.sites.some(({ id }) => id === site.id);
  const sites = known
    ? settings.sites.map((present) => (present.id === site.id ? site : present))
    : [...settings.sites, site];
  return { ...settings, sites };
}

/**
 * The sites on which contacts are looked for: those that count, are switched on, and let in by the browser.
 *
 * @param allowed the ids of the sites that the browser lets the extension run on.
 */
export const runningSites = (report: InForce, allowed: ReadonlySet<string>): readonly Site[] =>
  countedSites(report).filter(({ id, enabled }) => enabled && allowed.has(id));

/** Whether a host, with a port or without, is LinkedIn's own, whose pages are left alone. */
export const isLinkedIn = (host: string): boolean => /(^|\.)linkedin\.com(:\d+)?$/.test(host);

/** Whether a LinkedIn app and a token service are set, so that somebody could sign in. */
export function isConfigured(settings: Settings): boolean {
  return settings.linkedin.clientId !== '' && settings.linkedin.tokenService !== '';
}
