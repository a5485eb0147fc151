import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { pageLength } from '../sandbox/world/people.ts';
import { checkFairness } from './fairness.ts';
import { type Load, measureLoad } from './loads.ts';
import { pageHeap, sizeOf, workerHeap } from './memory.ts';
import { movingRows } from './pages.ts';
import { columns, type Goal, type Line, lineOf, tableOf } from './report.ts';
import { type CardOpening, measureCards, measureLoads, measurePopups, type Rounds } from './rounds.ts';
import { openStage, places, type Stage } from './stage.ts';

/**
 * Measures the production build in Chromium against a floor, in turns (docs/bench.md). What misses its goal is marked and ends nothing: figures are looked
 * at, not passed.
 *
 * `--rounds N` after the warm-up; `--latency MS` to LinkedIn's hosts; `--pages` measures the pages that move, and nothing else.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    latency: { type: 'string', default: '50' },
    pages: { type: 'boolean', default: false },
  },
});
const rounds = wholeNumber('--rounds', values.rounds, 1);
const latency = wholeNumber('--latency', values.latency, 0);

/** What the pictures may take beside the floor's. */
const pictureGoal: Goal = { ratio: 1.15 };

/** What a click on the toolbar's button may take until the list stands. */
const popupGoal: Goal = { milliseconds: 150 };

/** What a card may take from the end of the pointer's rest, or from the keys, until it shows the contact's name. */
const cardGoal: Goal = { milliseconds: 100 };

const busyAtFirst = loadavg()[0] ?? 0;

/** Rounds for a page that moves: each takes its time. */
const movingRounds = Math.min(rounds, 5);

if (values.pages) console.log(columns(await movingRows(movingRounds)));
else await measureAll();

async function measureAll(): Promise<void> {
  const stage = await openStage(latency);
  try {
    for (const place of places) await checkFairness(stage, place);
    const lines = [...(await pictureLines(stage)), ...(await popupLines(stage)), ...(await cardLines(stage))];
    const memory = await memoryTable(stage);
    console.log('Measuring: pages that move …');
    const pages = await movingRows(movingRounds);
    const machine = {
      chromium: stage.scene.browser.version,
      cores: availableParallelism(),
      busy: { atFirst: busyAtFirst, atLast: loadavg()[0] ?? 0 },
    };
    console.log(`
Chromium ${machine.chromium}, ${machine.cores} cores, ${rounds} rounds in turns, ${latency} ms to every host of LinkedIn's.
Milliseconds: median (and between which two half of the rounds lie). Load of the machine: ${machine.busy.atFirst.toFixed(1)} at first, ${machine.busy.atLast.toFixed(1)} at last.

${tableOf(lines)}

${columns(memory)}

${columns(pages)}
`);
    await mkdir('out', { recursive: true });
    await writeFile(
      'out/bench.json',
      `${JSON.stringify({ machine, rounds, latency, lines, memory, pages }, null, 2)}\n`,
    );
    console.log('The figures are in out/bench.json too.');
  } finally {
    await stage.scene.close();
  }
}

async function pictureLines(on: Stage): Promise<Line[]> {
  const lines: Line[] = [];
  for (const asleep of [false, true])
    for (const place of places) {
      const name = asleep ? `${place.name}, worker stopped` : place.name;
      console.log(`Measuring: ${name} …`);
      const loads = await measureLoads(on, place, rounds, asleep);
      lines.push(lineOf(`${name}: contact's element to picture`, times(loads, 'contact'), pictureGoal));
      if (place.pictures > 1)
        lines.push(lineOf(`${name}: first element to last picture`, times(loads, 'page'), pictureGoal));
    }
  return lines;
}

async function popupLines(on: Stage): Promise<Line[]> {
  await on.ours.page.goto(places.at(-1)?.ours ?? '');
  const lines: Line[] = [];
  for (const asleep of [false, true]) {
    const name = asleep ? 'popup, worker stopped' : 'popup';
    console.log(`Measuring: ${name} …`);
    lines.push(lineOf(`${name}: click to list`, await measurePopups(on, pageLength, rounds, asleep), popupGoal));
  }
  return lines;
}

async function cardLines(on: Stage): Promise<Line[]> {
  await on.ours.page.goto(places.at(-1)?.ours ?? '');
  const lines: Line[] = [];
  for (const opening of ['pointer', 'pointer, worker stopped', 'keys'] satisfies CardOpening[]) {
    console.log(`Measuring: card by ${opening} …`);
    lines.push(lineOf(`card by ${opening}: opening to name`, await measureCards(on, opening, rounds), cardGoal));
  }
  return lines;
}

function times({ floor, ours }: Rounds<Load>, which: keyof Load): Rounds<number> {
  return { floor: floor.map((load) => load[which]), ours: ours.map((load) => load[which]) };
}

async function memoryTable({ floor, ours, browser, scene }: Stage): Promise<string[][]> {
  const place = places.at(-1);
  if (!place) throw new Error('There is no page to measure.');
  await measureLoad(floor, place.floor, place.pictures);
  await measureLoad(ours, place.ours, place.pictures);
  const megabytes = (value: number) => `${value.toFixed(1)} MB`;
  const { plain, packed } = await sizeOf('dist/chromium/src/content/contacts-script.js');
  return [
    ["content script's file", `${plain.toFixed(1)} kB`, `${packed.toFixed(1)} kB packed`],
    [
      "list's JavaScript heap",
      `${megabytes(await pageHeap(ours.puppet))}`,
      `floor ${megabytes(await pageHeap(floor.puppet))}`,
    ],
    ["worker's JavaScript heap", megabytes(await workerHeap(browser, scene.browser.extensionOrigin)), ''],
  ];
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  console.error(`${option} takes a whole number from ${least}.`);
  process.exit(2);
}
