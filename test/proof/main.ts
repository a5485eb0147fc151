import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BrowserName } from '../scenario/scene.ts';
import { proofs } from './all.ts';
import { faultsOf } from './proof.ts';
import { recorded, table } from './record.ts';

/**
 * Runs the long proofs on the build in `dist/` and prints their figures; one that fails ends the command with 1.
 *
 * Without names all of them. `--share 0.1` does a tenth of each, `--browser NAME` in one of the two alone, `--seed N` makes what is random the same
 * again, `--update` writes anew what a proof compares with (`docs/network-contract.json`), and `--write` puts the figures into `docs/security.md`, with the commit they belong to.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    browser: { type: 'string', multiple: true },
    update: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const [share, seed] = [Number(values.share), Number(values.seed)];
const isBrowser = (name: string): name is BrowserName => name === 'chromium' || name === 'firefox';
const browsers = values.browser ?? ['chromium', 'firefox'];
const unknown = positionals.filter((name) => !proofs.some((proof) => proof.name === name));
if (unknown.length > 0 || !(share > 0) || !Number.isInteger(seed) || !browsers.every(isBrowser)) {
  const names = proofs.map(({ name }) => name).join('|');
  console.error(
    `Usage: npm run proof -- [${names}] [--share N] [--seed N] [--browser chromium|firefox] [--update] [--write]`,
  );
  process.exit(2);
}

const git = (...parts: string[]): string => execFileSync('git', parts, { encoding: 'utf8' }).trim();
// What it writes itself is among the docs.
const commit =
  git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', '.', ':!docs') ? ', changed' : '');
const notRun: string[] = [];
for (const proof of proofs) {
  if (positionals.length > 0 && !positionals.includes(proof.name)) continue;
  console.log(`\n${proof.name}: ${proof.claim}`);
  try {
    const outcome = await proof.run({
      browsers,
      share,
      seed,
      update: values.update,
      progress: (line) => console.log(`  … ${line}`),
    });
    const lines = table(outcome, { commit, seed: proof.seeded && seed, share });
    console.log(lines);
    for (const fault of faultsOf(outcome)) wrong(fault);
    notRun.push(...(outcome.notRun ?? []).map((sentence) => `${proof.name}: ${sentence}`));
    if (values.write)
      writeFileSync('docs/security.md', recorded(readFileSync('docs/security.md', 'utf8'), proof.name, lines));
  } catch (error) {
    // Those after it don't suffer for it.
    wrong(`did not get to its end: ${error instanceof Error ? error.stack : error}`);
  }
}
// Last of all, where nobody can pass it over.
for (const sentence of notRun) console.log(`\nNOT RUN: ${sentence}`);
// A browser that was given up on may hold the process open.
process.exit();

function wrong(what: string): void {
  console.log(`  WRONG: ${what}`);
  process.exitCode = 1;
}
