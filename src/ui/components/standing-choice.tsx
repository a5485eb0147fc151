import { useState } from 'preact/hooks';
import { useAction } from '../use-action.ts';
import { words } from '../words.ts';
import { Checkbox } from './checkbox.tsx';

type StandingChoiceProps = {
  /** Unique in its page. */
  readonly id: string;
  readonly label: string;
  /** Whether the worker keeps the choice. */
  readonly kept: boolean;
  readonly disabled?: boolean;
  hint(checked: boolean): string;
  choose(wanted: boolean): Promise<unknown>;
};

/** A yes or no that the worker keeps. The tick stands at once, and goes again where the worker does not keep it. */
export function StandingChoice({ id, label, kept, disabled, hint, choose }: StandingChoiceProps) {
  const [wanted, setWanted] = useState(kept);
  const action = useAction();
  const change = (choice: boolean) => {
    setWanted(choice);
    action.run(() => choose(choice));
  };
  const checked = action.busy ? wanted : kept;
  return (
    <>
      <Checkbox id={id} label={label} hint={hint(checked)} checked={checked} disabled={disabled} onChange={change} />
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
