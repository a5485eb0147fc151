import { type Figure, isMet, written, writtenGoal } from '../report/figure.ts';
import { bodyTop, element, line, margin, plot, plotWidth, type Svg, text } from './svg.ts';

const rowHeight = 24;
const labelWidth = 372;

/** From a twentieth of a goal to five times it: what lies beyond stands at the end. */
const span = { least: 1 / 20, most: 5 };

/** Every figure that has a goal, as a part of it: left of the line the goal is met. */
export function goalsPlot(figures: readonly Figure[]): Svg {
  const judged = figures.filter(({ goal }) => goal !== undefined);
  const [left, right] = [margin + labelWidth, plotWidth - margin - 76];
  const at = (share: number) => {
    const within = Math.min(Math.max(share, span.least), span.most);
    return left + (Math.log(within / span.least) / Math.log(span.most / span.least)) * (right - left);
  };
  const bottom = bodyTop + judged.length * rowHeight;
  const rows = judged.flatMap((figure, index) => {
    const y = bodyTop + (index + 0.5) * rowHeight;
    const kind = isMet(figure) ? 'met' : 'missed';
    const x = at(shareOfGoal(figure));
    return [
      line(left, y, right, y, 'grid'),
      text(shortened(figure.what), margin, y + 4, 'soft'),
      element('circle', { cx: x, cy: y, r: 5, class: kind }),
      text(
        written(figure.value, figure.unit),
        plotWidth - margin,
        y + 4,
        isMet(figure) ? 'figure' : 'strong figure',
        'end',
      ),
    ];
  });
  const marks = [0.1, 1, 4].map((share) =>
    text(share === 1 ? 'goal' : `${share} ×`, at(share), bottom + 20, share === 1 ? 'strong' : 'soft', 'middle'),
  );
  const met = judged.filter((figure) => isMet(figure)).length;
  const shows = judged.map(
    (figure) => `${figure.what}: ${written(figure.value, figure.unit)}, goal ${writtenGoal(figure)}`,
  );
  return plot(
    `${met} of ${judged.length} goals met`,
    'Each figure as a part of its goal. Left of the line it is met.',
    bottom + 20 + margin,
    shows.join('. '),
    [...rows, line(at(1), bodyTop - 4, at(1), bottom + 4, 'goal'), ...marks],
  );
}

/** How much of its goal a figure takes up: 1 is just met. */
export function shareOfGoal({ value, goal }: Figure): number {
  if (goal === undefined) return 0;
  if ('atLeast' in goal) return value > 0 ? goal.atLeast / value : Number.POSITIVE_INFINITY;
  if (goal.atMost > 0) return value / goal.atMost;
  return value <= 0 ? 0 : Number.POSITIVE_INFINITY;
}

/** As much of it as stands beside the plot. */
const shortened = (words: string): string => (words.length > 58 ? `${words.slice(0, 57).trimEnd()}…` : words);
