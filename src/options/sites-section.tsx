import type { Site } from '../contract/settings.ts';
import { counted, words } from '../ui/words.ts';
import { Section } from './section.tsx';
import { useAllowed } from './use-allowed.ts';

type SitesSectionProps = {
  readonly sites: readonly Site[];
  /** Paths of what the policy sets. */
  readonly locked: readonly string[];
};

/** The sites on which contacts are looked for, and how each stands. */
export function SitesSection({ sites, locked }: SitesSectionProps) {
  const allowed = useAllowed(sites);
  return (
    <Section id="sites-heading" heading={words('sites_heading')} about={words('sites_about')}>
      {sites.length === 0 && <p>{words('sites_none')}</p>}
      {sites.length > 0 && (
        <ul class="sites" aria-labelledby="sites-heading">
          {sites.map((site, index) => (
            <li key={site.id} class="site">
              <div class="site-head">
                <strong>{site.name}</strong>
                <span class="quiet">{allowed && standing(site, allowed)}</span>
              </div>
              <ul aria-label={site.name}>
                {site.matches.map((pattern) => (
                  <li key={pattern}>
                    <code>{pattern}</code>
                  </li>
                ))}
              </ul>
              <p class="quiet">{recipeWords(site)}</p>
              {locked.includes(`sites[${index}]`) && <p class="quiet">{words('set_by_organisation')}</p>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function standing({ id, enabled }: Site, allowed: ReadonlySet<string>): string {
  if (!enabled) return words('site_switched_off');
  return allowed.has(id) ? words('site_allowed') : words('site_not_allowed');
}

function recipeWords({ recipe }: Site): string {
  const kinds = recipe?.contacts.length ?? 0;
  return kinds === 0
    ? words('site_recipe_none')
    : counted(kinds, { one: 'site_recipe_one', other: 'site_recipe_other' });
}
