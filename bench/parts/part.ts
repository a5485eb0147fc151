import type { Section } from '../report/run.ts';

/** How much is measured. */
export type Effort = {
  /** Rounds of a measurement that usually takes so many. */
  rounds(usual: number): number;
  /** How long something goes on, or how much of it there is, of which there usually is so much. */
  amount(usual: number): number;
};

/** One part of the bench, which can be run alone. */
export type Part = {
  readonly name: string;
  /** Browsers' versions are told with the figures. @param say tells whoever waits what is under way */
  measure(effort: Effort, say: (what: string) => void): Promise<Measured>;
};

export type Measured = { readonly section: Section; readonly browsers?: Readonly<Record<string, string>> };
