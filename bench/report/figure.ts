import type { Point, Summary } from './statistics.ts';

export type Unit = '×' | 'ms' | '%' | 'KB' | 'MB' | '';

/** What is wanted of a figure; no goal is ever a reason for the bench to fail. */
type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** One figure: one line of the table. */
export type Figure = {
  /** By which a later run's figure is known to be the same one. */
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  readonly value: number;
  readonly goal?: Goal;
  /** Of the single rounds that `value` was made of, in its unit. */
  readonly spread?: Summary;
  /** Milliseconds of each side that was measured, by its name: the extension's are `ours`. */
  readonly sides?: Readonly<Record<string, Summary>>;
  readonly curve?: readonly Point[];
  /** What else is to be known to read it. */
  readonly note?: string;
};

/** Whether the goal is met; `undefined` where there is none. */
export function isMet({ value, goal }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** A value in words: three digits that mean something, whatever its size. */
export function written(value: number, unit: Unit): string {
  const size = Math.abs(value);
  const digits = unit === '×' ? 2 : Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const number = value.toFixed(digits).replace(/^-(?=[0.]+$)/, '');
  return unit === '' ? number : `${number} ${unit}`;
}

/** Such as `≤ 1.05 ×`; empty where there is no goal. */
export function writtenGoal({ goal, unit }: Figure): string {
  if (goal === undefined) return '';
  return 'atMost' in goal ? `≤ ${written(goal.atMost, unit)}` : `≥ ${written(goal.atLeast, unit)}`;
}

/** Between which two half of the rounds lie, and what one in twenty exceeds; empty where there was one round alone. */
export function writtenSpread({ spread, unit }: Figure): string {
  if (spread === undefined || spread.rounds < 2) return '';
  const [lower, upper, p95] = [spread.lower, spread.upper, spread.p95].map((value) => written(value, unit));
  return `${lower?.replace(` ${unit}`, '')}–${upper}, p95 ${p95}`;
}

/** Milliseconds of each side, such as `ours 149 ms, floor 131 ms`. */
export function writtenSides({ sides = {} }: Figure): string {
  return Object.entries(sides)
    .map(([side, { median }]) => `${side} ${written(median, 'ms')}`)
    .join(', ');
}
