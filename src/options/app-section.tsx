import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SettingsReport } from '../contract/messages.ts';
import type { SettingsFault } from '../contract/settings.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { useAction } from '../ui/use-action.ts';
import { counted, formatList, words } from '../ui/words.ts';
import { type AppForm, changedLabels, formOf, withForm } from './app-form.ts';
import { faultAt } from './faults.ts';
import { RedirectAddress } from './redirect-address.tsx';
import { ScopeField } from './scope-field.tsx';
import { Section } from './section.tsx';
import type { KnownSettings } from './use-settings.ts';

type AppSectionProps = { readonly report: SettingsReport; readonly save: KnownSettings['save'] };

/** The LinkedIn app: what to enter there, and what to enter here. */
export function AppSection({ report: { settings, redirectAddress }, save }: AppSectionProps) {
  const [edits, setEdits] = useState<Partial<AppForm>>({});
  const [faults, setFaults] = useState<readonly SettingsFault[]>([]);
  const [said, setSaid] = useState('');
  const action = useAction();
  const place = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (faults.length > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  const form: AppForm = { ...formOf(settings.linkedin), ...edits };
  const edit = (change: Partial<AppForm>) => {
    setEdits({ ...edits, ...change });
    setSaid('');
  };

  const submit = async () => {
    const next = withForm(settings, form);
    const changed = changedLabels(settings, next);
    const found = await save(next);
    setFaults(found);
    if (found.length > 0) {
      setSaid(counted(found.length, { one: 'not_saved_one', other: 'not_saved_other' }));
      return;
    }
    // What was typed while saving stays.
    setEdits((current) => (current === edits ? {} : current));
    setSaid(changed.length > 0 ? words('app_saved', formatList(changed)) : words('app_saved_nothing'));
  };

  return (
    <Section id="app-heading" heading={words('app_heading')} about={`${words('app_explained')} ${words('app_about')}`}>
      <RedirectAddress address={redirectAddress} />
      <form
        ref={place}
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          action.run(submit);
        }}
      >
        <Field
          id="client-id"
          label={words('app_client_id')}
          hint={words('app_client_id_hint')}
          fault={faultAt(faults, 'linkedin.clientId')}
          value={form.clientId}
          code
          onInput={(clientId) => edit({ clientId })}
        />
        <ScopeField
          choice={form.choice}
          names={form.names}
          fault={faultAt(faults, 'linkedin.scopes')}
          onChoice={(choice) => edit({ choice })}
          onNames={(names) => edit({ names })}
        />
        <Field
          id="token-service"
          label={words('app_token_service')}
          hint={words('app_token_service_hint')}
          fault={faultAt(faults, 'linkedin.tokenService')}
          value={form.tokenService}
          code
          onInput={(tokenService) => edit({ tokenService })}
        />
        <div class="actions">
          <Button type="submit" weight="primary" disabled={action.busy}>
            {words('button_save')}
          </Button>
          <p role="status">{action.failed ? words('action_failed') : said}</p>
        </div>
      </form>
    </Section>
  );
}
