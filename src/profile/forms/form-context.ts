import { createContext } from 'preact';
import type { ProfileReading } from '../../contract/profile.ts';
import { type Draft, draftedFor, faultsOf, type Target } from './draft.ts';
import type { SaidFault } from './editors/editor.ts';
import { explainValueFault, faultsInField } from './fault-words.ts';

/** What every form of the page stands on. */
export type FormState = {
  readonly reading: ProfileReading;
  readonly draft: Draft;
  /** Whether what is still missing is said. It is once somebody wanted to send. */
  readonly saysMissing: boolean;
  change(next: (draft: Draft) => Draft): void;
};

const nothing: FormState = { reading: { basic: {}, complex: {} }, draft: [], saysMissing: false, change: () => {} };

export const FormContext = createContext<FormState>(nothing);

/** What is wrong with what is typed for a target, by its rules and by what LinkedIn answered. */
export function saidOf({ draft, reading, saysMissing }: FormState, target: Target): readonly SaidFault[] {
  const byRules = faultsOf(draft, target, reading).filter(
    ({ code }) => code !== 'loses-values' && (saysMissing || code !== 'mandatory'),
  );
  const said = byRules.map((fault) => ({ path: fault.path, said: explainValueFault(fault) }));
  return [...said, ...faultsInField(draftedFor(draft, target))];
}
