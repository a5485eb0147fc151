/** Where a value lies on an axis. */
export type Scale = {
  readonly at: (value: number) => number;
  /** Round values to be written beside the axis, from the smallest to the largest. */
  readonly ticks: readonly number[];
};

/** From 0 to at least `most`. @param from, to the axis's ends in pixels */
export function linearScale(most: number, from: number, to: number): Scale {
  const step = roundStep((most > 0 ? most : 1) / 4);
  const end = Math.ceil((most > 0 ? most : 1) / step) * step;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
  return { at: (value) => from + (value / end) * (to - from), ticks };
}

/** From the power of ten below `least` to the one above `most`; both are positive. */
export function logarithmicScale(least: number, most: number, from: number, to: number): Scale {
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const powers = Math.max(last - first, 1);
  const ticks = Array.from({ length: powers + 1 }, (_, index) => 10 ** (first + index));
  return { at: (value) => from + ((Math.log10(value) - first) / powers) * (to - from), ticks };
}

/** The next 1, 2 or 5 with any number of zeros. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least * 0.999) ?? 10 * power;
}
