import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { withoutPort } from '../browser/without-port.ts';
import type { PresetSummary } from '../contract/presets.ts';
import type { Settings, SettingsReport, Site } from '../contract/settings.ts';
import { switchedOff, wasWritten } from '../settings/policy.ts';
import { AllowButton } from '../ui/components/allow-button.tsx';
import { Button } from '../ui/components/button.tsx';
import { Checkbox } from '../ui/components/checkbox.tsx';
import { ConfirmButton } from '../ui/components/confirm-button.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';
import { OwnSitesOff } from './own-sites-off.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { RememberedReferences } from './remembered-references.tsx';
import {
  knowsRecords,
  namesColleagues,
  originOfPattern,
  originsOfItsOwn,
  withColleaguePhotos,
  withoutContact,
  withoutSite,
  withRemembering,
  withSiteSwitched,
} from './site-changes.ts';
import { SiteContacts } from './site-contacts.tsx';
import type { Save } from './use-options.ts';

type SiteItemProps = {
  readonly site: Site;
  readonly report: SettingsReport;
  readonly presets: readonly PresetSummary[];
  /** Whether the browser lets the extension run there. */
  readonly allowed: boolean;
  /** Whether the policy sets it. */
  readonly locked: boolean;
  /** Bytes kept of what is remembered of records, of all sites. */
  readonly recordBytes: number;
  readonly save: Save;
};

/** One site. The wish is the settings', the permission the browser's, and each can be given and taken back by itself. */
export function SiteItem({ site, report, presets, allowed, locked, recordBytes, save }: SiteItemProps) {
  const { name, matches, enabled } = site;
  const [said, setSaid] = useState('');
  const action = useAction();
  // Settings that can't be read whole are not written over.
  const fixed = report.stored !== undefined;
  const off = locked ? undefined : switchedOff(report).ownSites;

  const write = async (next: Settings) => setSaid(wasWritten(await save(next)) ? '' : words('site_not_changed'));
  const stop = async (origins: readonly string[]) => {
    for (const origin of origins) await ask('stop-site', { origin });
  };
  const remove = async () => {
    await stop(originsOfItsOwn(site, report.settings.sites));
    await write(withoutSite(report.settings, site));
  };

  return (
    <li class="row">
      <div class="row-head">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <Standing enabled={enabled && !off} allowed={allowed} />
      </div>
      <ul aria-label={words('site_addresses', name)}>
        {matches.map((pattern) => (
          <li key={pattern}>
            <code>{pattern}</code>
          </li>
        ))}
      </ul>
      <SiteContacts
        site={site}
        removable={!locked}
        disabled={fixed}
        onRemove={(contact) => action.run(() => write(withoutContact(report.settings, site, contact)))}
      />
      {/* Also where no record is known any more, so that nobody is left with what they cannot untick. */}
      {(site.rememberReferences || knowsRecords(site)) && (
        <Checkbox
          id={`remember-${site.id}`}
          label={words('site_remember')}
          hint={words('site_remember_hint')}
          checked={site.rememberReferences}
          disabled={locked || fixed}
          onChange={(wanted) => action.run(() => write(withRemembering(report.settings, site, wanted)))}
        />
      )}
      {site.rememberReferences && <RememberedReferences site={site} bytesKept={recordBytes} />}
      {(site.colleaguePhotos || namesColleagues(site)) && (
        <Checkbox
          id={`colleagues-${site.id}`}
          label={words('site_colleagues')}
          hint={words('site_colleagues_hint')}
          checked={site.colleaguePhotos === true}
          disabled={locked || fixed}
          onChange={(wanted) => action.run(() => write(withColleaguePhotos(report.settings, site, wanted)))}
        />
      )}
      {locked && <p class="quiet">{words('set_by_organisation')}</p>}
      {off && <OwnSitesOff by={off} />}
      {!locked && !off && <PresetChoice site={site} presets={presets} disabled={fixed} />}
      <div class="row-actions">
        {enabled && !allowed && !off && (
          <AllowButton weight="primary" origins={matches.map(withoutPort)} label={words('button_allow_on', name)}>
            {words('button_allow')}
          </AllowButton>
        )}
        {!locked && !off && (
          <Button
            weight={enabled ? 'quiet' : 'plain'}
            label={words(enabled ? 'button_switch_off_site' : 'button_switch_on_site', name)}
            disabled={fixed}
            onClick={() => action.run(() => write(withSiteSwitched(report.settings, site, !enabled)))}
          >
            {words(enabled ? 'button_switch_off' : 'button_switch_on')}
          </Button>
        )}
        {allowed && (
          <Button
            weight="quiet"
            label={words('button_stop_on', name)}
            onClick={() => action.run(() => stop(matches.map(originOfPattern)))}
          >
            {words('button_stop')}
          </Button>
        )}
        {!locked && (
          <ConfirmButton
            weight="quiet"
            label={words('button_remove_site', name)}
            question={words('site_remove_question', name)}
            confirm={words('button_remove_it')}
            disabled={fixed}
            onConfirm={() => action.run(remove)}
          >
            {words('button_remove')}
          </ConfirmButton>
        )}
      </div>
      <p role="status">{action.failed ? words('action_failed') : said}</p>
    </li>
  );
}

function Standing({ enabled, allowed }: { readonly enabled: boolean; readonly allowed: boolean }) {
  if (!enabled) return <span class="mark">{words('site_switched_off')}</span>;
  return allowed ? (
    <span class="mark mark-good">{words('site_allowed')}</span>
  ) : (
    <span class="mark mark-caution">{words('site_not_allowed')}</span>
  );
}
