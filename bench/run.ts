import { execFileSync } from 'node:child_process';
import { arch, availableParallelism, loadavg, platform } from 'node:os';
import { measurementsRetaken } from './measure/patience.ts';
import type { Effort, Measured, Part } from './parts/part.ts';
import type { Run, Section } from './report/run.ts';

/** Measures these parts one after another, and says before each how far it has come. */
export async function measureRun(
  parts: readonly Part[],
  effort: Effort,
  command: string,
  say: (what: string) => void,
): Promise<Run> {
  const at = Date.now();
  const commit = commitNow();
  const atFirst = loadNow();
  const sections: Section[] = [];
  const failed: string[] = [];
  const browsers: Record<string, string> = {};
  const minutes = () => (Date.now() - at) / 60_000;
  for (const [index, part] of parts.entries()) {
    const sayOf = (what: string) =>
      say(`${minutes().toFixed(1).padStart(5)} min   ${index + 1} of ${parts.length}, ${part.name}: ${what}`);
    const measured = await measuredTwiceIfNeeded(part, effort, sayOf);
    if (measured === undefined) failed.push(part.name);
    else {
      sections.push(measured.section);
      Object.assign(browsers, measured.browsers);
    }
  }
  return {
    at,
    minutes: minutes(),
    command,
    commit,
    machine: {
      system: `${platform()} ${arch()}`,
      cores: availableParallelism(),
      node: process.versions.node,
      browsers,
      load: [atFirst, loadNow()],
    },
    retaken: measurementsRetaken(),
    failed,
    sections,
  };
}

/** On a machine with too much to do something can come later than any patience: the part is measured once more. `undefined` where that fails as well. */
async function measuredTwiceIfNeeded(
  part: Part,
  effort: Effort,
  say: (what: string) => void,
): Promise<Measured | undefined> {
  for (const after of ['once more', 'it is left out'])
    try {
      return await part.measure(effort, (what) => say(`${what} …`));
    } catch (error) {
      say(`FAILED, ${after}. ${error instanceof Error ? error.stack : String(error)}`);
    }
  return undefined;
}

const loadNow = (): number => loadavg()[0] ?? 0;

/** Where there is no repository, as in an archive of the sources, nobody knows. */
function commitNow(): string {
  try {
    const git = (...parameters: string[]) =>
      execFileSync('git', parameters, { encoding: 'utf8', stdio: 'pipe' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
