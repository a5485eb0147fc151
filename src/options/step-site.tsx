import type { SettingsReport, Site } from '../contract/settings.ts';
import { formatList, words } from '../ui/words.ts';
import { AddSite } from './add-site.tsx';
import { UndescribedSites } from './undescribed-sites.tsx';
import type { Save } from './use-options.ts';

type StepSiteProps = {
  readonly report: SettingsReport;
  readonly save: Save;
  /** The sites that are allowed and switched on. */
  readonly running: readonly Site[];
};

/** Allowing the CRM, or, once there is one, which are allowed. */
export function StepSite({ report, save, running }: StepSiteProps) {
  return (
    <>
      <p>{words('step_site_about')}</p>
      {!report.settings.enabled && <p class="caution">{words('sites_all_off')}</p>}
      <p role="status">
        {running.length > 0 && words('step_site_allowed', formatList(running.map(({ name }) => name)))}
      </p>
      {running.length > 0 ? (
        <>
          <UndescribedSites sites={running} />
          <p>
            <a href="#sites">{words('step_site_more')}</a>
          </p>
        </>
      ) : (
        <AddSite report={report} save={save} />
      )}
    </>
  );
}
