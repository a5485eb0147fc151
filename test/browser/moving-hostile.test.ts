import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tallyOf } from '../scenario/frames.ts';
import { type MovingScene, movingSettings, openMovingScene, rowsOn, untilRightRows } from '../scenario/moving.ts';
import { configure, peopleInPopup } from '../scenario/steps.ts';

let scene: MovingScene;
beforeAll(async () => {
  scene = await openMovingScene(inject('browserName'), '/hostile');
});
afterAll(() => scene?.close());

describe('a page that takes away whatever is put into it', () => {
  const removals = () => scene.page.evaluate<number>('window.removals');

  it('is left alone after a while, and the popup does not call anybody shown', async () => {
    await scene.go('/hostile?what=remover');
    // A page that changes without end is looked at every two seconds at the latest.
    let before = 0;
    for (const deadline = Date.now() + 30_000; ; ) {
      await sleep(2_500);
      const now = await removals();
      if (now > 0 && now === before) break;
      if (Date.now() > deadline) expect.fail(`It is still fought with: ${now} removals.`);
      before = now;
    }
    expect((await peopleInPopup(scene.browser, scene.page)).shown).toEqual([]);
  });
});

describe('a page that throws on every change', () => {
  it('is painted on like any other, and nothing of ours throws', async () => {
    await scene.go('/hostile?what=thrower');
    await untilRightRows(scene.page, 10);
    const errors = await scene.browser.pageErrors();
    // The second is Firefox's own note on an answer that came when the page before this one had just been left.
    const isForeign = (error: string) =>
      error.includes('This page throws.') || error.startsWith('Promise resolved while context is inactive');
    expect(errors.filter((error) => !isForeign(error))).toEqual([]);
  });
});

describe('a page in a storm of changes', () => {
  it('shows the right faces through a hundred changes a second', async () => {
    await scene.go('/hostile?what=storm&seconds=6');
    await untilRightRows(scene.page, 10);
    const { wrong, pale } = await tallyOf(await scene.page.recordFrames(() => sleep(1_500)));
    expect({ wrong, pale }).toEqual({ wrong: [], pale: 0 });
  });

  it('shows the right faces after 100,000 changes at once, by which every row became somebody else', async () => {
    await scene.go('/hostile');
    await untilRightRows(scene.page, 10);
    const frames = await scene.page.recordFrames(async () => {
      await scene.page.click('#at-once');
      await scene.page.waitFor(() => document.querySelector('#ticker')?.textContent === 'done', {
        what: 'the changes',
      });
      await sleep(300);
    });
    expect((await tallyOf(frames)).wrong).toEqual([]);
    await untilRightRows(scene.page, 10);
  });
});

describe('a recipe that makes no sense', () => {
  const [site] = movingSettings().sites;
  const contact = site?.recipe?.contacts[0] ?? expect.fail('The site has no recipe.');
  const underContainers = (...containers: readonly string[]) => {
    const contacts = containers.map((container) => ({ ...contact, container }));
    return { ...movingSettings(), sites: [{ ...site, recipe: { contacts } }] };
  };

  it.each([
    ['everything', ['*']],
    ['nothing', ['.nowhere']],
    ['what is no selector', ['::nonsense(']],
    ['containers within containers', ['.moving-list', '.moving-contact', '.contact-name']],
  ])('shows nobody a wrong face where containers are %s', async (_, containers) => {
    await configure(scene.browser, underContainers(...containers));
    await scene.go('/hostile?what=storm&seconds=1');
    await sleep(1_500);
    expect((await rowsOn(scene.page)).filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    // The page is as quick to answer as ever.
    await scene.page.click('#at-once');
    await scene.page.waitForText('done');
    await configure(scene.browser, movingSettings());
    await scene.go('/hostile');
    await untilRightRows(scene.page, 10);
  });
});
