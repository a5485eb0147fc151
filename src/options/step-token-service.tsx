import type { TestedService, TokenServiceVerdict } from '../contract/options.ts';
import type { SettingsReport } from '../contract/settings.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { explainVerdict } from '../ui/token-service-words.ts';
import { useAction } from '../ui/use-action.ts';
import { useOnline } from '../ui/use-online.ts';
import { words } from '../ui/words.ts';
import { formPaths } from './app-form.ts';
import { AppFormFrame } from './app-form-frame.tsx';
import { verdictOn } from './steps.ts';
import { tokenServiceMeant } from './token-service-address.ts';
import type { UnsavedWork } from './unsaved-work.ts';
import { useAppForm } from './use-app-form.ts';
import type { Save, TestService } from './use-options.ts';

type StepTokenServiceProps = {
  readonly report: SettingsReport;
  readonly save: Save;
  readonly work: UnsavedWork;
  readonly tested: TestedService | undefined;
  readonly test: TestService;
};

/** Where the token service is, and whether it does what it is for. */
export function StepTokenService({ report, save, work, tested, test }: StepTokenServiceProps) {
  const app = useAppForm(report, save, ['tokenService']);
  const testing = useAction();
  const online = useOnline();
  const locked = report.locked.includes(formPaths.tokenService);
  const address = tokenServiceMeant(app.form.tokenService);
  const isCompleted = address !== app.form.tokenService.trim();
  const verdict = verdictOn({ ...report.settings.linkedin, tokenService: address }, tested);
  const pressTest = () => {
    // What is tested is what then stands in the field.
    if (isCompleted) app.edit({ tokenService: address });
    testing.run(() => test(address));
  };
  return (
    <>
      <p>{words('service_why')}</p>
      <p>{words('service_how')}</p>
      <AppFormFrame
        app={app}
        name="token-service"
        work={work}
        saveWords={words('button_save_address')}
        locked={locked}
        actions={<Button onClick={pressTest}>{words('button_test')}</Button>}
      >
        <Field
          id="token-service"
          label={words('app_token_service')}
          hint={hintWords(locked, isCompleted ? address : undefined)}
          fault={app.faultOf('tokenService')}
          value={app.form.tokenService}
          code
          readOnly={locked}
          onInput={(tokenService) => app.edit({ tokenService })}
        />
      </AppFormFrame>
      <div role="status">
        {testing.busy && <p>{words('service_testing')}</p>}
        {testing.failed && <p>{words('action_failed')}</p>}
        {!testing.busy && verdict && <Verdict verdict={verdict} saved={!app.unsaved} online={online} />}
      </div>
    </>
  );
}

function hintWords(locked: boolean, completed: string | undefined): string {
  if (locked) return words('set_by_organisation');
  return completed === undefined ? words('app_token_service_hint') : words('app_token_service_meant', completed);
}

type VerdictProps = { readonly verdict: TokenServiceVerdict; readonly saved: boolean; readonly online: boolean };

function Verdict({ verdict, saved, online }: VerdictProps) {
  if (verdict === 'unreachable' && !online)
    return (
      <Notice tone="caution" title={words('offline')}>
        {words('offline_test')}
      </Notice>
    );
  const { what, remedy } = explainVerdict(verdict, location.origin);
  const works = verdict === 'works';
  return (
    <Notice tone={works ? 'good' : 'caution'} title={what}>
      {works && !saved ? words('verdict_works_unsaved') : remedy}
    </Notice>
  );
}
