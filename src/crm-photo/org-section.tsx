import { useState } from 'preact/hooks';
import { ask } from '../browser/ask.ts';
import { request } from '../browser/permissions.ts';
import type { CrmPhotoNews } from '../contract/crm-photo.ts';
import { Button } from '../ui/components/button.tsx';
import { CopiedText } from '../ui/components/copied-text.tsx';
import { Field } from '../ui/components/field.tsx';
import { Section } from '../ui/components/section.tsx';
import { useAction } from '../ui/use-action.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { words } from '../ui/words.ts';
import { orgFaultInWords } from './fault-words.ts';

/** The org: which it is, and whether somebody is signed in to it. */
export function OrgSection({ news }: { readonly news: CrmPhotoNews }) {
  const { host, clientId, org } = news;
  const isSet = host !== '' && clientId !== '';
  const place = useKeptFocus<HTMLDivElement>(`${host} ${clientId} ${org.state}`);
  return (
    <Section id="org" heading={words('org_heading')} about={org.state === 'signed-in' ? undefined : words('org_about')}>
      <div class="form" ref={place}>
        {isSet && <OrgSession news={news} />}
        {org.state === 'signed-out' && <OrgForm key={`${host} ${clientId}`} news={news} isMain={!isSet} />}
      </div>
    </Section>
  );
}

function OrgSession({ news: { host, org } }: { readonly news: CrmPhotoNews }) {
  const action = useAction();
  const [notPermitted, setNotPermitted] = useState(false);
  const signIn = async () => {
    // In the click itself: the browser asks the person only then.
    const permitted = await request([host]);
    setNotPermitted(!permitted);
    if (permitted) await ask('org-sign-in', {});
  };
  return (
    <div class="actions">
      {org.state !== 'signed-in' && (
        <Button weight="primary" busy={action.busy || org.state === 'signing-in'} onClick={() => action.run(signIn)}>
          {words('button_org_sign_in')}
        </Button>
      )}
      {org.state !== 'signed-out' && (
        <Button busy={action.busy} onClick={() => action.run(() => ask('org-sign-out', {}))}>
          {words(org.state === 'signing-in' ? 'button_cancel_sign_in' : 'button_org_sign_out')}
        </Button>
      )}
      <p role="status">
        {org.state === 'signed-in' && words('org_signed_in', new URL(host).host)}
        {org.state === 'signing-in' && words('org_signing_in')}
        {org.state === 'signed-out' && !notPermitted && org.fault !== undefined && orgFaultInWords(org.fault)}
        {notPermitted && words('org_not_permitted')}
      </p>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </div>
  );
}

type OrgFormProps = {
  readonly news: CrmPhotoNews;
  /** Whether saving it is what there is to do on this page. */
  readonly isMain: boolean;
};

function OrgForm({ news, isMain }: OrgFormProps) {
  const [host, setHost] = useState(news.host);
  const [clientId, setClientId] = useState(news.clientId);
  const [refused, setRefused] = useState(false);
  const action = useAction();
  const save = async () => {
    const { taken } = await ask('set-org', { host: host.trim().replace(/\/+$/, ''), clientId: clientId.trim() });
    setRefused(!taken);
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        action.run(save);
      }}
    >
      <Field
        id="org-host"
        label={words('org_host')}
        hint={words('org_host_hint')}
        fault={refused ? words('org_not_taken') : undefined}
        value={host}
        code
        readOnly={news.locked}
        onInput={setHost}
      />
      <Field id="org-key" label={words('org_key')} value={clientId} code readOnly={news.locked} onInput={setClientId} />
      <CopiedText label={words('org_callback')} text={news.redirectAddress} button={words('button_copy_address')} />
      <div class="actions">
        <Button type="submit" weight={isMain ? 'primary' : 'plain'} busy={action.busy} disabled={news.locked}>
          {words('button_save_org')}
        </Button>
        <p role="status">{news.locked && words('org_locked')}</p>
      </div>
      {action.failed && <p role="alert">{words('action_failed')}</p>}
    </form>
  );
}
