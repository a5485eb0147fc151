import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { everyState } from '../test/scenario/states/every.ts';
import { openStates, type StateTheatre } from '../test/scenario/states/stage.ts';
import { piecesOf, type State, textOf } from '../test/scenario/states/state.ts';

/**
 * Brings about every state that a person can meet, in Chromium and against the sandbox, and takes its screenshot.
 *
 * Without options it makes the page of the docs, `docs/states.md`, and its images; `--into FOLDER` makes screenshots elsewhere to be looked at, with
 * `--dark` in dark colours, `--forced` in a high contrast theme's, with `--only ID` (again and again) of some states alone.
 */
const { values: options } = parseArgs({
  options: {
    dark: { type: 'boolean', default: false },
    forced: { type: 'boolean', default: false },
    into: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});
const forDocs = options.into === undefined;
const images = resolve(options.into ?? 'docs/images/states');

if (forDocs) await rm(images, { recursive: true, force: true });
await mkdir(images, { recursive: true });
for (const managed of [false, true]) await photographAll(managed);
if (forDocs) await writeFile('docs/states.md', page());

/** @param managed whether those where an organisation's policy sets everything, or all others. */
async function photographAll(managed: boolean): Promise<void> {
  const states = everyState
    .filter((group) => (group.managed ?? false) === managed)
    .flatMap((group) => group.states)
    .filter(({ id }) => options.only?.includes(id) ?? true);
  if (states.length === 0) return;
  const theatre = await openStates('chromium', { managed, colorScheme: options.dark ? 'dark' : 'light' });
  try {
    for (const state of states) await photograph(theatre, state);
  } finally {
    await theatre.close();
  }
}

async function photograph(theatre: StateTheatre, state: State): Promise<void> {
  const shown = await theatre.bring(state);
  for (const piece of state.words.flatMap(piecesOf)) await shown.waitForText(piece);
  if (options.forced) await shown.emulateForcedColors();
  const file = join(images, `${state.id}.png`);
  await shown.screenshot(file);
  const small = await sharp(file).png({ palette: true, compressionLevel: 9 }).toBuffer();
  await writeFile(file, small);
  await theatre.leave(state, shown);
  await shown.close();
  console.log(state.id);
}

function page(): string {
  return `# Every state, in words

What a person can meet, how it comes about, and what is said then. Each is brought about in a real browser by \`test/browser/states-*.test.ts\`, which looks for these words on the
screen and for the way on; this page and its screenshots are made by \`npx tsx scripts/states.ts\`.
${everyState.map(({ heading, states }) => `\n## ${heading}\n${states.map(entry).join('')}`).join('')}`;
}

function entry(state: State): string {
  const words = state.words.map((key) => textOf(key)).join(' ');
  const others = state.firefoxWords?.map((key) => textOf(key)).join(' ');
  // Some are the same there, and only tried in both.
  const inFirefox = others === words ? undefined : others;
  const lines = [
    `### ${state.when}`,
    `> ${words}`,
    ...(inFirefox === undefined ? [] : [`In Firefox, whose window shows the error itself: “${inFirefox}”`]),
    `Way on: ${state.ways.map((way) => `*${way}*`).join(', ')}.`,
    `![${state.when}](images/states/${state.id}.png)`,
  ];
  return `\n${lines.join('\n\n')}\n`;
}
