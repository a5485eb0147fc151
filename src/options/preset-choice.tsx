import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { PresetId, PresetSummary } from '../contract/presets.ts';
import type { Site } from '../contract/settings.ts';
import { Button } from '../ui/components/button.tsx';
import { aboutPreset } from '../ui/preset-words.ts';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

type PresetChoiceProps = {
  readonly site: Site;
  readonly presets: readonly PresetSummary[];
  readonly disabled: boolean;
};

/** Gives a site the recipe of a CRM that comes with the extension: chosen first, then told what it does, then used. */
export function PresetChoice({ site, presets, disabled }: PresetChoiceProps) {
  const [id, setId] = useState<PresetId>();
  const [said, setSaid] = useState('');
  const action = useAction();
  const chosen = presets.find((preset) => preset.id === id);

  const choose = (value: string) => {
    setSaid('');
    setId(presets.find((preset) => preset.id === value)?.id);
  };
  const use = async (preset: PresetSummary) => {
    const { used } = await ask('use-preset', { site: site.id, preset: preset.id });
    setSaid(used ? words('preset_used', preset.name) : words('site_not_changed'));
    if (used) setId(undefined);
  };

  return (
    <div class="preset-choice">
      <select
        class="select"
        aria-label={words('preset_choice', site.name)}
        disabled={disabled}
        value={id ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{words('preset_choose')}</option>
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name}
          </option>
        ))}
      </select>
      {chosen && (
        <>
          <p class="quiet">{aboutPreset(chosen)}</p>
          {site.recipe && <p>{words('preset_replaces', site.name)}</p>}
          <Button busy={action.busy} disabled={disabled} onClick={() => action.run(() => use(chosen))}>
            {words('button_use_preset', chosen.name)}
          </Button>
        </>
      )}
      <p role="status">{action.failed ? words('action_failed') : said}</p>
    </div>
  );
}
