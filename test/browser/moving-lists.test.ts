import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { memberOf } from '../../sandbox/crm/moving/members.ts';
import { hosts } from '../../sandbox/endpoints.ts';
import { assetUrn } from '../../sandbox/linkedin/pictures.ts';
import type { Person } from '../../sandbox/world/people.ts';
import { until } from '../drivers/waiting.ts';
import { tallyOf } from '../scenario/frames.ts';
import { type MovingScene, openMovingScene, untilRightRows } from '../scenario/moving.ts';

let scene: MovingScene;
beforeAll(async () => {
  scene = await openMovingScene(inject('browserName'), '/long');
});
afterAll(() => scene?.close());
beforeEach(() => scene.sandbox.journal.clear());

/** The wrong faces seen while something is done in the page by its own script. */
async function wrongFacesDuring(during: () => Promise<unknown>): Promise<unknown> {
  return (await tallyOf(await scene.page.recordFrames(during))).wrong;
}

describe('a list that grows', () => {
  const toTheEnd = () => scene.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const untilRows = (count: number) =>
    scene.page.waitFor(`document.querySelectorAll('.moving-list > *').length >= ${count}`, { what: `${count} rows` });

  it('shows rows that come as the end comes near, and those that come by “Show more”', async () => {
    await scene.go('/endless');
    await untilRightRows(scene.page, 10);
    for (const count of [40, 60]) {
      await toTheEnd();
      await untilRows(count);
    }
    await toTheEnd();
    await untilRightRows(scene.page, 10);
    await scene.page.click('#more');
    await untilRows(80);
    await toTheEnd();
    await untilRightRows(scene.page, 10);
  });
});

describe("routes in the address's hash", () => {
  const route = (to: string) =>
    scene.page.evaluate((hash: string) => {
      location.hash = hash;
    }, to);

  it('shows the record in the element that was a row, and the list again', async () => {
    await scene.go('/hash');
    await untilRightRows(scene.page, 10);
    const wrong = await wrongFacesDuring(async () => {
      for (const record of [25, 40, 3]) {
        await route(`#/record/${record}`);
        await sleep(350);
        await route('#/list');
        await sleep(150);
      }
    });
    expect(wrong).toEqual([]);
    await route('#/record/33');
    await untilRightRows(scene.page, 1);
    await route('#/list');
    await untilRightRows(scene.page, 10);
  });

  it('cancels what was asked for a record that was left: the picture of whoever was there is never fetched', async () => {
    const { control, journal } = scene.sandbox;
    const [left, kept] = [memberOf(25), memberOf(40)];
    const untilAsked = ({ personId }: Person) =>
      until(async () => journal.of('people').some(({ query }) => query.includes(personId)), { what: 'the question' });
    const pictures = (member: Person) => {
      const asset = assetUrn(member).split(':').at(-1) ?? expect.fail('An asset has an ID.');
      return journal.of('media').filter(({ path }) => path.includes(asset)).length;
    };
    control.setLatency(hosts.api, 1_000);
    try {
      await route('#/record/25');
      await untilAsked(left);
      await route('#/record/40');
      await untilAsked(kept);
      // The answer of the record that was left would have come before.
      await untilRightRows(scene.page, 1);
      expect({ left: pictures(left), kept: pictures(kept) }).toEqual({ left: 0, kept: 1 });
    } finally {
      control.setLatency(hosts.api, 0);
    }
  });
});

describe('a modal without an address of its own', () => {
  it('shows whom it is opened for, and whoever comes next in it', async () => {
    await scene.go('/modal');
    await untilRightRows(scene.page, 8);
    await scene.page.click('#open');
    // The rows behind it are dimmed, and not judged.
    await untilRightRows(scene.page, 1);
    const wrong = await wrongFacesDuring(async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        await scene.page.click('dialog #next');
        await sleep(200);
      }
    });
    expect(wrong).toEqual([]);
    await untilRightRows(scene.page, 1);
    await scene.page.click('#close');
    await untilRightRows(scene.page, 8);
  });
});

describe('a framework that draws its list anew', () => {
  it.each([
    ['all of it at once', '/rerender?how=whole&times=12'],
    ['child by child, throwing out what it does not know', '/rerender?how=patch&times=4'],
  ] as const)('%s: never a wrong face, and the right ones when it rests', async (_, path) => {
    await scene.go(path);
    const wrong = await wrongFacesDuring(() =>
      scene.page.waitFor(() => document.querySelector('.moving-list[data-rests]') !== null, { what: 'the rest' }),
    );
    expect(wrong).toEqual([]);
    await untilRightRows(scene.page, 10);
  });
});

describe('wherever a page has its contacts', () => {
  it('shows them at all five places, and reads on where the first link is no person', async () => {
    await scene.go('/places');
    await untilRightRows(scene.page, 5);
  });

  it.each([
    ['whose host comes with them', '/shadow'],
    ['whose host has stood there before, so that no mutation tells of them', '/shadow?how=upgraded'],
  ] as const)('shows those in late shadow roots, one within another, %s', async (_, path) => {
    await scene.go(path);
    await untilRightRows(scene.page, 8);
  });

  it('shows those in a frame of the same origin, and in a frame within it', async () => {
    await scene.go('/framed');
    await untilRightRows(scene.page, 6);
  });
});
