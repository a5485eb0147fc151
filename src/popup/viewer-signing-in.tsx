import { ask } from '../browser/ask.ts';
import { Button } from '../ui/components/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

/** What somebody who waits for LinkedIn's window can do, which may be hidden or may never come. */
export function SigningIn() {
  const action = useAction();
  return (
    <>
      <p class="quiet">{words('signing_in_hidden')}</p>
      <div class="actions">
        <Button disabled={action.busy} onClick={() => action.run(() => ask('cancel-sign-in', {}))}>
          {words('button_cancel_sign_in')}
        </Button>
      </div>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
