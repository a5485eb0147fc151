import { ask } from '../browser/ask.ts';
import { linkedInOrigins } from '../browser/permissions.ts';
import type { ViewerState } from '../contract/viewer.ts';
import { AllowButton } from '../ui/components/allow-button.tsx';
import { Avatar } from '../ui/components/avatar.tsx';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { SignInButton } from '../ui/components/sign-in-button.tsx';
import { explainEnd, explainSignInFault, viewerInWords } from '../ui/sign-in-words.ts';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';

type SignedOutState = Extract<ViewerState, { state: 'signed-out' }>;

type StepSignInProps = {
  readonly viewer: ViewerState;
  /** Whether a LinkedIn app and a token service are set, so that there is something to sign in with. */
  readonly configured: boolean;
  /** The match patterns of the sites that the policy names. */
  readonly policyPatterns: readonly string[];
};

/** Signing in, and how it went. */
export function StepSignIn({ viewer, configured, policyPatterns }: StepSignInProps) {
  const action = useAction();
  return (
    <>
      <p>{words('step_sign_in_about')}</p>
      {viewer.state === 'signed-out' && <Obstacle viewer={viewer} />}
      {viewer.state === 'signed-out' && (
        <SignInButton policyPatterns={policyPatterns} disabled={!configured}>
          {!configured && <p class="quiet">{words('step_sign_in_first')}</p>}
        </SignInButton>
      )}
      {viewer.state === 'signing-in' && (
        <div class="actions">
          <Button onClick={() => action.run(() => ask('cancel-sign-in', {}))}>{words('button_cancel_sign_in')}</Button>
        </div>
      )}
      <div role="status" class="viewer-line">
        {action.failed && words('action_failed')}
        {viewer.state === 'signing-in' && (viewer.renewing ? words('step_sign_in_renewing') : words('signing_in_hint'))}
        {viewer.state === 'signed-in' && (
          <>
            <Avatar name={viewer.viewer.name} picture={viewer.picture} />
            {words('viewer_signed_in', viewerInWords(viewer.viewer.name))}
          </>
        )}
      </div>
      {viewer.state === 'signed-in' && <p class="quiet">{words('step_sign_in_out')}</p>}
    </>
  );
}

/** Why nobody is signed in, where something went wrong. */
function Obstacle({ viewer: { fault, ended } }: { readonly viewer: SignedOutState }) {
  const explanation = fault ? explainSignInFault(fault) : ended && explainEnd(ended);
  if (!explanation) return null;
  return (
    <Notice
      tone="caution"
      title={explanation.what}
      actions={
        fault === 'not-permitted' && (
          <AllowButton origins={linkedInOrigins}>{words('button_allow_linkedin')}</AllowButton>
        )
      }
    >
      {explanation.remedy}
    </Notice>
  );
}
