import { sandboxSettings } from '../../sandbox/settings.ts';
import { crowd } from '../../sandbox/world/crowd.ts';
import { type Person, people } from '../../sandbox/world/people.ts';
import { portrait } from '../../sandbox/world/portraits.ts';
import { until } from '../../test/drivers/waiting.ts';
import { peopleAsked } from '../../test/scenario/moving.ts';
import { crm } from '../../test/scenario/steps.ts';
import { answeredPictures } from '../measure/loads.ts';
import { openStage, places, type Stage, untilResting } from '../measure/stage.ts';
import type { Figure } from '../report/figure.ts';
import type { Part } from './part.ts';

/** The sides of the renditions that LinkedIn makes of a picture. */
const renditions = [100, 200, 400, 800] as const;

/** What is asked of LinkedIn: how often, and for how much. */
export const requests: Part = {
  name: 'requests',
  async measure(_effort, say) {
    const stage = await openStage();
    try {
      const figures: Figure[] = [];
      for (const [id, name, path] of [
        ['record', 'record', places.record.path],
        ['list', 'list of 25', places.list.path],
        ['500', 'list of 500', '/multitude?rows=500'],
        ['10000', '10,000 rows', '/multitude?rows=10000'],
      ] as const) {
        say(name);
        figures.push(await requestsFigure(stage, id, name, path));
      }
      say('the sizes of pictures');
      figures.push(...(await sizeFigures(stage)));
      return {
        section: { title: 'Requests, and bytes over the wire', figures },
        browsers: { Chromium: stage.scene.browser.version },
      };
    } finally {
      await stage.scene.close();
    }
  },
};

/** The people requests of a page when it is opened, beside the fewest that could ask for whom it asks. */
async function requestsFigure(stage: Stage, id: string, name: string, path: string): Promise<Figure> {
  const { page } = stage.tabs.ours;
  const { journal } = stage;
  await page.bringToFront();
  journal.clear();
  await page.goto(`${crm.origin}${path}`);
  await untilResting(journal);
  const near = await page.evaluate(() => {
    const rows = [...document.querySelectorAll('article.contact-record, .moving-contact')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom >= -innerHeight && top <= 2 * innerHeight;
    });
    return new Set(rows.map((row) => row.querySelector('.linkedin-member')?.textContent)).size;
  });
  const { batchSize } = sandboxSettings().linkedin;
  const asked = peopleAsked(stage.scene);
  return {
    id: `requests-${id}`,
    what: `${name}: people requests`,
    unit: '',
    value: journal.of('people').length,
    goal: { atMost: Math.ceil(near / (batchSize ?? 1)) },
    note: `${asked} people asked for, ${near} within a screen of the window, ${batchSize} in a request`,
  };
}

/** Whether each picture is the smallest that covers its slot, on screens of one, two and three device pixels; and what they weigh. */
async function sizeFigures(stage: Stage): Promise<Figure[]> {
  const { puppet } = stage.tabs.ours;
  const listed = crowd.slice(0, places.list.pictures);
  const [first] = people;
  if (!first) throw new Error('There is nobody on the record.');
  let wrong = 0;
  let seen = 0;
  const weights: Record<string, number> = {};
  for (const [place, sitters] of [
    [places.record, [first]],
    [places.list, listed],
  ] as const)
    for (const deviceScaleFactor of [1, 2, 3]) {
      await puppet.setViewport({ width: 1280, height: 1700, deviceScaleFactor });
      stage.journal.clear();
      await puppet.goto(`${crm.origin}${place.path}`);
      await until(async () => answeredPictures(stage.journal) >= place.pictures, { what: 'the pictures' });
      const side = await puppet.evaluate(
        () =>
          document.querySelector('.contact-record .badge, .moving-contact .face')?.getBoundingClientRect().width ?? 0,
      );
      const smallest = renditions.find((pixels) => pixels >= side * deviceScaleFactor);
      const got = stage.journal.of('media').map(({ path }) => Number(/shrink_(\d+)_/.exec(path)?.[1]));
      wrong += got.filter((pixels) => pixels !== smallest).length;
      seen += got.length;
      weights[`${place.name}, ${deviceScaleFactor} ×`] = await kilobytesOf(sitters, smallest ?? 0);
    }
  await puppet.setViewport({ width: 1280, height: 1700, deviceScaleFactor: 1 });
  const each = Object.entries(weights).map(([where, kilobytes]) => `${where}: ${kilobytes.toFixed(1)} KB`);
  return [
    {
      id: 'wrong-renditions',
      what: 'pictures that were not the smallest that covers the slot',
      unit: '',
      value: wrong,
      goal: { atMost: 0 },
      note: `of ${seen}, on screens of one, two and three device pixels`,
    },
    {
      id: 'picture-bytes',
      what: 'a picture in a list, one device pixel each',
      unit: 'KB',
      value: weights[`${places.list.name}, 1 ×`] ?? 0,
      note: `${each.slice(1).join(', ')}; the largest rendition ${(await kilobytesOf(listed, 800)).toFixed(1)} KB`,
    },
  ];
}

/** Of one of these people's pictures, on average. */
async function kilobytesOf(sitters: readonly Person[], pixels: number): Promise<number> {
  const pictures = await Promise.all(sitters.map((sitter) => portrait(sitter, pixels)));
  return pictures.reduce((sum, { length }) => sum + length / 1024, 0) / pictures.length;
}
