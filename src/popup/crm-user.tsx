import { useRef } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import type { CrmUserOnPage } from '../contract/messages.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';

type CrmUserProps = {
  readonly user: CrmUserOnPage | undefined;
  /** Of the site, such as `https://crm.example.test`. */
  readonly origin: string;
  /** How whoever is signed in with LinkedIn is called. */
  readonly viewerName: string;
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

function Known({ user, origin, viewerName }: CrmUserProps & { readonly user: KnownUser }) {
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
      ) : (
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
          {words('crm_user_why', viewerName)}
        </Notice>
      )}
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </section>
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
