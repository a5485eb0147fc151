import type { PlotReference } from '../report/markdown.ts';
import { figureOf, figuresOf, type Run } from '../report/run.ts';
import { curvePlot } from './curves.ts';
import { goalsPlot } from './goals.ts';
import { racesPlot } from './races.ts';

/** The lines of the plot of races: what is raced, and the figure that has its times. */
const races = [
  ['Record, LinkedIn 50 ms away', 'record-50'],
  ['List of 25, on the same machine', 'list-0'],
  ['List of 25, 50 ms away', 'list-50'],
  ['List of 25, 200 ms away', 'list-200'],
] as const;

/** The plots that a run has figures for. */
export function plotsOf(run: Pick<Run, 'sections'>): readonly (PlotReference & { readonly svg: string })[] {
  const raced = races.flatMap(([name, id]) => {
    const figure = figureOf(run, id);
    return figure ? [{ name, figure }] : [];
  });
  const growth = figureOf(run, 'growth');
  const memory = figureOf(run, 'worker-memory');
  return [
    ...(raced.length > 0
      ? [
          {
            file: 'races.svg',
            shows: 'How long the last picture takes: Vis-à-vis, the floor and the naive way',
            svg: racesPlot(
              'Until the last picture is painted',
              'Median, and the time that one load in twenty exceeds.',
              raced,
            ),
          },
        ]
      : []),
    ...(figuresOf(run).some(({ goal }) => goal)
      ? [{ file: 'goals.svg', shows: 'Every figure as a part of its goal', svg: goalsPlot(figuresOf(run)) }]
      : []),
    ...(growth?.curve
      ? [
          {
            file: 'growth.svg',
            shows: 'Main-thread time to start by the number of contacts',
            svg: curvePlot({
              title: 'Starting on longer lists',
              subtitle: `Main-thread time of our scripts. It grows with the power ${growth.value.toFixed(2)} of the list’s length; dotted: in proportion.`,
              points: growth.curve,
              unit: 'ms',
              counts: 'contacts on the page',
              logarithmic: true,
            }),
          },
        ]
      : []),
    ...(memory?.curve
      ? [
          {
            file: 'worker-memory.svg',
            shows: 'The worker’s memory by the number of members it has seen',
            svg: curvePlot({
              title: 'The worker’s memory',
              subtitle: 'What it holds after so many different members, pages left behind.',
              points: memory.curve,
              unit: 'MB',
              counts: 'members seen',
              logarithmic: false,
            }),
          },
        ]
      : []),
  ];
}
