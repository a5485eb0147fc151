/** What a number of measurements come to. */
export type Summary = {
  readonly median: number;
  /** The quartiles: half of the measurements lie between them. */
  readonly lower: number;
  readonly upper: number;
  /** What one measurement in twenty exceeds. */
  readonly p95: number;
  /** How many measurements there were. */
  readonly rounds: number;
};

/** @throws RangeError where nothing was measured. */
export function summarise(values: readonly number[]): Summary {
  const at = (share: number) => quantile(values, share);
  return { median: at(0.5), lower: at(0.25), upper: at(0.75), p95: at(0.95), rounds: values.length };
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

/** How often ours is as long as the other's, round by round: what else the machine did meets both of a round alike. */
export function ratiosOf(ours: readonly number[], others: readonly number[]): readonly number[] {
  return ours.flatMap((value, round) => {
    const other = others[round];
    return other === undefined ? [] : [value / other];
  });
}

/** One point of a curve. */
export type Point = { readonly x: number; readonly y: number };

/**
 * The power of `x` with which `y` grows: 1 is linear, 0 not at all. The line of least squares through the points' logarithms.
 *
 * @param points of positive numbers, of two different `x` at least
 */
export function exponentOf(points: readonly Point[]): number {
  const logarithms = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (of: keyof Point) => logarithms.reduce((sum, point) => sum + point[of], 0) / logarithms.length;
  const middle = { x: mean('x'), y: mean('y') };
  const sum = (value: (point: Point) => number) => logarithms.reduce((total, point) => total + value(point), 0);
  return sum(({ x, y }) => (x - middle.x) * (y - middle.y)) / sum(({ x }) => (x - middle.x) ** 2);
}
