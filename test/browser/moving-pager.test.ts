import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pagerPaths } from '../proof/faces.ts';
import { type MovingScene, openMovingScene, tallyOfPaging, untilRightRows } from '../scenario/moving.ts';

describe('a pager that reuses one form for every record', () => {
  let scene: MovingScene;
  beforeAll(async () => {
    scene = await openMovingScene(inject('browserName'), '/pager');
  });
  afterAll(() => scene?.close());

  it.each(pagerPaths)('takes the old face away before the new name is painted: %s', async (path) => {
    await scene.go(path);
    await untilRightRows(scene.page, 1);
    const tally = await tallyOfPaging(scene, 3);
    expect(tally.wrong).toEqual([]);
    expect(tally.frames).toBeGreaterThan(5);
  });

  it.each(['url-first', 'url-last', 'no-url'])(
    'shows the face of the record where it came to rest: %s',
    async (order) => {
      await scene.go(`/pager?order=${order}`);
      await untilRightRows(scene.page, 1);
      for (let turn = 0; turn < 3; turn += 1) await scene.page.click('#next');
      await scene.page.waitFor(
        `document.forms[1].elements.linkedin.value !== document.forms[1].elements.linkedin.defaultValue`,
        {
          what: 'another record',
        },
      );
      await untilRightRows(scene.page, 1);
    },
  );
});
