import type { Figure } from './figure.ts';

/** What was measured together, and stands together in the table. */
export type Section = { readonly title: string; readonly figures: readonly Figure[] };

/** One run of the bench, as `figures.json` holds it. */
export type Run = {
  /** Epoch milliseconds at the start, and minutes from there to the end. */
  readonly at: number;
  readonly minutes: number;
  readonly command: string;
  /** The commit that was measured; with a `+` where files differed from it. */
  readonly commit: string;
  readonly machine: {
    readonly system: string;
    readonly cores: number;
    readonly node: string;
    /** Versions, of those that took part. */
    readonly browsers: Readonly<Record<string, string>>;
    /** The machine's load of the last minute, at first and at last. */
    readonly load: readonly [atFirst: number, atLast: number];
  };
  /** How many measurements were made anew with more patience because what was waited for came too late to be seen. */
  readonly retaken: number;
  /** Parts that could not be measured. */
  readonly failed: readonly string[];
  readonly sections: readonly Section[];
};

export const figuresOf = ({ sections }: Pick<Run, 'sections'>): readonly Figure[] =>
  sections.flatMap(({ figures }) => figures);

/** The figure of this id, where there is one. */
export const figureOf = (run: Pick<Run, 'sections'> | undefined, id: string): Figure | undefined =>
  run && figuresOf(run).find((figure) => figure.id === id);
