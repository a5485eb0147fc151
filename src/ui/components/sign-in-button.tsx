import type { ComponentChildren } from 'preact';
import { useSignIn } from '../use-sign-in.ts';
import { formatList, words } from '../words.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

type SignInButtonProps = {
  /** The match patterns of the sites that the policy names: the browser is asked for them first. */
  readonly policyPatterns: readonly string[];
  readonly disabled?: boolean;
  /** Beside the button. */
  readonly children?: ComponentChildren;
  /** The person has set out to sign in. */
  onSignIn?(): void;
};

/** The way in, with what the browser asks on it. */
export function SignInButton({ policyPatterns, disabled, children, onSignIn }: SignInButtonProps) {
  const { action, awaited, refused, signIn, signInWithout } = useSignIn(policyPatterns, onSignIn);
  const sites = formatList(hostsOf(awaited));
  return (
    <>
      {refused && (
        <Notice
          tone="caution"
          title={words('sign_in_refused', sites)}
          actions={
            <Button disabled={action.busy} onClick={signInWithout}>
              {words('button_sign_in_without')}
            </Button>
          }
        >
          {words('sign_in_refused_remedy', words('button_sign_in'))}
        </Notice>
      )}
      {!refused && awaited.length > 0 && <p class="quiet">{words('sign_in_asks', sites)}</p>}
      <div class="actions">
        <Button weight="primary" busy={action.busy} disabled={disabled} onClick={signIn}>
          {words('button_sign_in')}
        </Button>
        {children}
      </div>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </>
  );
}

/** The hosts of match patterns, each once. */
const hostsOf = (patterns: readonly string[]): string[] => [
  ...new Set(patterns.map((pattern) => pattern.replace(/^https?:\/\//, '').replace(/(?::\d+)?\/\*$/, ''))),
];
