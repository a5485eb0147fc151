import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { Button } from '../ui/components/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';
import { MyProfileButton } from './my-profile-button.tsx';
import { SwitchPerson } from './switch-person.tsx';
import { KeepSignedIn } from './viewer-keep-signed-in.tsx';
import type { ViewerView } from './viewer-view.ts';

type SignedInProps = {
  readonly view: Extract<ViewerView, { kind: 'signed-in' }>;
  onSignedOut(): void;
};

/** What somebody who is signed in can do about it. */
export function SignedIn({ view, onSignedOut }: SignedInProps) {
  const [explaining, setExplaining] = useState(false);
  const action = useAction();
  const signOut = () => ask('sign-out', {}).then(onSignedOut);
  return (
    <>
      <div class="viewer-buttons">
        <Button weight="quiet" expanded={explaining} onClick={() => setExplaining(!explaining)}>
          {words('button_not_you')}
        </Button>
        <Button weight="quiet" busy={action.busy} onClick={() => action.run(signOut)}>
          {words('button_sign_out')}
        </Button>
      </div>
      {view.justSignedIn && !explaining && <p class="quiet">{words('signed_in_whoever')}</p>}
      {explaining && <SwitchPerson onSignedOut={onSignedOut} />}
      <KeepSignedIn kept={view.keptSignedIn} off={view.keepingOff} />
      <div class="actions">
        <MyProfileButton />
      </div>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
