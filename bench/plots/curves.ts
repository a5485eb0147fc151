import { type Unit, written } from '../report/figure.ts';
import type { Point } from '../report/statistics.ts';
import { linearScale, logarithmicScale } from './scale.ts';
import { bodyTop, element, line, margin, plot, plotWidth, type Svg, text } from './svg.ts';

const height = 340;
const bottom = height - 62;
const left = margin + 54;
const right = plotWidth - margin - 20;

type Curve = {
  readonly title: string;
  readonly subtitle: string;
  readonly points: readonly Point[];
  readonly unit: Unit;
  /** What the horizontal axis counts. */
  readonly counts: string;
  /** Both axes by powers of ten, and what is linear beside the curve. */
  readonly logarithmic: boolean;
};

/** One curve through points, each with its value. */
export function curvePlot({ title, subtitle, points, unit, counts, logarithmic }: Curve): Svg {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const xScale = logarithmic
    ? logarithmicScale(Math.min(...xs), Math.max(...xs), left, right)
    : linearScale(Math.max(...xs), left, right);
  const yScale = logarithmic
    ? logarithmicScale(Math.min(...ys), Math.max(...ys), bottom, bodyTop)
    : linearScale(Math.max(...ys) * 1.15, bottom, bodyTop);
  const axes = [
    ...yScale.ticks.flatMap((tick) => [
      line(left, yScale.at(tick), right, yScale.at(tick), 'grid'),
      text(written(tick, unit), left - 8, yScale.at(tick) + 4, 'soft figure', 'end'),
    ]),
    ...xScale.ticks.map((tick) =>
      text(tick.toLocaleString('en'), xScale.at(tick), bottom + 20, 'soft figure', 'middle'),
    ),
    text(counts, right, bottom + 40, 'soft', 'end'),
  ];
  const path = points.map(
    ({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${xScale.at(x).toFixed(1)} ${yScale.at(y).toFixed(1)}`,
  );
  const marks = points.flatMap(({ x, y }) => [
    element('circle', { cx: xScale.at(x), cy: yScale.at(y), r: 4.5, class: 'ours' }),
    text(
      written(y, unit),
      xScale.at(x),
      yScale.at(y) - 12,
      'strong figure',
      x === xs.at(-1) ? 'end' : x === xs[0] ? 'start' : 'middle',
    ),
  ]);
  const shows = `${title}. ${points.map(({ x, y }) => `${x}: ${written(y, unit)}`).join(', ')}.`;
  return plot(title, subtitle, height, shows, [
    ...axes,
    ...(logarithmic ? [linearGrowth(points, xScale.at, yScale.at)] : []),
    element('path', { d: path.join(' '), class: 'curve' }),
    ...marks,
  ]);
}

/** From the first point, as if everything after it grew in proportion, as far as the plot reaches. */
function linearGrowth(points: readonly Point[], atX: (x: number) => number, atY: (y: number) => number): Svg {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  // In both axes by powers of ten it is straight, so where it leaves the plot is where it meets the upper edge.
  const end = { x: last.x, y: (first.y * last.x) / first.x };
  const [x1, y1, x2, y2] = [atX(first.x), atY(first.y), atX(end.x), atY(end.y)];
  const share = y2 < bodyTop ? (y1 - bodyTop) / (y1 - y2) : 1;
  return line(x1, y1, x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, 'linear');
}
