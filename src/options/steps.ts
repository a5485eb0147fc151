import type { OptionsNews, TestedService, TokenServiceVerdict } from '../contract/options.ts';
import type { Settings, SettingsReport } from '../contract/settings.ts';
import { runningSites } from '../settings/sites.ts';
import { formPaths } from './app-form.ts';
import { isAt } from './faults.ts';

export const stepNames = ['app', 'token-service', 'site', 'sign-in', 'picture'] as const;

export type StepName = (typeof stepNames)[number];

/** `next` is the first that is not done; `attention` where it was tried and something is wrong. */
export type StepState = 'done' | 'next' | 'waiting' | 'attention';

type StepFacts = {
  readonly news: OptionsNews;
  /** The ids of the sites that the browser lets the extension run on. */
  readonly allowed: ReadonlySet<string>;
};

/** How far getting started has come, from what is true now and not from what was clicked. */
export function stepStates(facts: StepFacts): Readonly<Record<StepName, StepState>> {
  const done = doneSteps(facts);
  const wrong = wrongSteps(facts);
  const first = stepNames.find((name) => !done[name] || wrong[name]);
  const state = (name: StepName): StepState => {
    if (wrong[name]) return 'attention';
    if (done[name]) return 'done';
    return name === first ? 'next' : 'waiting';
  };
  return {
    app: state('app'),
    'token-service': state('token-service'),
    site: state('site'),
    'sign-in': state('sign-in'),
    picture: state('picture'),
  };
}

/** The step to be taken now; `undefined` where all are done. */
export const currentStep = (states: Readonly<Record<StepName, StepState>>): StepName | undefined =>
  stepNames.find((name) => states[name] !== 'done');

/** What is known of this token service for this LinkedIn app; `undefined` where only others were tested, or none. */
export function verdictOn(
  { tokenService, clientId }: Settings['linkedin'],
  tested: TestedService | undefined,
): TokenServiceVerdict | undefined {
  return tested?.address === tokenService && tested.clientId === clientId ? tested.verdict : undefined;
}

/** The paths of the settings that a step is about. */
const pathsOf: Readonly<Record<StepName, readonly string[]>> = {
  app: [formPaths.clientId, formPaths.scopes],
  'token-service': [formPaths.tokenService],
  site: ['sites'],
  'sign-in': [],
  picture: [],
};

/** Whether something that is set for a step is wrong and not used. */
export const isFaulty = ({ faults, policyFaults }: SettingsReport, step: StepName): boolean =>
  pathsOf[step].some((path) => [...faults, ...policyFaults].some((fault) => isAt(fault.path, path)));

function doneSteps({ news, allowed }: StepFacts): Record<StepName, boolean> {
  const { settings, locked } = news.settings;
  const service = settings.linkedin.tokenService;
  const works = verdictOn(settings.linkedin, news.testedService) === 'works';
  return {
    app: settings.linkedin.clientId !== '',
    'token-service': service !== '' && (works || locked.includes(formPaths.tokenService)),
    site: runningSites(news.settings, allowed).length > 0,
    'sign-in': news.viewer.state === 'signed-in',
    picture: news.activity.some(({ kind, outcome }) => kind === 'picture' && outcome === 'answered'),
  };
}

function wrongSteps({ news }: StepFacts): Record<StepName, boolean> {
  const { settings } = news.settings;
  const verdict = verdictOn(settings.linkedin, news.testedService);
  return {
    app: isFaulty(news.settings, 'app'),
    'token-service': isFaulty(news.settings, 'token-service') || (verdict !== undefined && verdict !== 'works'),
    site: !settings.enabled || isFaulty(news.settings, 'site'),
    'sign-in': news.viewer.state === 'signed-out' && news.viewer.fault !== undefined,
    picture: news.viewer.state === 'signed-in' && news.capabilities.contactsPictures === 'refused',
  };
}
