import { useRef } from 'preact/hooks';
import type { OptionsNews } from '../contract/options.ts';
import { policyPatterns } from '../settings/policy.ts';
import { isConfigured, runningSites } from '../settings/sites.ts';
import { Section } from '../ui/components/section.tsx';
import { formatNumber, type PlainKey, words } from '../ui/words.ts';
import { SampleData } from './sample-data.tsx';
import { Step } from './step.tsx';
import { StepApp } from './step-app.tsx';
import { StepPicture } from './step-picture.tsx';
import { StepSignIn } from './step-sign-in.tsx';
import { StepSite } from './step-site.tsx';
import { StepTokenService } from './step-token-service.tsx';
import { currentStep, isFaulty, type StepName, stepNames, stepStates } from './steps.ts';
import type { UnsavedWork } from './unsaved-work.ts';
import { useFold } from './use-fold.ts';
import type { Save, TestService } from './use-options.ts';

const titles: Record<StepName, PlainKey> = {
  app: 'step_app',
  'token-service': 'step_service',
  site: 'step_site',
  'sign-in': 'step_sign_in',
  picture: 'step_picture',
};

type StartSectionProps = {
  readonly news: OptionsNews;
  readonly allowed: ReadonlySet<string>;
  readonly save: Save;
  readonly test: TestService;
  readonly work: UnsavedWork;
};

/** From installation to the first picture: five steps, each of which finds out by itself how it stands. */
export function StartSection({ news, allowed, save, test, work }: StartSectionProps) {
  const states = stepStates({ news, allowed });
  const current = currentStep(states);
  const report = news.settings;
  const running = runningSites(report, allowed);
  const place = useRef<HTMLDetailsElement>(null);
  const fold = useFold(current !== undefined, place);
  const bodies = {
    app: <StepApp report={report} save={save} work={work} />,
    'token-service': (
      <StepTokenService report={report} save={save} work={work} tested={news.testedService} test={test} />
    ),
    site: <StepSite report={report} save={save} running={running} />,
    'sign-in': (
      <StepSignIn
        viewer={news.viewer}
        configured={isConfigured(report.settings)}
        policyPatterns={policyPatterns(report)}
      />
    ),
    picture: <StepPicture state={states.picture} running={running} />,
  };
  const done = stepNames.filter((name) => states[name] === 'done').length;
  return (
    <Section
      id="start"
      heading={words('start_heading')}
      about={
        current === undefined
          ? words('start_all_done')
          : words('start_progress', formatNumber(done), formatNumber(stepNames.length))
      }
    >
      <details class="start" ref={place} {...fold}>
        <summary hidden={current !== undefined}>{words(fold.open ? 'start_hide' : 'start_show')}</summary>
        <ol class="steps">
          {stepNames.map((name, index) => (
            <Step
              key={name}
              number={formatNumber(index + 1)}
              title={words(titles[name])}
              state={states[name]}
              current={name === current}
            >
              {isFaulty(report, name) && (
                <p class="caution">
                  {words('step_faulty')} <a href="#faults">{words('step_faulty_where')}</a>
                </p>
              )}
              {bodies[name]}
            </Step>
          ))}
        </ol>
        <SampleData />
      </details>
    </Section>
  );
}
