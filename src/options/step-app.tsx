import type { SettingsReport } from '../contract/settings.ts';
import { CopiedText } from '../ui/components/copied-text.tsx';
import { Field } from '../ui/components/field.tsx';
import { OutwardLink } from '../ui/components/outward-link.tsx';
import { words, wordsAround } from '../ui/words.ts';
import { formPaths } from './app-form.ts';
import { AppFormFrame } from './app-form-frame.tsx';
import { ScopeField } from './scope-field.tsx';
import type { UnsavedWork } from './unsaved-work.ts';
import { useAppForm } from './use-app-form.ts';
import type { Save } from './use-options.ts';

const portal = 'https://www.linkedin.com/developers/apps';

type StepAppProps = { readonly report: SettingsReport; readonly save: Save; readonly work: UnsavedWork };

/** Registering a LinkedIn app: what to click there, and what to enter here. */
export function StepApp({ report, save, work }: StepAppProps) {
  const app = useAppForm(report, save, ['clientId', 'scopes']);
  const isLocked = (path: string) => report.locked.includes(path);
  const byPolicy = isLocked(formPaths.clientId);
  const create = wordsAround('register_create');
  return (
    <>
      <p>{words('app_explained')}</p>
      <ol class="clicks">
        <li>
          {create.before}
          <OutwardLink address={portal}>{words('register_portal')}</OutwardLink>
          {create.after}
        </li>
        <li>
          {words('register_products')}
          <ul class="dashes">
            <li>{words('register_own')}</li>
            <li>{words('register_contacts')}</li>
          </ul>
        </li>
        <li>
          {words('register_redirect')}
          <CopiedText
            label={words('app_redirect')}
            hint={words('app_redirect_hint')}
            text={report.redirectAddress}
            button={words('button_copy_address')}
          />
        </li>
        <li>{words('register_client_id')}</li>
      </ol>
      <AppFormFrame
        app={app}
        name="app"
        work={work}
        saveWords={words('button_save_app')}
        locked={byPolicy && isLocked(formPaths.scopes)}
      >
        <Field
          id="client-id"
          label={words('app_client_id')}
          hint={words(byPolicy ? 'set_by_organisation' : 'app_client_id_hint')}
          fault={app.faultOf('clientId')}
          value={app.form.clientId}
          code
          readOnly={byPolicy}
          onInput={(clientId) => app.edit({ clientId })}
        />
        <ScopeField
          choice={app.form.choice}
          connections={app.form.connections}
          names={app.form.names}
          locked={isLocked(formPaths.scopes)}
          fault={app.faultOf('scopes')}
          onChoice={(choice) => app.edit({ choice })}
          onConnections={(connections) => app.edit({ connections })}
          onNames={(names) => app.edit({ names })}
        />
      </AppFormFrame>
    </>
  );
}
