import { type Figure, written } from '../report/figure.ts';
import { linearScale } from './scale.ts';
import { bodyTop, element, line, margin, plot, plotWidth, type Svg, text } from './svg.ts';

const labelWidth = 118;
const barHeight = 16;
const barGap = 5;
const groupGap = 40;

/** How each side is called, in the order in which they stand. */
const sideNames = { floor: 'floor', ours: 'Vis-à-vis', naive: 'naive' } as const;
type SideName = keyof typeof sideNames;
const isSide = (name: string): name is SideName => name in sideNames;

/** Each figure's sides as bars of their medians below one another, with a line to the time that one load in twenty exceeds. */
export function racesPlot(title: string, subtitle: string, groups: readonly { name: string; figure: Figure }[]): Svg {
  const sides = groups.map(({ figure }) => {
    const measured = figure.sides ?? {};
    return (Object.keys(sideNames) as SideName[]).flatMap((name) => {
      const summary = measured[name];
      return summary && isSide(name) ? [{ name, summary }] : [];
    });
  });
  const most = Math.max(1, ...sides.flat().map(({ summary }) => summary.p95));
  const scale = linearScale(most, margin + labelWidth, plotWidth - margin - 56);
  const body: Svg[] = [];
  let y = bodyTop + 8;
  for (const [index, { name }] of groups.entries()) {
    body.push(text(name, margin, y + 4, 'strong'));
    y += 14;
    for (const { name: side, summary } of sides[index] ?? []) {
      const [start, middle, end] = [scale.at(0), scale.at(summary.median), scale.at(summary.p95)];
      const half = y + barHeight / 2;
      body.push(
        text(sideNames[side], margin, half + 4.5, side === 'ours' ? 'strong' : 'soft'),
        element('rect', { x: start, y, width: Math.max(middle - start, 1), height: barHeight, rx: 3, class: side }),
        line(middle, half, end, half, 'whisker'),
        line(end, half - 4, end, half + 4, 'whisker'),
        text(written(summary.median, 'ms'), end + 8, half + 4.5, side === 'ours' ? 'strong figure' : 'soft figure'),
      );
      y += barHeight + barGap;
    }
    y += groupGap - 14;
  }
  const bottom = y - groupGap + 26;
  const axis = scale.ticks.flatMap((tick) => [
    line(scale.at(tick), bodyTop - 6, scale.at(tick), bottom, 'grid'),
    text(tick === 0 ? '0' : `${tick} ms`, scale.at(tick), bottom + 18, 'soft figure', 'middle'),
  ]);
  return plot(title, subtitle, bottom + 18 + margin, `${title}. ${inWords(groups)}`, [...axis, ...body]);
}

function inWords(groups: readonly { name: string; figure: Figure }[]): string {
  return groups
    .map(({ name, figure: { sides = {} } }) => {
      const medians = Object.entries(sides).map(
        ([side, { median }]) => `${isSide(side) ? sideNames[side] : side} ${written(median, 'ms')}`,
      );
      return `${name}: ${medians.join(', ')}.`;
    })
    .join(' ');
}
