import type { KeptItem } from '../contract/options.ts';
import type { PresetSummary } from '../contract/presets.ts';
import type { SettingsReport } from '../contract/settings.ts';
import { isLockedSite } from '../settings/policy.ts';
import { runningSites } from '../settings/sites.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Section } from '../ui/components/section.tsx';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';
import { AddSite } from './add-site.tsx';
import { SiteItem } from './site-item.tsx';
import type { Save } from './use-options.ts';

type SitesSectionProps = {
  readonly report: SettingsReport;
  readonly presets: readonly PresetSummary[];
  readonly allowed: ReadonlySet<string>;
  readonly kept: readonly KeptItem[];
  readonly save: Save;
};

/** The sites on which contacts are looked for: how each stands, and what can be done with it. */
export function SitesSection({ report, presets, allowed, kept, save }: SitesSectionProps) {
  const { settings, locked } = report;
  const recordBytes = kept.find(({ key }) => key === 'recordReferences')?.bytes ?? 0;
  const action = useAction();
  const place = useKeptFocus<HTMLDivElement>(settings.sites.map(({ id }) => id).join(' '));
  // Until one is allowed, the field for another stands in the step that is about it.
  const running = runningSites(report, allowed).length > 0;
  return (
    <Section id="sites" heading={words('sites_heading')} about={words('sites_about')}>
      {!settings.enabled && (
        <Notice
          tone="caution"
          title={words('sites_all_off')}
          actions={
            !locked.includes('enabled') &&
            report.stored === undefined && (
              <Button onClick={() => action.run(() => save({ ...settings, enabled: true }))}>
                {words('button_switch_all_on')}
              </Button>
            )
          }
        >
          {locked.includes('enabled') && words('set_by_organisation')}
        </Notice>
      )}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
      <div ref={place}>
        {settings.sites.length === 0 && <p>{words('sites_none')}</p>}
        {settings.sites.length > 0 && (
          <ul class="rows" aria-labelledby="sites-heading">
            {settings.sites.map((site, index) => (
              <SiteItem
                key={site.id}
                site={site}
                report={report}
                presets={presets}
                allowed={allowed.has(site.id)}
                locked={isLockedSite(locked, index)}
                recordBytes={recordBytes}
                save={save}
              />
            ))}
          </ul>
        )}
      </div>
      {running && settings.enabled && <AddSite report={report} save={save} />}
    </Section>
  );
}
