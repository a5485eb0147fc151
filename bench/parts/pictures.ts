import { checkFairness } from '../measure/fairness.ts';
import { measureLoad } from '../measure/loads.ts';
import { addressOf, openStage, type Place, places, type Side, type Stage, setLatency } from '../measure/stage.ts';
import { inTurns, type Rounds } from '../measure/turns.ts';
import type { Figure } from '../report/figure.ts';
import { ratiosOf, type Summary, summarise } from '../report/statistics.ts';
import type { Part } from './part.ts';

/** Milliseconds by which LinkedIn's answers come later. */
const latencies = [0, 50, 200] as const;

/** That of the goals. */
const usualLatency = 50;

type Racer = Side | 'asleep';

/** How long pictures take from the contact's element in the DOM, beside the rivals in the same browser. */
export const pictures: Part = {
  name: 'pictures',
  async measure(effort, say) {
    const stage = await openStage();
    try {
      const figures: Figure[] = [];
      say('whether everybody asks for the same');
      await checkFairness(stage, places.record);
      const asked = await checkFairness(stage, places.list);
      setLatency(stage.scene, usualLatency);
      say(`the record, ${usualLatency} ms away`);
      const record = await race(stage, places.record, ['floor', 'ours', 'asleep'], effort.rounds(20));
      figures.push(...recordFigures(record));
      for (const latency of latencies) {
        setLatency(stage.scene, latency);
        say(`the list of 25, ${latency} ms away`);
        const isUsual = latency === usualLatency;
        const racers = ['floor', 'ours', 'naive', ...(isUsual ? (['asleep'] as const) : [])] as const;
        const list = await race(stage, places.list, racers, effort.rounds(isUsual ? 20 : 12));
        figures.push(...listFigures(list, latency));
      }
      figures.push({
        id: 'list-people-requests',
        what: 'list of 25: people requests of the naive way for one of ours',
        unit: '×',
        value: asked.naive.people.length / asked.ours.people.length,
        goal: { atLeast: 25 },
        note: `${asked.ours.people.length} instead of ${asked.naive.people.length}`,
      });
      return {
        section: { title: 'Pictures: from the contact’s element in the DOM until they are painted', figures },
        browsers: { Chromium: stage.scene.browser.version },
      };
    } finally {
      await stage.scene.close();
    }
  },
};

function race<R extends Racer>(
  { scene, tabs }: Stage,
  place: Place,
  racers: readonly R[],
  rounds: number,
): Promise<Rounds<R, number>> {
  const load = (side: Side) => measureLoad(tabs[side], addressOf(side, place), place.pictures);
  const turns = racers.map((racer) => [
    racer,
    async () => {
      if (racer !== 'asleep') return load(racer as Side);
      await scene.browser.stopWorker();
      return load('ours');
    },
  ]);
  return inTurns(rounds, Object.fromEntries(turns) as Record<R, () => Promise<number>>);
}

function recordFigures({ floor, ours, asleep }: Rounds<'floor' | 'ours' | 'asleep', number>): Figure[] {
  return [
    ratioFigure('record-50', 'record, 50 ms away: ours to the floor’s, median', ours, floor, 1.05),
    p95Figure('record-50-p95', 'record, 50 ms away: ours to the floor’s, p95', ours, floor, 1.1),
    ratioFigure('record-50-asleep', 'record, 50 ms away, worker asleep: ours to the floor’s', asleep, floor, 1.15),
  ];
}

function listFigures(
  { floor, ours, naive, asleep }: Rounds<'floor' | 'ours' | 'naive', number> & { readonly asleep?: readonly number[] },
  latency: number,
): Figure[] {
  const where = `list of 25, ${latency} ms away`;
  const all = { ours: summarise(ours), floor: summarise(floor), naive: summarise(naive) };
  return [
    { ...ratioFigure(`list-${latency}`, `${where}: last picture, ours to the floor’s`, ours, floor, 1.05), sides: all },
    ratioFigure(`list-${latency}-naive`, `${where}: last picture, ours to the naive way’s`, ours, naive, 1, 'naive'),
    ...(asleep
      ? [
          ratioFigure(
            `list-${latency}-asleep`,
            `${where}, worker asleep: last picture, ours to the floor’s`,
            asleep,
            floor,
          ),
        ]
      : []),
  ];
}

/** The ratio of the medians; its spread is that of the ratios round by round. */
function ratioFigure(
  id: string,
  what: string,
  ours: readonly number[],
  others: readonly number[],
  goal?: number,
  other: 'floor' | 'naive' = 'floor',
): Figure {
  const sides = { ours: summarise(ours), [other]: summarise(others) } as Record<string, Summary>;
  return {
    id,
    what,
    unit: '×',
    value: (sides['ours']?.median ?? Number.NaN) / (sides[other]?.median ?? Number.NaN),
    spread: summarise(ratiosOf(ours, others)),
    sides,
    ...(goal === undefined ? {} : { goal: { atMost: goal } }),
  };
}

function p95Figure(id: string, what: string, ours: readonly number[], floor: readonly number[], goal: number): Figure {
  const [mine, theirs] = [summarise(ours).p95, summarise(floor).p95];
  return {
    id,
    what,
    unit: '×',
    value: mine / theirs,
    goal: { atMost: goal },
    note: `ours ${mine.toFixed(0)} ms, floor ${theirs.toFixed(0)} ms`,
  };
}
