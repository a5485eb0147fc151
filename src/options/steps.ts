import type { OptionsNews, TokenServiceVerdict } from '../contract/options.ts';
import { formPaths } from './app-form.ts';
import { isAt } from './faults.ts';

export const stepNames = ['app', 'token-service', 'site', 'sign-in', 'picture'] as const;

export type StepName = (typeof stepNames)[number];

/** `next` is the first that is not done; `attention` where it was tried and something is wrong. */
export type StepState = 'done' | 'next' | 'waiting' | 'attention';

/** What asking a token service came to, and which. */
export type TestedService = { readonly address: string; readonly verdict: TokenServiceVerdict };

type StepFacts = {
  readonly news: OptionsNews;
  /** The ids of the sites that the browser lets the extension run on. */
  readonly allowed: ReadonlySet<string>;
  /** The last test on this page. */
  readonly tested: TestedService | undefined;
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

function doneSteps({ news, allowed, tested }: StepFacts): Record<StepName, boolean> {
  const { settings, locked } = news.settings;
  const service = settings.linkedin.tokenService;
  // Nobody signs in without a token service that works.
  const hasServed =
    news.viewer.state === 'signed-in' ||
    news.activity.some(({ kind, outcome }) => kind === 'token' && outcome === 'answered');
  const hasWorked = tested?.address === service && tested.verdict === 'works';
  return {
    app: settings.linkedin.clientId !== '',
    'token-service': service !== '' && (hasWorked || hasServed || locked.includes(formPaths.tokenService)),
    site: settings.sites.some(({ id, enabled }) => enabled && allowed.has(id)),
    'sign-in': news.viewer.state === 'signed-in',
    picture: news.activity.some(({ kind, outcome }) => kind === 'picture' && outcome === 'answered'),
  };
}

function wrongSteps({ news, tested }: StepFacts): Record<StepName, boolean> {
  const { settings, faults, policyFaults } = news.settings;
  const faulty = (path: string) => [...faults, ...policyFaults].some((fault) => isAt(fault.path, path));
  const failed = tested?.address === settings.linkedin.tokenService && tested.verdict !== 'works';
  return {
    app: faulty(formPaths.clientId) || faulty(formPaths.scopes),
    'token-service': faulty(formPaths.tokenService) || failed,
    site: !settings.enabled || faulty('sites'),
    'sign-in': news.viewer.state === 'signed-out' && news.viewer.fault !== undefined,
    picture: news.viewer.state === 'signed-in' && news.capabilities.contactsPictures === 'refused',
  };
}
