import type { ComponentChildren } from 'preact';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { type PlainKey, words } from '../ui/words.ts';
import type { StepState } from './steps.ts';
import { useFold } from './use-fold.ts';

const stateWords: Record<StepState, PlainKey> = {
  done: 'step_done',
  next: 'step_next',
  waiting: 'step_waiting',
  attention: 'step_attention',
};

type StepProps = {
  readonly number: string;
  readonly title: string;
  readonly state: StepState;
  /** Whether this is the step to be taken now, which is open by itself. */
  readonly current: boolean;
  readonly children: ComponentChildren;
};

/** One step: a line that says how it stands, and what there is to do below it. */
export function Step({ number, title, state, current, children }: StepProps) {
  const place = useKeptFocus<HTMLLIElement>(state);
  const fold = useFold(current, place);
  return (
    <li class={`step step-${state}`} aria-current={current ? 'step' : undefined} ref={place}>
      <details {...fold}>
        <summary class="step-line">
          <span class="step-mark" aria-hidden="true">
            {state === 'done' ? <Tick /> : number}
          </span>
          <h3>{title}</h3>
          <span class="step-state">{words(stateWords[state])}</span>
        </summary>
        <div class="step-body">{children}</div>
      </details>
    </li>
  );
}

const Tick = () => (
  <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
    <path d="m3 8.5 3.5 3.5L13 4.5" />
  </svg>
);
