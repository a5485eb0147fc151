import { parseArgs } from 'node:util';
import { proveFaces } from '../test/proof/faces.ts';
import type { BrowserName } from '../test/scenario/scene.ts';

/**
 * Runs a long proof on the build in `dist/` and prints its figures; a proof that fails ends the command with 1.
 *
 * `faces`, the only one so far; `--seconds N` for each page, 30 without it; `--browser NAME` one of the two alone.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '30' }, browser: { type: 'string', multiple: true } },
});
const seconds = Number(values.seconds);
const isBrowser = (name: string): name is BrowserName => name === 'chromium' || name === 'firefox';
const browsers = values.browser ?? ['chromium', 'firefox'];
if (positionals.join() !== 'faces' || !(seconds > 0) || !browsers.every(isBrowser)) {
  console.error('Usage: proof faces [--seconds N] [--browser chromium|firefox]');
  process.exit(2);
}

for (const browser of browsers) {
  const proofs = await proveFaces(browser, seconds);
  for (const { page, tally } of proofs) {
    const { frames, rows, right, pale, wrong } = tally;
    console.log(
      `${browser} ${page}, ${seconds} s: ${frames} frames, ${rows} rows judged, ${right} right, ${pale} initials, ${wrong.length} wrong`,
    );
    for (const row of wrong.slice(0, 5)) console.log(`  ${JSON.stringify(row)}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
  // Where nobody is shown nobody is shown wrongly.
  if (proofs.every(({ tally }) => tally.right === 0)) process.exitCode = 1;
}
