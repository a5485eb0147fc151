import { setTimeout as sleep } from 'node:timers/promises';
import { hosts } from '../../sandbox/endpoints.ts';
import type { MovingPath } from '../../test/scenario/moving.ts';
import { type MovingStage, openMovingStage, ownWorkAtStart, start, withoutUs, workDuring } from '../measure/moving.ts';
import type { OwnWork } from '../measure/own-work.ts';
import type { Figure } from '../report/figure.ts';
import { exponentOf, median, summarise } from '../report/statistics.ts';
import type { Part } from './part.ts';

/** Seconds of the storm. */
const stormLength = 10;

/** Rows of the lists that are started on. */
const lengths = [100, 1_000, 10_000] as const;

/** What our scripts take of the main thread on pages that are large, that never rest, and that have nobody on them. */
export const pages: Part = {
  name: 'pages',
  async measure(effort, say) {
    const stage = await openMovingStage();
    try {
      const figures: Figure[] = [];
      say('a page with nobody on it');
      figures.push(
        startFigure('start-empty', 'nobody on the page', await starts(stage, '/companies', effort.rounds(12)), 3),
      );
      say('100 changes a second');
      figures.push(...(await stormFigures(stage, effort.amount(stormLength))));
      // The long pages come last: what a browser has to clear away after them would count against whoever comes next.
      const byLength: { readonly rows: number; readonly works: readonly OwnWork[] }[] = [];
      for (const rows of lengths) {
        say(`${rows.toLocaleString('en')} rows, before LinkedIn answers`);
        byLength.push({ rows, works: await startsBeforeAnswers(stage, `/long?rows=${rows}`, effort.rounds(5)) });
      }
      figures.push(...growthFigures(byLength));
      say('10,000 rows with their pictures');
      figures.push(...picturedFigures(await starts(stage, '/long?rows=10000', effort.rounds(5))));
      return {
        section: { title: 'Pages: our scripts’ time on the main thread', figures },
        browsers: { Chromium: stage.scene.browser.version },
      };
    } finally {
      await stage.scene.close();
    }
  },
};

async function starts(stage: MovingStage, path: MovingPath, rounds: number): Promise<readonly OwnWork[]> {
  const measured: OwnWork[] = [];
  for (let round = 0; round <= rounds; round += 1) measured.push(await ownWorkAtStart(stage, path));
  // The first compiles the script.
  return measured.slice(1);
}

function startFigure(id: string, what: string, works: readonly OwnWork[], goal?: number): Figure {
  const spread = summarise(works.map(({ total }) => total));
  const clearing = median(works.map(({ clearing: time }) => time));
  return {
    id,
    what: `${what}: time to start`,
    unit: 'ms',
    value: spread.median,
    spread,
    ...(goal === undefined ? {} : { goal: { atMost: goal } }),
    ...(clearing >= 0.05
      ? { note: `of which the browser cleared its memory, the page’s and ours, for ${clearing.toFixed(1)} ms` }
      : {}),
  };
}

function growthFigures(byLength: readonly { readonly rows: number; readonly works: readonly OwnWork[] }[]): Figure[] {
  const curve = byLength.map(({ rows, works }) => ({ x: rows, y: median(works.map(({ total }) => total)) }));
  return [
    ...byLength.map(({ rows, works }) =>
      startFigure(`start-${rows}`, `${rows.toLocaleString('en')} rows, before LinkedIn answers`, works),
    ),
    {
      id: 'growth',
      what: 'growth from 100 to 10,000 contacts: the power of their number',
      unit: '',
      value: exponentOf(curve),
      goal: { atMost: 1 },
      curve,
    },
  ];
}

/** The longest list with what comes of LinkedIn's answers: the pictures near the screen. */
function picturedFigures(works: readonly OwnWork[]): Figure[] {
  return [
    startFigure('start-pictured', '10,000 rows, and the pictures near the screen', works, 50),
    {
      id: 'longest-task',
      what: '10,000 rows, and the pictures: the most of it in one task',
      unit: 'ms',
      value: Math.max(...works.map(({ longest }) => longest)),
      goal: { atMost: 50 },
    },
  ];
}

/** Starts of which what comes of LinkedIn's answers is no part: what they cost has nothing to do with how long the list is. */
async function startsBeforeAnswers(stage: MovingStage, path: MovingPath, rounds: number): Promise<readonly OwnWork[]> {
  const { control } = stage.scene.sandbox;
  control.setLatency(hosts.api, 60_000);
  try {
    return await starts(stage, path, rounds);
  } finally {
    control.setLatency(hosts.api, 0);
  }
}

/** The storm alone, once the page with its pictures has come to rest in it. */
async function storm(stage: MovingStage, seconds: number): Promise<OwnWork> {
  await start(stage, `/hostile?what=storm&seconds=${seconds + stormLength}`);
  const { own } = await workDuring(stage, () => sleep(seconds * 1000));
  return own;
}

async function stormFigures(stage: MovingStage, seconds: number): Promise<Figure[]> {
  const ours = await storm(stage, seconds);
  const without = await withoutUs(stage, () => storm(stage, seconds));
  const share = (time: number) => time / seconds / 10;
  return [
    {
      id: 'storm',
      what: `100 changes a second for ${seconds} s: our share of the main thread`,
      unit: '%',
      value: share(ours.total),
      goal: { atMost: 1 },
    },
    {
      id: 'storm-all',
      what: '… all that the main thread did more than without us',
      unit: '%',
      value: share(ours.busy - without.busy),
    },
  ];
}
