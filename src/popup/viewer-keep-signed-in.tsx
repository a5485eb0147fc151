import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { SwitchedOffBy } from '../contract/settings.ts';
import { Checkbox } from '../ui/components/checkbox.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

type KeepSignedInProps = {
  readonly kept: boolean;
  /** Who has switched it off, where somebody has. */
  readonly off: SwitchedOffBy | undefined;
};

const offWords = { organisation: 'keep_signed_in_off', settings: 'keep_signed_in_off_in_settings' } as const;

/** Whether the viewer's sign-in is to be renewed by itself. The tick stands at once, and goes again where the worker does not keep it. */
export function KeepSignedIn({ kept, off }: KeepSignedInProps) {
  const [wanted, setWanted] = useState(kept);
  const action = useAction();
  const choose = (choice: boolean) => {
    setWanted(choice);
    action.run(() => ask('keep-signed-in', { wanted: choice }));
  };
  const checked = action.busy ? wanted : kept;
  return (
    <div class="viewer-keeping">
      <Checkbox
        id="keep-signed-in"
        label={words('keep_signed_in')}
        hint={words(off ? offWords[off] : checked ? 'keep_signed_in_end' : 'keep_signed_in_hint')}
        checked={checked}
        disabled={off !== undefined}
        onChange={choose}
      />
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </div>
  );
}
