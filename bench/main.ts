import { parseArgs } from 'node:util';
import { parts } from './parts/all.ts';
import type { Effort } from './parts/part.ts';
import { lastRun } from './report/last-run.ts';
import { goalsInWords, runInWords } from './report/markdown.ts';
import { textTables } from './report/table.ts';
import { writeRun } from './report/write.ts';
import { measureRun } from './run.ts';

/**
 * Measures the production build, beside its rivals where there are any, and prints every figure with its goal (docs/bench/README.md). What misses its goal is
 * marked and ends nothing: figures are looked at, not passed.
 *
 * `--only NAME` measures one part, and may be given more than once; `--quick` measures little of everything; `--rounds N` sets how often each is measured. A
 * whole run that is not quick writes `docs/bench`; any other `out/bench`.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
  },
});

const names = parts.map(({ name }) => name);
const unknown = values.only.filter((name) => !names.includes(name));
if (unknown.length > 0) refuse(`--only takes ${names.join(', ')}; there is no ${unknown.join(', ')}.`);
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (rounds !== undefined && !(Number.isSafeInteger(rounds) && rounds > 0))
  refuse('--rounds takes a whole number from 1.');

/** A quick run has this share of everything. */
const quickShare = 0.15;

const effort: Effort = {
  rounds: (usual) => rounds ?? (values.quick ? Math.ceil(usual * quickShare) : usual),
  amount: (usual) => (values.quick ? Math.ceil(usual * quickShare) : usual),
};

const chosen = values.only.length > 0 ? parts.filter(({ name }) => values.only.includes(name)) : parts;
const run = await measureRun(
  chosen,
  effort,
  ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  (what) => console.log(what),
);
const last = lastRun();
console.log(`\n${textTables(run.sections, last)}\n\n${runInWords(run)}\n${goalsInWords(run)}`);
const isWhole = chosen.length === parts.length && run.failed.length === 0 && !values.quick;
const folder = writeRun(run, last, isWhole ? 'docs/bench' : 'out/bench');
// A goal that is missed is a figure; one that could not be measured is none.
if (run.failed.length > 0) process.exitCode = 1;
console.log(`The figures are in ${folder}/figures.md, with plots beside it.`);

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}
