import { openOptions, openOptionsAt } from '../browser/open.ts';
import { linkedInOrigins } from '../browser/permissions.ts';
import { AllowButton } from '../ui/components/allow-button.tsx';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { OutwardLink } from '../ui/components/outward-link.tsx';
import { SignInButton } from '../ui/components/sign-in-button.tsx';
import { explainEnd, explainSignInFault } from '../ui/sign-in-words.ts';
import { words, wordsAround } from '../ui/words.ts';
import { MyProfileButton } from './my-profile-button.tsx';
import type { Obstacle, ViewerView, WayOn } from './viewer-view.ts';

const permittedServices = 'https://www.linkedin.com/psettings/permitted-services';

type SignedOutProps = {
  readonly view: Extract<ViewerView, { kind: 'signed-out' }>;
  readonly policyPatterns: readonly string[];
  onSignIn(): void;
};

/** Why nobody is signed in, where there is something to say of it, and the way in. */
export function SignedOut({ view, policyPatterns, onSignIn }: SignedOutProps) {
  return (
    <>
      {view.justSignedOut && <SignedOutTruth />}
      {view.obstacle && <ObstacleNotice obstacle={view.obstacle} />}
      {view.offline && <Notice title={words('offline')}>{words('offline_sign_in')}</Notice>}
      <SignInButton policyPatterns={policyPatterns} onSignIn={onSignIn}>
        <MyProfileButton />
      </SignInButton>
    </>
  );
}

/** LinkedIn offers no way for an app to give its access back, so the member has to be told where they can take it. */
function SignedOutTruth() {
  const { before, after } = wordsAround('signed_out_withdraw');
  return (
    <Notice title={words('signed_out_truth')}>
      {before}
      <OutwardLink address={permittedServices}>{words('signed_out_link')}</OutwardLink>
      {after}
    </Notice>
  );
}

function ObstacleNotice({ obstacle }: { readonly obstacle: Obstacle }) {
  if (obstacle.kind === 'ended') {
    const { what, remedy } = explainEnd(obstacle.ended);
    return <Notice title={what}>{remedy}</Notice>;
  }
  const { what, remedy } = explainSignInFault(obstacle.fault);
  return (
    <Notice tone="caution" title={what} actions={wayOnButton(obstacle.wayOn)}>
      {remedy}
    </Notice>
  );
}

/** Where the way on is to sign in again, the button for that stands below anyway. */
function wayOnButton(wayOn: WayOn) {
  if (wayOn === 'options') return <Button onClick={openOptions}>{words('button_open_options')}</Button>;
  if (wayOn === 'client-id')
    return <Button onClick={() => openOptionsAt('client-id')}>{words('button_open_options')}</Button>;
  if (wayOn === 'allow-linkedin')
    return <AllowButton origins={linkedInOrigins}>{words('button_allow_linkedin')}</AllowButton>;
  return undefined;
}
