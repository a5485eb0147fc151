import { ask } from '../browser/ask.ts';
import type { SettingsReport } from '../contract/settings.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { explainVerdict } from '../ui/token-service-words.ts';
import { useAction } from '../ui/use-action.ts';
import { words } from '../ui/words.ts';
import { formPaths } from './app-form.ts';
import { AppFormFrame } from './app-form-frame.tsx';
import { faultAt } from './faults.ts';
import type { TestedService } from './steps.ts';
import type { UnsavedWork } from './unsaved-work.ts';
import { useAppForm } from './use-app-form.ts';
import type { Save } from './use-options.ts';

type StepTokenServiceProps = {
  readonly report: SettingsReport;
  readonly save: Save;
  readonly work: UnsavedWork;
  readonly tested: TestedService | undefined;
  onTested(tested: TestedService): void;
};

/** Where the token service is, and whether it does what it is for. */
export function StepTokenService({ report, save, work, tested, onTested }: StepTokenServiceProps) {
  const app = useAppForm(report, save, ['tokenService']);
  const test = useAction();
  const locked = report.locked.includes(formPaths.tokenService);
  const shownFaults = app.faults.length > 0 ? app.faults : report.faults;
  const address = app.form.tokenService.trim();
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
        actions={
          <Button
            onClick={() =>
              test.run(async () => onTested({ address, verdict: await ask('test-token-service', { address }) }))
            }
          >
            {words('button_test')}
          </Button>
        }
      >
        <Field
          id="token-service"
          label={words('app_token_service')}
          hint={words(locked ? 'set_by_organisation' : 'app_token_service_hint')}
          fault={faultAt(shownFaults, formPaths.tokenService)}
          value={app.form.tokenService}
          code
          readOnly={locked}
          onInput={(tokenService) => app.edit({ tokenService })}
        />
      </AppFormFrame>
      <div role="status">
        {test.busy && <p>{words('service_testing')}</p>}
        {test.failed && <p>{words('action_failed')}</p>}
        {!test.busy && tested?.address === address && <Verdict {...tested} saved={!app.unsaved} />}
      </div>
    </>
  );
}

function Verdict({ verdict, saved }: TestedService & { readonly saved: boolean }) {
  const { what, remedy } = explainVerdict(verdict, location.origin);
  const works = verdict === 'works';
  return (
    <Notice tone={works ? 'good' : 'caution'} title={what}>
      {works && !saved ? words('verdict_works_unsaved') : remedy}
    </Notice>
  );
}
