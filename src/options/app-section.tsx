import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SettingsReport } from '../contract/messages.ts';
import type { SettingsFault } from '../contract/settings.ts';
import { wasWritten } from '../settings/policy.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { useAction } from '../ui/use-action.ts';
import { counted, formatList, type PlainKey, words } from '../ui/words.ts';
import { type AppForm, changedLabels, editedForm, formPaths, withForm, withFormInto } from './app-form.ts';
import { faultAt, isAt } from './faults.ts';
import { FaultsList } from './faults-list.tsx';
import { RedirectAddress } from './redirect-address.tsx';
import { ScopeField } from './scope-field.tsx';
import { Section } from './section.tsx';
import type { KnownSettings } from './use-settings.ts';

type AppSectionProps = { readonly report: SettingsReport; readonly save: KnownSettings['save'] };

/** The LinkedIn app: what to enter there, and what to enter here. */
export function AppSection({ report, save }: AppSectionProps) {
  const { settings, locked, redirectAddress } = report;
  const [edits, setEdits] = useState<Partial<AppForm>>({});
  const [faults, setFaults] = useState<readonly SettingsFault[]>([]);
  const [said, setSaid] = useState('');
  const action = useAction();
  const place = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (faults.length > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  const form = editedForm(settings.linkedin, edits, locked);
  const isLocked = (path: string) => locked.includes(path);
  const hint = (path: string, key: PlainKey) => words(isLocked(path) ? 'set_by_organisation' : key);
  const elsewhere = faults.filter(({ path }) => !Object.values(formPaths).some((own) => isAt(path, own)));
  const edit = (change: Partial<AppForm>) => {
    setEdits({ ...edits, ...change });
    setSaid('');
  };

  const submit = async () => {
    const next = withForm(settings, form, locked);
    const changed = changedLabels(settings, next);
    const found = await save(report.stored === undefined ? next : withFormInto(report.stored, next));
    setFaults(found);
    if (!wasWritten(found)) {
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
          hint={hint(formPaths.clientId, 'app_client_id_hint')}
          fault={faultAt(faults, formPaths.clientId)}
          value={form.clientId}
          code
          readOnly={isLocked(formPaths.clientId)}
          onInput={(clientId) => edit({ clientId })}
        />
        <ScopeField
          choice={form.choice}
          names={form.names}
          locked={isLocked(formPaths.scopes)}
          fault={faultAt(faults, formPaths.scopes)}
          onChoice={(choice) => edit({ choice })}
          onNames={(names) => edit({ names })}
        />
        <Field
          id="token-service"
          label={words('app_token_service')}
          hint={hint(formPaths.tokenService, 'app_token_service_hint')}
          fault={faultAt(faults, formPaths.tokenService)}
          value={form.tokenService}
          code
          readOnly={isLocked(formPaths.tokenService)}
          onInput={(tokenService) => edit({ tokenService })}
        />
        {elsewhere.length > 0 && <FaultsList title={words('document_faults')} faults={elsewhere} />}
        <div class="actions">
          <Button
            type="submit"
            weight="primary"
            disabled={action.busy || Object.values(formPaths).every((path) => isLocked(path))}
          >
            {words('button_save')}
          </Button>
          <p role="status">{action.failed ? words('action_failed') : said}</p>
        </div>
      </form>
    </Section>
  );
}
