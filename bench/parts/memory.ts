import { puppeteerBehind } from '../../test/drivers/chromium.ts';
import { until } from '../../test/drivers/waiting.ts';
import { crm } from '../../test/scenario/steps.ts';
import { answeredPictures } from '../measure/loads.ts';
import { pageBytes, workerBytes } from '../measure/memory.ts';
import { type MovingStage, openMovingStage, withoutUs } from '../measure/moving.ts';
import type { Figure } from '../report/figure.ts';
import { median, type Point, summarise } from '../report/statistics.ts';
import type { Part } from './part.ts';

/** Rows of the two pages whose difference is so many slots. */
const rows = { few: 10, many: 90 };

/** On one page, all within a screen of the window. */
const membersOnPage = 100;

/** What is held in memory: by a page for each picture that is painted, and by the worker once it has seen very many members. */
export const memory: Part = {
  name: 'memory',
  async measure(effort, say) {
    const stage = await openMovingStage();
    try {
      await stage.scene.page.setViewport(900, 1_900);
      say('pages with few pictures and with many');
      const slot = await slotFigure(stage, effort.rounds(5));
      const members = effort.amount(10_000 / membersOnPage) * membersOnPage;
      say(`a worker that sees ${members.toLocaleString('en')} members`);
      const worker = workerFigures(await workerCurve(stage, members));
      return {
        section: { title: 'Memory', figures: [slot, ...worker] },
        browsers: { Chromium: stage.scene.browser.version },
      };
    } finally {
      await stage.scene.close();
    }
  },
};

/** Opens a list of so many members, from this one on, and waits for their pictures where there will be any. */
async function open({ scene, puppet }: MovingStage, first: number, count: number, painted: boolean): Promise<void> {
  const { journal } = scene.sandbox;
  journal.clear();
  await puppet.goto(`${crm.origin}/multitude?first=${first}&rows=${count}`, { waitUntil: 'load' });
  // A page that hears of its end is not kept for Back once it is left, where it would be counted among the pages after it.
  await puppet.evaluate(() => addEventListener('unload', () => undefined));
  if (painted)
    await until(async () => answeredPictures(journal) >= count, { what: `the pictures of ${count}`, timeout: 30_000 });
}

/** What one more slot takes, whatever a page takes without any: the difference between two lengths, less the same without us. */
async function slotFigure(stage: MovingStage, rounds: number): Promise<Figure> {
  const difference = async (painted: boolean) => {
    const measured = { few: 0, many: 0 };
    for (const length of ['few', 'many'] as const) {
      await open(stage, 1, rows[length], painted);
      // Drawn to the end, so that what is only needed to draw has gone.
      await stage.puppet.screenshot({ type: 'jpeg', quality: 10 });
      measured[length] = await pageBytes(stage.puppet);
    }
    return measured.many - measured.few;
  };
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) ours.push(await difference(true));
  const without = await withoutUs(stage, async () => {
    const all: number[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await difference(false));
    // Somebody for us to come back to.
    await open(stage, 1, rows.few, false);
    return median(all);
  });
  const spread = summarise(ours.map((bytes) => (bytes - without) / (rows.many - rows.few) / 1024));
  return {
    id: 'slot-memory',
    what: 'page: a painted slot, beyond the decoded picture',
    unit: 'KB',
    value: spread.median,
    spread,
    goal: { atMost: 12 },
    note: 'JavaScript, document and buffers',
  };
}

/** What the worker holds after so many different members, each page left behind for the next. */
async function workerCurve(stage: MovingStage, members: number): Promise<readonly Point[]> {
  const browser = puppeteerBehind(stage.scene.browser);
  const points: Point[] = [];
  const looks = 5;
  for (let seen = 0; seen < members; seen += membersOnPage) {
    await open(stage, seen + 1, membersOnPage, true);
    const now = seen + membersOnPage;
    if (seen === 0 || Math.floor((now * looks) / members) > Math.floor((seen * looks) / members))
      points.push({ x: now, y: (await workerBytes(browser, stage.scene.browser.extensionOrigin)) / 1024 ** 2 });
  }
  return points;
}

function workerFigures(curve: readonly Point[]): Figure[] {
  const last = curve.at(-1) ?? { x: 0, y: 0 };
  const middle = curve.at(-3) ?? last;
  return [
    {
      id: 'worker-memory',
      what: `worker: after ${last.x.toLocaleString('en')} members seen`,
      unit: 'MB',
      value: last.y,
      goal: { atMost: 15 },
      curve,
    },
    {
      id: 'worker-memory-growth',
      what: `worker: what the last ${(last.x - middle.x).toLocaleString('en')} of them added`,
      unit: 'MB',
      value: last.y - middle.y,
      goal: { atMost: 0.5 },
      note: 'bounded where nothing is added',
    },
  ];
}
