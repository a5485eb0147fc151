import { parseArgs } from 'node:util';
import type { BrowserName } from '../scenario/scene.ts';
import { proveFaces } from './faces.ts';

/**
 * Runs a long proof on the build in `dist/` and prints its figures; a proof that fails ends the command with 1.
 *
 * Without a name every one, and `faces` is the only one so far: pages that reuse their rows and forms are watched frame by frame, `--seconds N` each, 30
 * without it; `--browser NAME` in one of the two alone.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '30' }, browser: { type: 'string', multiple: true } },
});
const seconds = Number(values.seconds);
const isBrowser = (name: string): name is BrowserName => name === 'chromium' || name === 'firefox';
const browsers = values.browser ?? ['chromium', 'firefox'];
if (!['', 'faces'].includes(positionals.join()) || !(seconds > 0) || !browsers.every(isBrowser)) {
  console.error('Usage: npm run proof -- [faces] [--seconds N] [--browser chromium|firefox]');
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
