import { createVitest } from 'vitest/node';
import type { Figure } from '../scenario/figure.ts';
import '../scenario/thoroughness.ts';
import type { Outcome } from './proof.ts';

type Failure = { readonly message: string; readonly cause?: unknown };

/**
 * Runs unit tests at length, in the surroundings that they have in `npm test`, and gathers what they have counted; figures under the same words are added
 * up. A test that fails is a fault.
 *
 * @param folder such as `test/unit/messages`.
 */
export async function inVitest(folder: string, thoroughness: { share: number; seed: number }): Promise<Outcome> {
  const vitest = await createVitest('test', { watch: false, project: ['unit'], reporters: [{}] });
  vitest.provide('thoroughness', { share: thoroughness.share, seed: thoroughness.seed });
  try {
    const { testModules } = await vitest.start([folder]);
    const figures = new Map<string, Figure>();
    const faults: string[] = [];
    let passed = 0;
    for (const module of testModules) {
      faults.push(...module.errors().map((error) => `${module.relativeModuleId}: ${saidBy(error)}`));
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result();
        if (state === 'passed') passed += 1;
        else faults.push(`${test.fullName}: ${errors.map(saidBy).join('; ') || state}`);
        for (const figure of test.meta().figures ?? []) {
          const value = (figures.get(figure.what)?.value ?? 0) + figure.value;
          figures.set(figure.what, { ...figure, value });
        }
      }
    }
    if (passed === 0) faults.push('No test was run.');
    return { figures: [...figures.values()], faults };
  } finally {
    await vitest.close();
  }
}

/** What failed, and what lies behind it: of a property, the case and then what was wrong with it. */
function saidBy({ message, cause }: Failure): string {
  const behind = cause as (Failure & { readonly diff?: string }) | undefined;
  return behind === undefined ? message : `${message}\n${behind.message}\n${behind.diff ?? ''}`;
}
