import { useEffect, useState } from 'preact/hooks';
import { activeTab } from '../browser/active-tab.ts';
import { ask } from '../browser/ask.ts';
import type { PresetOffer as Offer } from '../contract/presets.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { aboutPreset } from '../ui/preset-words.ts';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';

type PresetOfferProps = {
  readonly offer: Offer;
  /** `plain` where something else comes first. */
  readonly weight: 'primary' | 'plain';
};

/** Offers the settings that come with the extension for the CRM that a page is recognised as. Nothing changes unasked. */
export function PresetOffer({ offer, weight }: PresetOfferProps) {
  const action = useAction();
  const [used, setUsed] = useState<boolean>();
  const place = useKeptFocus<HTMLElement>(String(used));
  const use = async () => setUsed((await ask('use-preset', { site: offer.site, preset: offer.id })).used);
  return (
    <section aria-label={words('preset_heading')} tabIndex={-1} ref={place}>
      {used ? (
        <Notice tone="good" title={words('preset_used', offer.name)} />
      ) : (
        <Notice
          title={words('preset_recognised', offer.name)}
          actions={
            <Button weight={weight} busy={action.busy} onClick={() => action.run(use)}>
              {words('button_use_preset', offer.name)}
            </Button>
          }
        >
          {aboutPreset(offer)}
        </Notice>
      )}
      {used === false && <p role="alert">{words('preset_not_used')}</p>}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </section>
  );
}

/** What there is to offer for the page in the current tab; `undefined` until the worker has looked, and where it found nothing. */
export function usePresetOffer(origin: string): Offer | undefined {
  const [offer, setOffer] = useState<Offer>();
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      const tab = await activeTab();
      if (tab?.origin !== origin) return;
      const found = await ask('preset-offer', { origin, tab: tab.id });
      if (wanted) setOffer(found ?? undefined);
    };
    // Where the worker does not answer there is nothing to offer; that it is silent is said elsewhere.
    look().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [origin]);
  return offer;
}
