import { ask } from '../browser/ask.ts';
import { Button } from '../ui/components/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

type SigningInProps = {
  /** Whether the sign-in is renewed by itself, for which no window comes. */
  readonly renewing: boolean;
};

/** What somebody can do who waits for LinkedIn, whose window may be hidden or may never come. */
export function SigningIn({ renewing }: SigningInProps) {
  const action = useAction();
  return (
    <>
      {!renewing && <p class="quiet">{words('signing_in_hidden')}</p>}
      <div class="actions">
        <Button busy={action.busy} onClick={() => action.run(() => ask('cancel-sign-in', {}))}>
          {words('button_cancel_sign_in')}
        </Button>
      </div>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
