import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna } from '../../sandbox/world/accounts.ts';
import type { AccessibleNode, TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { imagesIn, steadyTree } from '../scenario/accessibility-tree.ts';
import { facesOn, isFaceOf, judge, untilFaces } from '../scenario/faces.ts';
import { tabStops } from '../scenario/keyboard.ts';
import { openAllowedScene, type Scene } from '../scenario/scene.ts';
import { settingsWith } from '../scenario/states/conditions.ts';
import {
  configure,
  confirmUser,
  crm,
  openContacts,
  peopleInPopup,
  signIn,
  signOut,
  slotsOn,
} from '../scenario/steps.ts';

/** So many that several rows of the list are among them. */
const firstStops = 30;

/** The sandbox's list, if it wrote no names: what stands for them is in an attribute, which nobody hears. */
const namedByAttribute = settingsWith({
  site: ({ recipe }) => ({
    recipe: {
      ...recipe,
      contacts: (recipe?.contacts ?? []).map((contact) => ({
        ...contact,
        name: { select: '.contact-name', from: 'attribute:href' as const },
      })),
    },
  }),
});

describe('the main job, from sign-in to sign-out', () => {
  let scene: Scene & { page: TestPage };
  let bareTree: readonly AccessibleNode[];
  let bareStops: readonly string[];
  const stopsOf = async () => (await tabStops(scene.page, firstStops)).map(({ what }) => what);
  beforeAll(async () => {
    scene = await openAllowedScene(inject('browserName'));
  });
  afterAll(() => scene?.close());

  it('leaves the CRM as it is and asks LinkedIn nothing while nobody is signed in', async () => {
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
    expect(await slotsOn(scene.page)).toBe(0);
    expect(scene.sandbox.journal.of('api.linkedin.com')).toEqual([]);
    bareTree = await steadyTree(scene.page);
    bareStops = await stopsOf();
  });

  it('withholds the pictures until the viewer has said that the user of the CRM is them', async () => {
    await signIn(scene.browser, scene.page, anna);
    expect((await peopleInPopup(scene.browser, scene.page)).shown).toEqual([]);
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
    expect(scene.sandbox.journal.of('people')).toEqual([]);
  });

  it('then shows the pictures of a list', async () => {
    await confirmUser(scene.browser, scene.page);
    const faces = await untilFaces(scene.page, openContacts(1).length);
    expect(judge(faces)).toEqual({ right: openContacts(1), wrong: [] });
  });

  it('tells assistive technology nothing but what the CRM does, and adds no stop for the keyboard', async () => {
    expect(await steadyTree(scene.page)).toEqual(bareTree);
    expect(await stopsOf()).toEqual(bareStops);
    expect(bareStops).toHaveLength(firstStops);
  });

  it('asks once for a list of 25', () => {
    expect(scene.sandbox.journal.of('people')).toHaveLength(1);
  });

  it("puts the viewer's own picture into the CRM's user chip", async () => {
    const chip = (await facesOn(scene.page)).find(({ name }) => name === '');
    expect(chip && isFaceOf(chip, anna)).toBe(true);
  });

  it('lists in the popup who is shown and who is unavailable, with names as the CRM writes them', async () => {
    const { shown, unavailable } = await peopleInPopup(scene.browser, scene.page);
    expect(shown.sort()).toEqual(openContacts(1).sort());
    expect(shown.length + unavailable.length).toBe(25);
  });

  it('has an image with the contact’s name where the CRM writes none beside it, and nothing else', async () => {
    await configure(scene.browser, namedByAttribute);
    await scene.page.goto(crm.list);
    await scene.page.waitFor(() => document.querySelectorAll('vis-a-vis-picture[role=img]').length === 25, {
      what: 'slots with names',
    });
    const addresses = await scene.page.evaluate(() =>
      [...document.querySelectorAll('a.contact-name')].map((link) => link.getAttribute('href')),
    );
    const tree = await until(
      async () => {
        const seen = await steadyTree(scene.page);
        return imagesIn(seen).length === addresses.length && seen;
      },
      { what: 'an image for each contact' },
    );
    expect(imagesIn(tree)).toEqual(addresses);
    // A cell's own name is made of what is in it.
    const rest = tree.filter(({ name }) => !addresses.includes(name));
    const withoutImages = rest.map((node) => ({ ...node, name: node.name.replace(/^\/contacts\/\d+ /, '') }));
    expect(withoutImages).toEqual(bareTree);
    await configure(scene.browser);
  });

  it('shows a record', async () => {
    await scene.page.goto(crm.record(1));
    const faces = await untilFaces(scene.page, 1);
    expect(judge(faces)).toEqual({ right: openContacts(1).slice(0, 1), wrong: [] });
  });

  it('leaves no picture after sign-out, and the next page asks nothing', async () => {
    await signOut(scene.browser, scene.page);
    expect(await slotsOn(scene.page)).toBe(0);
    scene.sandbox.journal.clear();
    await scene.page.goto(crm.list);
    await scene.page.waitFor(() => document.readyState === 'complete', { what: 'the list' });
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
    expect(scene.sandbox.journal.entries.filter(({ host }) => /linkedin|licdn/.test(host))).toEqual([]);
  });
});
