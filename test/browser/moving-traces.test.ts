import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { hosts } from '../../sandbox/endpoints.ts';
import { type MovingPath, type MovingScene, openMovingScene, rowsOn, untilRightRows } from '../scenario/moving.ts';
import { allow } from '../scenario/steps.ts';

/** Pages that come to rest, with how many contacts each has in sight at least. */
const pages: readonly (readonly [MovingPath, number])[] = [
  ['/long?rows=40', 10],
  ['/places', 5],
  ['/hash', 10],
  ['/modal', 8],
];

describe('what is left of us in a page', () => {
  let scene: MovingScene;
  beforeAll(async () => {
    scene = await openMovingScene(inject('browserName'), '/long');
  });
  afterAll(() => scene?.close());

  const documentText = () => scene.page.evaluate(() => document.documentElement.outerHTML);

  /** Where each element of the page's own lies; the names of those within others are their places in the page. */
  const boxes = () =>
    scene.page.evaluate(() =>
      [...document.querySelectorAll('body *:not(vis-a-vis-picture, vis-a-vis-picture *)')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.localName}.${element.getAttribute('class')} ${x} ${y} ${width} ${height}`;
      }),
    );

  const stop = async () => {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press(`Stop on ${hosts.crm}`);
    await popup.waitForText(`Allow on ${hosts.crm}`);
    await popup.close();
  };

  it('covering moves nothing: each element lies where it would without us, and the browser saw no shift', async () => {
    await scene.go('/long?rows=40');
    await untilRightRows(scene.page, 10);
    const withUs = await boxes();
    if (scene.browser.name === 'chromium') {
      const shifts = await scene.page.evaluate(
        () =>
          new Promise<number[]>((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().map((entry) => entry.startTime))).observe({
              type: 'layout-shift',
              buffered: true,
            });
            setTimeout(() => resolve([]), 300);
          }),
      );
      expect(shifts).toEqual([]);
    }
    await stop();
    await scene.page.reload();
    expect(await boxes()).toEqual(withUs);
    await allow(scene.browser, scene.page);
  });

  it.each(pages)('“Stop” leaves the page exactly as it would be without us: %s', async (path, least) => {
    await scene.go(path);
    await untilRightRows(scene.page, least);
    await stop();
    await scene.page.waitFor(() => document.querySelector('vis-a-vis-picture') === null, {
      what: 'no slot to be left',
    });
    const left = await documentText();
    await scene.page.reload();
    await scene.page.waitFor(() => document.querySelector('.contact-name') !== null, { what: 'the page again' });
    expect(left).toBe(await documentText());
    expect((await rowsOn(scene.page)).filter(({ verdict }) => verdict === 'right')).toEqual([]);
    await allow(scene.browser, scene.page);
  });
});
