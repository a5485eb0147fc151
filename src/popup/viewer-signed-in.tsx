import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { openAddress } from '../browser/open.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

const linkedInSignOut = 'https://www.linkedin.com/m/logout';

/** What somebody who is signed in can do about it. */
export function SignedIn({ onSignedOut }: { onSignedOut(): void }) {
  const [explaining, setExplaining] = useState(false);
  const action = useAction();
  const signOut = () => ask('sign-out', {}).then(onSignedOut);
  const switchPerson = () => signOut().then(() => openAddress(linkedInSignOut));
  return (
    <>
      <div class="viewer-buttons">
        <Button weight="quiet" expanded={explaining} onClick={() => setExplaining(!explaining)}>
          {words('button_not_you')}
        </Button>
        <Button weight="quiet" disabled={action.busy} onClick={() => action.run(signOut)}>
          {words('button_sign_out')}
        </Button>
      </div>
      {explaining && (
        <Notice
          actions={
            <Button disabled={action.busy} onClick={() => action.run(switchPerson)}>
              {words('button_switch_person')}
            </Button>
          }
        >
          {words('not_you_explanation')}
        </Notice>
      )}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
