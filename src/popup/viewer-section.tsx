import { openOptions } from '../browser/open.ts';
import { Avatar } from '../ui/components/avatar.tsx';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Skeleton } from '../ui/components/skeleton.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { together, words } from '../ui/words.ts';
import { troubleWords } from '../ui/worker-trouble.ts';
import { SignedIn } from './viewer-signed-in.tsx';
import { SignedOut } from './viewer-signed-out.tsx';
import { SigningIn } from './viewer-signing-in.tsx';
import { ViewerStatus } from './viewer-status.tsx';
import type { ViewerView } from './viewer-view.ts';

type ViewerSectionProps = {
  readonly view: ViewerView;
  /** The match patterns of the sites that the policy names. */
  readonly policyPatterns: readonly string[];
  /** Called with `true` when the viewer has signed out here, with `false` when they set out to sign in again. */
  onSignedOut(signedOut: boolean): void;
};

/** Who is signed in, and the way in and out. */
export function ViewerSection({ view, policyPatterns, onSignedOut }: ViewerSectionProps) {
  const place = useKeptFocus<HTMLElement>(view.kind);
  return (
    <section class="section viewer" aria-labelledby="viewer-heading" ref={place}>
      <h2 id="viewer-heading" class="unseen">
        {words('viewer_heading')}
      </h2>
      <Emblem view={view} />
      <div class="viewer-words">
        <ViewerStatus view={view} />
        <Hint view={view} />
      </div>
      <Ways view={view} policyPatterns={policyPatterns} onSignedOut={onSignedOut} />
    </section>
  );
}

function Emblem({ view }: { readonly view: ViewerView }) {
  if (view.kind === 'signed-in') return <Avatar name={view.name} picture={view.picture} />;
  if (view.kind === 'waiting') return <Skeleton shape="round" />;
  if (view.kind === 'signing-in')
    return (
      <span class="waiting" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    );
  return null;
}

function Hint({ view }: { readonly view: ViewerView }) {
  switch (view.kind) {
    case 'waiting':
      return (
        <>
          <Skeleton shape="short" />
          <Skeleton shape="long" />
        </>
      );
    case 'silent':
    case 'storage-refused':
      return <p class="quiet">{words(troubleWords[view.kind].hint)}</p>;
    case 'signing-in':
      return view.renewing ? null : <p class="quiet">{words('signing_in_hint')}</p>;
    case 'signed-out':
      return view.obstacle || view.justSignedOut || view.offline ? null : (
        <p class="quiet">{words('sign_in_invitation')}</p>
      );
    default:
      return null;
  }
}

function Ways({ view, policyPatterns, onSignedOut }: ViewerSectionProps) {
  switch (view.kind) {
    case 'not-configured':
      return <NotConfigured />;
    case 'signed-out':
      return <SignedOut view={view} policyPatterns={policyPatterns} onSignIn={() => onSignedOut(false)} />;
    case 'signing-in':
      return <SigningIn renewing={view.renewing} />;
    case 'signed-in':
      return <SignedIn view={view} onSignedOut={() => onSignedOut(true)} />;
    default:
      return null;
  }
}

function NotConfigured() {
  return (
    <Notice
      title={words('not_configured_title')}
      actions={
        <Button weight="primary" onClick={openOptions}>
          {words('button_open_options')}
        </Button>
      }
    >
      {together([words('app_explained'), words('not_configured_hint')])}
    </Notice>
  );
}
