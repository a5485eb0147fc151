import { execFileSync } from 'node:child_process';
import type { Run } from './run.ts';

/** The run that was committed last; `undefined` where there is none, or no repository. */
export function lastRun(): Run | undefined {
  try {
    const written = execFileSync('git', ['show', 'HEAD:docs/bench/figures.json'], { encoding: 'utf8', stdio: 'pipe' });
    return JSON.parse(written) as Run;
  } catch {
    return undefined;
  }
}
