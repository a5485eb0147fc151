import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { closePopup } from '../browser/open.ts';
import { request } from '../browser/permissions.ts';
import type { SetUpBeginning, SiteInBrief } from '../contract/set-up.ts';
import { matchingSite } from '../settings/sites.ts';
import { Button } from '../ui/components/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { type PlainKey, words } from '../ui/words.ts';
import type { PageOrigin } from './page-view.ts';

type SetUpSiteProps = {
  readonly site: PageOrigin;
  readonly tab: number;
  /** The sites in the settings; `undefined` until the worker has said. */
  readonly sites: readonly SiteInBrief[] | undefined;
  readonly weight?: 'primary' | 'plain' | 'quiet';
};

const refusals: Readonly<Record<Exclude<SetUpBeginning, 'begun'> | 'not-allowed', PlainKey>> = {
  locked: 'set_up_locked',
  'switched-off': 'set_up_switched_off',
  faulty: 'set_up_faulty',
  unreachable: 'set_up_unreachable',
  'not-allowed': 'page_allow_refused',
};

/** The way to pick this page's contacts on the page itself. The popup goes when the picker comes. */
export function SetUpSite({ site, tab, sites, weight = 'plain' }: SetUpSiteProps) {
  const [refusal, setRefusal] = useState<keyof typeof refusals>();
  const action = useAction();
  const known = sites && matchingSite(sites, `${site.origin}/`);
  if (sites === undefined) return null;
  if (known?.locked) return <p class="quiet">{words('set_up_locked')}</p>;

  const setUp = async () => {
    // Both in the very click, and the worker first: where the browser's question closes the popup, the picker comes without it.
    const beginning = ask('set-up-site', { tab, origin: site.origin });
    const allowed = await request([site.origin]);
    const begun = await beginning;
    if (begun === 'begun' && allowed) closePopup();
    else setRefusal(begun === 'begun' ? 'not-allowed' : begun);
  };
  // Where the site has been set up, a page without contacts most likely has none.
  const shown = known?.described && weight === 'primary' ? 'plain' : weight;
  return (
    <>
      <Button weight={shown} busy={action.busy} onClick={() => action.run(setUp)}>
        {words(known?.described ? 'button_set_up_anew' : 'button_set_up')}
      </Button>
      {known?.takenAway && !refusal && <p role="status">{words('set_up_taken_away')}</p>}
      {refusal && <p role="alert">{words(refusals[refusal])}</p>}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
