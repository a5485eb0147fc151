import { inject, type TestContext } from 'vitest';
import type { Figure } from './figure.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by a proof; `npm test` gives none, and runs samples. */
    thoroughness: { readonly share: number; readonly seed: number } | undefined;
  }
  interface TaskMeta {
    /** What the test counted, for a proof to show. */
    figures?: Figure[];
  }
}

/** Milliseconds that a test of a whole proof may take. */
const longestProof = 3_600_000;

/** How thoroughly a test with random input is to be run: so many cases in a whole proof, and so many in `npm test`. */
export function casesOf(whole: number, sample: number): { numRuns: number; seed?: number } {
  const thoroughness = inject('thoroughness');
  if (thoroughness === undefined) return { numRuns: sample };
  return { numRuns: Math.max(1, Math.ceil(whole * thoroughness.share)), seed: thoroughness.seed };
}

/** Milliseconds that the sample in `npm test` may take on a machine with much else to do; seconds elsewhere. */
const longestSample = 300_000;

/** Milliseconds to give to a test with random input. */
export const patience = (): number => (inject('thoroughness') === undefined ? longestSample : longestProof);

/** Leaves a test's figures for the proof that runs it. */
export function note({ task }: Pick<TestContext, 'task'>, ...figures: readonly Figure[]): void {
  task.meta.figures = [...(task.meta.figures ?? []), ...figures];
}
