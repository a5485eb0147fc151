import { ask } from '../browser/ask.ts';
import { openAddress } from '../browser/open.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { together, words } from '../ui/words.ts';

const linkedInSignOut = 'https://www.linkedin.com/m/logout';

/** How another person comes to be signed in: the present one is signed out here, and then at LinkedIn. */
export function SwitchPerson({ onSignedOut }: { onSignedOut(): void }) {
  const action = useAction();
  const switchPerson = () =>
    ask('sign-out', {})
      .then(onSignedOut)
      .then(() => openAddress(linkedInSignOut));
  return (
    <>
      <Notice
        actions={
          <Button busy={action.busy} onClick={() => action.run(switchPerson)}>
            {words('button_switch_person')}
          </Button>
        }
      >
        {together([words('signed_in_whoever'), words('not_you_explanation')])}
      </Notice>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}
