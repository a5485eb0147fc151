import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { Checkbox } from '../ui/components/checkbox.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

/** Whether the viewer's sign-in is to be renewed by itself. The tick stands at once, and goes again where the worker does not keep it. */
export function KeepSignedIn({ kept }: { readonly kept: boolean }) {
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
        hint={words(checked ? 'keep_signed_in_end' : 'keep_signed_in_hint')}
        checked={checked}
        onChange={choose}
      />
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </div>
  );
}
