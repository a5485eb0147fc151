import { useRef, useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { CrmUserOnPage } from '../contract/messages.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { viewerInWords } from '../ui/sign-in-words.ts';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { together, words } from '../ui/words.ts';
import { mayBeSamePerson } from './same-person.ts';
import { SwitchPerson } from './switch-person.tsx';

type CrmUserProps = {
  readonly user: CrmUserOnPage | undefined;
  /** Of the site, such as `https://crm.example.test`. */
  readonly origin: string;
  /** What LinkedIn calls whoever is signed in; empty where it does not name them. */
  readonly viewerName: string;
  /** The viewer has signed out here, to make room for somebody else. */
  onSignedOut(): void;
};

/** Whether the person who uses the CRM is the viewer: the question, and what was said to it. */
export function CrmUser({ user, ...site }: CrmUserProps) {
  const settled = useSettled(user);
  if (!settled) return null;
  if (settled.state === 'missing')
    return <Notice title={words('crm_user_missing')}>{words('crm_user_missing_hint')}</Notice>;
  return <Known key={settled.identity} user={settled} {...site} />;
}

type KnownUser = Extract<CrmUserOnPage, { identity: string }>;

function Known({ user, origin, viewerName, onSignedOut }: CrmUserProps & { readonly user: KnownUser }) {
  const place = useKeptFocus<HTMLElement>(user.state);
  const action = useAction();
  const say = (confirmed: boolean) => action.run(() => ask('crm-user', { origin, identity: user.identity, confirmed }));
  return (
    <section class="crm-user" aria-label={words('crm_user_heading')} tabIndex={-1} ref={place}>
      {user.state === 'confirmed' ? (
        <div class="crm-user-known">
          <p class="quiet">{words('crm_user_confirmed', user.name)}</p>
          <Button weight="quiet" busy={action.busy} onClick={() => say(false)}>
            {words('button_not_me')}
          </Button>
        </div>
      ) : mayBeSamePerson(viewerName, user.name) ? (
        <Notice
          title={words('crm_user_question', user.name)}
          actions={
            <>
              <Button weight="primary" busy={action.busy} onClick={() => say(true)}>
                {words('button_yes_me')}
              </Button>
              <p class="quiet crm-user-otherwise">{words('crm_user_otherwise', words('button_not_you'))}</p>
            </>
          }
        >
          {words('crm_user_why', viewerInWords(viewerName))}
        </Notice>
      ) : (
        <TwoNames
          name={user.name}
          viewerName={viewerName}
          busy={action.busy}
          onYes={() => say(true)}
          onSignedOut={onSignedOut}
        />
      )}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </section>
  );
}

type TwoNamesProps = Pick<CrmUserProps, 'viewerName' | 'onSignedOut'> & {
  readonly name: string;
  readonly busy: boolean;
  onYes(): void;
};

/** The question where LinkedIn and the CRM name two people, most likely because somebody else is signed in at LinkedIn: a quick yes would be the wrong one. */
function TwoNames({ name, viewerName, busy, onYes, onSignedOut }: TwoNamesProps) {
  const [explaining, setExplaining] = useState(false);
  return (
    <>
      <Notice
        tone="caution"
        title={words('crm_user_two_names', viewerName, name)}
        actions={
          <>
            <Button weight="primary" expanded={explaining} onClick={() => setExplaining(!explaining)}>
              {words('button_not_you')}
            </Button>
            <Button weight="quiet" busy={busy} onClick={onYes}>
              {words('button_yes_me')}
            </Button>
          </>
        }
      >
        {together([words('crm_user_question', name), words('crm_user_two_names_why', viewerName)])}
      </Notice>
      {explaining && <SwitchPerson onSignedOut={onSignedOut} />}
    </>
  );
}

/** While the worker is asked about a user again, what was known of them last stands, so that nothing flickers. */
function useSettled(user: CrmUserOnPage | undefined): CrmUserOnPage | undefined {
  const last = useRef<CrmUserOnPage | undefined>(undefined);
  if (user?.state !== 'asking') last.current = user;
  else if (!isOf(last.current, user.identity)) last.current = undefined;
  return last.current;
}

const isOf = (user: CrmUserOnPage | undefined, identity: string): boolean =>
  user !== undefined && user.state !== 'missing' && user.identity === identity;
