import { withoutPort } from '../browser/without-port.ts';
import type { ContactRecipe, Settings, Site } from '../contract/settings.ts';
import { newSite, siteFor, withSite } from '../settings/sites.ts';

/**
 * The settings in which an origin that the browser has just allowed is a site that is switched on.
 *
 * @returns `undefined` where that is so already.
 */
export function withOriginOn(settings: Settings, origin: string): Settings | undefined {
  const site = siteFor(settings, `${origin}/`);
  if (site?.enabled) return undefined;
  return withSite(settings, site ? { ...site, enabled: true } : newSite(origin, settings.sites));
}

export const withSiteSwitched = (settings: Settings, site: Site, enabled: boolean): Settings =>
  withSite(settings, { ...site, enabled });

/** Whether the site's recipe says what tells one record from another, without which nothing could be remembered of any. */
export const knowsRecords = ({ recipe }: Site): boolean =>
  recipe?.contacts.some(({ recordKey }) => recordKey !== undefined) === true;

export const withRemembering = (settings: Settings, site: Site, rememberReferences: boolean): Settings =>
  withSite(settings, { ...site, rememberReferences });

/** Whether the site's recipe says which colleagues its pages name, and where their photos go. */
export const namesColleagues = ({ recipe }: Site): boolean =>
  recipe?.contacts.some(({ crmUserId, crmUserSlot }) => crmUserId && crmUserSlot) === true;

export const withColleaguePhotos = (settings: Settings, site: Site, colleaguePhotos: boolean): Settings =>
  withSite(settings, { ...site, colleaguePhotos });

/**
 * The settings in which one kind of contact is no longer described. With the last one the recipe goes, except where it says who the CRM's own user is:
 * without that, pictures would be shown to whoever sits there.
 */
export function withoutContact(settings: Settings, site: Site, contact: ContactRecipe): Settings {
  const { recipe, ...undescribed } = site;
  const contacts = recipe?.contacts.filter((present) => present !== contact) ?? [];
  const stays = recipe !== undefined && (contacts.length > 0 || recipe.me !== undefined);
  return withSite(settings, stays ? { ...site, recipe: { ...recipe, contacts } } : undescribed);
}

export const withoutSite = (settings: Settings, { id }: Site): Settings => ({
  ...settings,
  sites: settings.sites.filter((present) => present.id !== id),
});

/** The origin of a match pattern, its wildcard host read as a host: what the worker is asked to stop. */
export const originOfPattern = (pattern: string): string => pattern.replace(/\/\*$/, '');

/** The origins of a site whose permission no other site needs. */
export function originsOfItsOwn(site: Site, sites: readonly Site[]): readonly string[] {
  const needed = new Set(sites.filter(({ id }) => id !== site.id).flatMap(({ matches }) => matches.map(withoutPort)));
  return site.matches.filter((pattern) => !needed.has(withoutPort(pattern))).map(originOfPattern);
}
