import { type Figure, isMet, written, writtenGoal, writtenSides } from './figure.ts';
import { figureOf, figuresOf, type Run } from './run.ts';
import { markdownTable } from './table.ts';

/** A plot beside the figures: its file, and what it shows in words. */
export type PlotReference = { readonly file: string; readonly shows: string };

/** `figures.md`: every figure of a run, beside those of the run before it. */
export function markdownOf(run: Run, last: Run | undefined, plots: readonly PlotReference[]): string {
  const parts = [
    '# Figures',
    `Written by \`npm run bench\`, which says in [README.md](README.md) how each is measured; [notes.md](notes.md) says why goals are missed, and what was tried.\n\n${runInWords(run)}`,
    last === undefined
      ? 'There is no earlier run to compare with.'
      : `*Last run* is that of ${day(last.at)} (commit \`${last.commit}\`, ${loadInWords(last)}). What lies within its spread, or within 5 % of it, is the same.`,
    goalsInWords(run),
    ...plots.map(({ file, shows }) => `![${shows}](${file})`),
    ...run.sections.map((section) => `## ${section.title}\n\n${markdownTable(section, last)}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** When, of what, on what a run was made. */
export function runInWords(run: Run): string {
  const { system, cores, node, browsers } = run.machine;
  const programs = [...Object.entries(browsers).map(([name, version]) => `${name} ${version}`), `Node ${node}`];
  const retaken = run.retaken === 0 ? '' : ` ${run.retaken} measurements were made anew with more patience.`;
  const failed = run.failed.length === 0 ? '' : ` NOT MEASURED: ${run.failed.join(', ')}.`;
  return `${day(run.at)}, commit \`${run.commit}\`, \`${run.command}\`, ${run.minutes.toFixed(0)} minutes. ${programs.join(', ')}; headless, software rendering; ${system}, ${cores} cores, ${loadInWords(run)}.${retaken}${failed}`;
}

const loadInWords = ({ machine: { load } }: Run): string =>
  `load ${load[0].toFixed(1)} at first and ${load[1].toFixed(1)} at last`;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** How many goals are met. */
export function goalsInWords(run: Run): string {
  const judged = figuresOf(run).flatMap((figure) => isMet(figure) ?? []);
  return `${judged.filter(Boolean).length} of ${judged.length} goals are met.`;
}

/** What the README shows: a few figures of the run with their goals, and one plot. */
export function summaryOf(run: Run, ids: readonly string[]): string {
  const figures = ids.flatMap((id) => figureOf(run, id) ?? []);
  const rows = figures.map((figure: Figure) => {
    const aside = writtenSides(figure);
    const met = isMet(figure);
    return `| ${figure.what} | ${written(figure.value, figure.unit)}${aside ? ` (${aside})` : ''} | ${writtenGoal(figure)} ${met ? '✓' : '✗'} |`;
  });
  return ['| | measured | goal |', '|---|---|---|', ...rows, '', `${runInWords(run)} ${goalsInWords(run)}`].join('\n');
}
