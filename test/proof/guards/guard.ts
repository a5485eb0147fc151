/** One place in the sources that keeps something from happening, and how it is taken away. */
export type Guard = {
  /** By which it is told from all others. */
  readonly name: string;
  /** What can happen without it. */
  readonly without: string;
  readonly file: string;
  /** The guard as it stands in the file, exactly and once. */
  readonly text: string;
  /** What stands there instead where it is taken away. */
  readonly instead: string;
  /** Each of these has to fail then. One that ends in `.test-d.ts` is the compiler's. */
  readonly tests: readonly string[];
};

/** Name, what can happen without it, its text, and what stands there instead. */
type Row = readonly [name: string, without: string, text: string, instead: string];

/** The guards of one file, all of which the same tests hold. */
export const guardsOf = (file: string, tests: readonly string[], rows: readonly Row[]): readonly Guard[] =>
  rows.map(([name, without, text, instead]) => ({ name, without, file, text, instead, tests }));
