import { useRef, useState } from 'preact/hooks';
import { request } from '../browser/permissions.ts';
import type { SettingsReport } from '../contract/settings.ts';
import { switchedOff, wasWritten } from '../settings/policy.ts';
import { isLinkedIn } from '../settings/sites.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';
import { OwnSitesOff } from './own-sites-off.tsx';
import { meansSeveral, originOf } from './site-address.ts';
import { withOriginOn } from './site-changes.ts';
import type { Save } from './use-options.ts';

type AddSiteProps = { readonly report: SettingsReport; readonly save: Save };

/** Allows a site by its address, where people may. */
export function AddSite(props: AddSiteProps) {
  const { ownSites: off } = switchedOff(props.report);
  return off ? <OwnSitesOff by={off} /> : <SiteForm {...props} />;
}

function SiteForm({ report, save }: AddSiteProps) {
  const [address, setAddress] = useState('');
  const [fault, setFault] = useState<string>();
  const [said, setSaid] = useState('');
  const action = useAction();
  // While the browser asks, the worker may have made the site already.
  const latest = useRef(report);
  latest.current = report;
  const origin = originOf(address);
  const known = origin !== undefined && !isLinkedIn(new URL(origin).host) ? origin : undefined;

  const allow = async (wanted: string, granted: Promise<boolean>) => {
    if (!(await granted)) {
      setSaid(words('page_allow_refused'));
      return;
    }
    // The worker makes a site of what is newly allowed. What was allowed before, or is switched off, waits for this.
    const next = withOriginOn(latest.current.settings, wanted);
    const written = next === undefined || wasWritten(await save(next));
    if (written) setAddress('');
    setSaid(written ? words('site_added', new URL(wanted).host) : words('site_not_changed'));
  };

  const press = () => {
    setSaid('');
    setFault(faultOf(address, origin));
    // Asked in the click itself: browsers refuse it any later.
    if (known !== undefined) {
      const granted = request([known]);
      action.run(() => allow(known, granted));
    }
  };

  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <Field
        id="site-address"
        label={words('site_address')}
        hint={words('site_address_hint')}
        fault={fault}
        value={address}
        code
        onInput={(typed) => {
          setAddress(typed);
          setFault(undefined);
          setSaid('');
        }}
      />
      <div class="actions">
        {/* On the button and not on the form: Firefox grants only what is asked in a click, and Enter clicks it as well. */}
        <Button type="submit" disabled={report.stored !== undefined} onClick={press}>
          {known === undefined ? words('button_allow') : words('button_allow_on', new URL(known).host)}
        </Button>
        <p role="status">{action.failed ? words('action_failed') : said}</p>
      </div>
      {report.stored !== undefined && <p class="caution">{words('sites_frozen')}</p>}
    </form>
  );
}

function faultOf(typed: string, origin: string | undefined): string | undefined {
  if (origin === undefined) return words(meansSeveral(typed) ? 'site_address_several' : 'site_address_wrong');
  return isLinkedIn(new URL(origin).host) ? words('page_linkedin_hint') : undefined;
}
