import type { Figure } from './figure.ts';
import type { Summary } from './statistics.ts';

/** How a figure stands to the same one of an earlier run. */
export type Change = {
  readonly from: number;
  /** Of the earlier value: 0.1 is a tenth more; `undefined` where that was 0. */
  readonly share: number | undefined;
  readonly verdict: 'better' | 'worse' | 'within the spread';
};

/** Up to this share of it, a figure without a spread counts as the same: nothing is measured twice alike. */
const usualNoise = 0.05;

/** @returns `undefined` where there is no earlier figure, or one in another unit. */
export function changeOf(figure: Figure, earlier: Figure | undefined): Change | undefined {
  if (earlier === undefined || earlier.unit !== figure.unit) return undefined;
  const difference = figure.value - earlier.value;
  const isLess = difference < 0;
  const wantsMore = figure.goal !== undefined && 'atLeast' in figure.goal;
  return {
    from: earlier.value,
    share: earlier.value === 0 ? undefined : difference / earlier.value,
    verdict: isWithinNoise(figure, earlier) ? 'within the spread' : isLess === wantsMore ? 'worse' : 'better',
  };
}

function isWithinNoise(figure: Figure, earlier: Figure): boolean {
  if (Math.abs(figure.value - earlier.value) <= usualNoise * Math.abs(earlier.value)) return true;
  return figure.spread !== undefined && earlier.spread !== undefined && overlap(figure.spread, earlier.spread);
}

const overlap = (one: Summary, other: Summary): boolean => one.lower <= other.upper && other.lower <= one.upper;

/** Such as `1.22 × (−8 %, better)`; empty where there is nothing to compare with. */
export function writtenChange(change: Change | undefined, write: (value: number) => string): string {
  if (change === undefined) return '';
  const percent = change.share === undefined ? undefined : Math.round(change.share * 100);
  const sign = percent === undefined || percent === 0 ? '±' : percent > 0 ? '+' : '−';
  const share = percent === undefined ? '' : `${sign}${Math.abs(percent)} %, `;
  return `${write(change.from)} (${share}${change.verdict})`;
}
