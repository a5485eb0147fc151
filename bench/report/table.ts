import { changeOf, writtenChange } from './comparison.ts';
import { type Figure, isMet, written, writtenGoal, writtenSides, writtenSpread } from './figure.ts';
import { figureOf, type Run, type Section } from './run.ts';

/** What stands over the columns of a table. */
const head = ['', 'measured', 'goal', '', 'half of the rounds; p95', 'last run'] as const;

const mark = (figure: Figure): string => {
  const met = isMet(figure);
  return met === undefined ? '' : met ? '✓' : '✗';
};

function rowOf(figure: Figure, last: Run | undefined): string[] {
  const change = changeOf(figure, figureOf(last, figure.id));
  return [
    figure.what,
    written(figure.value, figure.unit),
    writtenGoal(figure),
    mark(figure),
    writtenSpread(figure),
    writtenChange(change, (value) => written(value, figure.unit)),
  ];
}

/** What is to be known of a figure beside its number. */
const asideOf = (figure: Figure): string => [writtenSides(figure), figure.note].filter(Boolean).join('; ');

/** The tables for a terminal: each section's figures with their goals, below each what else is to be known. */
export function textTables(sections: readonly Section[], last: Run | undefined): string {
  const rows = sections.flatMap(({ figures }) => figures.map((figure) => rowOf(figure, last)));
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => cell(row, column, width))
      .join('   ')
      .trimEnd();
  const tables = sections.map(({ title, figures }) => {
    const lines = figures.flatMap((figure) => {
      const aside = asideOf(figure);
      return [line(rowOf(figure, last)), ...(aside ? [`    ${aside}`] : [])];
    });
    return [title, ...lines].join('\n');
  });
  return [line(head), ...tables].join('\n\n');
}

/** The first and the last two columns are set to the left, numbers to the right. */
function cell(row: readonly string[], column: number, width: number): string {
  const text = row[column] ?? '';
  return column === 0 || column >= 4 ? text.padEnd(width) : text.padStart(width);
}

/** The same as a Markdown table. */
export function markdownTable({ figures }: Section, last: Run | undefined): string {
  const rows = figures.map((figure) => {
    const [what = '', ...others] = rowOf(figure, last);
    const aside = asideOf(figure);
    return [aside ? `${what}<br><sub>${aside}</sub>` : what, ...others];
  });
  const written = [head, head.map((_, column) => (column > 0 && column < 4 ? '---:' : '---')), ...rows];
  return written.map((row) => `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
