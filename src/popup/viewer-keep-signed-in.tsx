import { ask } from '../browser/ask.ts';
import type { SwitchedOffBy } from '../contract/settings.ts';
import { StandingChoice } from '../ui/components/standing-choice.tsx';
import { words } from '../ui/words.ts';

type KeepSignedInProps = {
  readonly kept: boolean;
  /** Who has switched it off, where somebody has. */
  readonly off: SwitchedOffBy | undefined;
};

const offWords = { organisation: 'keep_signed_in_off', settings: 'keep_signed_in_off_in_settings' } as const;

/** Whether the viewer's sign-in is to be renewed by itself. */
export const KeepSignedIn = ({ kept, off }: KeepSignedInProps) => (
  <div class="viewer-keeping">
    <StandingChoice
      id="keep-signed-in"
      label={words('keep_signed_in')}
      hint={(checked) => words(off ? offWords[off] : checked ? 'keep_signed_in_end' : 'keep_signed_in_hint')}
      kept={kept}
      disabled={off !== undefined}
      choose={(wanted) => ask('keep-signed-in', { wanted })}
    />
  </div>
);
