import type { Rounds } from './rounds.ts';
import { median, type Summary, summarise } from './statistics.ts';

/** One line of the table: a time of both sides, in milliseconds. */
export type Line = {
  readonly what: string;
  readonly floor: Summary;
  readonly ours: Summary;
  /** Ours over the floor's, medians. */
  readonly ratio: number;
  /** Whether the goal is met. */
  readonly met: boolean;
  readonly goal: string;
};

/** What is wanted of a line: a ratio to the floor at most, or milliseconds at most. */
export type Goal = { readonly ratio: number } | { readonly milliseconds: number };

export function lineOf(what: string, rounds: Rounds<number>, goal: Goal): Line {
  const floor = summarise(rounds.floor);
  const ours = summarise(rounds.ours);
  const ratio = median(rounds.ours) / median(rounds.floor);
  return 'ratio' in goal
    ? { what, floor, ours, ratio, met: ratio <= goal.ratio, goal: `≤ ${goal.ratio.toFixed(2)} ×` }
    : { what, floor, ours, ratio, met: ours.median < goal.milliseconds, goal: `< ${goal.milliseconds} ms` };
}

/** Milliseconds: the median, and between which two half of the rounds lie. */
const times = ({ median: middle, lower, upper }: Summary): string =>
  `${middle.toFixed(0)} (${lower.toFixed(0)}–${upper.toFixed(0)})`;

export function tableOf(lines: readonly Line[]): string {
  const head = ['', 'floor, ms', 'ours, ms', 'ratio', 'goal'];
  const rows = lines.map(({ what, floor, ours, ratio, met, goal }) => [
    what,
    times(floor),
    times(ours),
    ratio.toFixed(2),
    `${goal} ${met ? '✓' : '✗'}`,
  ]);
  return columns([head, ...rows]);
}

/** Rows of words in columns as wide as their widest word; the first is set to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      widths
        .map((width, column) =>
          column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width),
        )
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
