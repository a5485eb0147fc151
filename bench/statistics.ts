/** What a number of measurements come to. */
export type Summary = {
  readonly median: number;
  /** The quartiles: half of the measurements lie between them. */
  readonly lower: number;
  readonly upper: number;
};

/** @throws RangeError where nothing was measured. */
export function summarise(values: readonly number[]): Summary {
  return { median: quantile(values, 0.5), lower: quantile(values, 0.25), upper: quantile(values, 0.75) };
}

/** @throws RangeError where there are no values. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Between two values where the place is not one of them. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('Nothing was measured.');
  return below + (above - below) * (place - Math.floor(place));
}
