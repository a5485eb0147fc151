import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recorded } from '../../test/proof/record.ts';
import { plotsOf } from '../plots/all.ts';
import { markdownOf, summaryOf } from './markdown.ts';
import type { Run } from './run.ts';

/** What the README shows of a whole run. */
const inReadme = [
  'record-50',
  'record-50-asleep',
  'list-50',
  'list-50-naive',
  'list-people-requests',
  'start-empty',
  'storm',
  'worker-memory',
  'token-rate',
];

/**
 * Writes a run with its plots: `figures.json`, `figures.md` and an SVG each. One that goes to the docs puts its summary into the README as well.
 *
 * @returns the folder
 */
export function writeRun(run: Run, last: Run | undefined, folder: 'docs/bench' | 'out/bench'): string {
  mkdirSync(folder, { recursive: true });
  const plots = plotsOf(run);
  for (const { file, svg } of plots) writeFileSync(join(folder, file), svg);
  writeFileSync(join(folder, 'figures.md'), markdownOf(run, last, plots));
  writeFileSync(join(folder, 'figures.json'), `${JSON.stringify(run, null, 2)}\n`);
  if (folder === 'docs/bench')
    writeFileSync('README.md', recorded(readFileSync('README.md', 'utf8'), 'bench', summaryOf(run, inReadme)));
  return folder;
}
