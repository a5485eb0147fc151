import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { within } from './waiting.ts';

/**
 * Sees to it that a browser does not outlive this process, however this process ends.
 *
 * A shell waits at a pipe that closes with us, then ends the browser's process group and deletes the folders. Handlers in this process would not be
 * enough: a test runner ends its workers by signals that leave no time for any.
 *
 * @param browser The leader of its process group.
 * @returns what to call once the browser has ended by itself.
 */
export function endWithThisProcess(browser: ChildProcess, folders: readonly string[]): () => void {
  if (browser.pid === undefined) throw new Error('The browser did not start.');
  const script = 'read -r _; kill -s KILL -- "-$0" 2>/dev/null; sleep 0.5; [ $# -eq 0 ] || rm -rf -- "$@"';
  const watch = spawn('/bin/sh', ['-c', script, String(browser.pid), ...folders], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watch.unref();
  return () => watch.kill('SIGKILL');
}

/** Ends a browser that leads its process group, at once where `kill`, else by asking it and waiting for at most 15 s. */
export async function end(browser: ChildProcess, ask: () => Promise<unknown>, kill: boolean): Promise<void> {
  const gone = ended(browser);
  if (!kill)
    await within(Promise.all([ask(), gone]), 15_000, 'The browser does not close.').catch(() => {
      // Whatever kept it: it is ended without being asked.
    });
  killGroup(browser.pid);
  await within(gone, 5_000, `The browser's process ${browser.pid} does not end.`);
}

/** Resolves when the process has ended. */
export async function ended(browser: ChildProcess): Promise<void> {
  if (browser.exitCode === null && browser.signalCode === null) await once(browser, 'exit');
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}
