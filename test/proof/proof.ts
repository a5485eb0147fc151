import type { Figure } from '../scenario/figure.ts';
import type { BrowserName } from '../scenario/scene.ts';

/** How a proof ended. */
export type Outcome = {
  readonly figures: readonly Figure[];
  /** What contradicts the claim, a line each, beside the figures that are not what was wanted. */
  readonly faults: readonly string[];
  /** What could not be put to the test there, a sentence each. Neither right nor wrong is known of it. */
  readonly notRun?: readonly string[];
};

/** How thoroughly a proof is run. */
type Thoroughness = {
  readonly browsers: readonly BrowserName[];
  /** Of what `npm run proof` does without it; 1 is whole, 0.1 a tenth. */
  readonly share: number;
  /** From which whatever is random is made, so that a failure can be had again. */
  readonly seed: number;
  /** Whether what is committed to be compared with is to be written anew. */
  readonly update: boolean;
  /** Told of what goes on: the long ones take minutes. */
  progress(line: string): void;
};

/** A promise of the product's, and how it is put to the test at length, on the build in `dist/`. */
export type Proof = {
  /** By which it is asked for: `npm run proof -- NAME`. */
  readonly name: string;
  /** The promise, in a sentence. */
  readonly claim: string;
  /** Where something in it is random, and made from the seed. */
  readonly seeded?: true;
  run(thoroughness: Thoroughness): Promise<Outcome>;
};

/** What several runs came to, one after another, as a whole. */
export const together = (outcomes: readonly Outcome[]): Outcome => ({
  figures: outcomes.flatMap(({ figures }) => figures),
  faults: outcomes.flatMap(({ faults }) => faults),
  notRun: outcomes.flatMap(({ notRun = [] }) => notRun),
});

/** What is wrong with an outcome: its faults, and each figure that is not what was wanted. */
export const faultsOf = ({ figures, faults }: Outcome): readonly string[] => [
  ...faults,
  ...figures.flatMap(({ what, value, wanted }) =>
    wanted === undefined || value === wanted ? [] : [`${what}: ${value}, wanted ${wanted}`],
  ),
];
