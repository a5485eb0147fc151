import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parties, partyName } from '../../sandbox/tryton/seed.ts';
import { anna, crmUsers } from '../../sandbox/world/accounts.ts';
import { hasTryton } from '../../scripts/tryton.js';
import type { TestPage } from '../drivers/driver.ts';
import { until } from '../drivers/waiting.ts';
import { facesOn, isFaceOf, judge, untilFaces } from '../scenario/faces.ts';
import { openUndescribedScene, type Scene } from '../scenario/scene.ts';
import { confirmUser, peopleInPopup, signIn, slotsOn, usePreset } from '../scenario/steps.ts';
import { logInToTryton, partiesAddress, saoPlaces, startTryton, type Tryton } from '../scenario/tryton.ts';

const installed = hasTryton();
if (!installed)
  process.stderr.write(
    '\nNOT RUN: Tryton is not installed, and was not tested. Debian has it: see trytonPackages in scripts/tryton.js.\n\n',
  );

/** The parties of the list in the order that Tryton shows them in, whose pictures LinkedIn shows to the first account. */
const withPictures = parties
  .filter(
    ({ kind, referenceForm }) => ['open', 'small-source', 'open-to-first'].includes(kind) && referenceForm === 'urn',
  )
  .map(partyName);

/** Rows that Sao has drawn; more come as the list is scrolled. */
const rowsOf = (page: TestPage): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('#tabcontent .treeview td:has(img.column-affix[src*="/avatar/"]) .widget')].map(
      (name) => name.textContent?.trim() ?? '',
    ),
  );

describe.skipIf(!installed)('Tryton itself', () => {
  let tryton: Tryton | undefined;
  let scene: Scene & { page: TestPage };
  beforeAll(async () => {
    tryton = await startTryton();
    scene = await openUndescribedScene(inject('browserName'), partiesAddress, tryton.origin);
    // Lower than the list is long, so that Sao leaves rows for later.
    await scene.page.setViewport(1280, 700);
    const [user] = crmUsers;
    if (!user) throw new Error('The CRM has no users.');
    await logInToTryton(scene.page, user);
    await scene.page.waitFor(() => document.querySelectorAll('#tabcontent .treeview tbody tr').length > 5, {
      what: 'the parties',
    });
    await signIn(scene.browser, scene.page, anna);
  });
  afterAll(async () => {
    await scene?.close();
    await tryton?.stop();
  });

  it('is recognised, and nothing is done before somebody says so', async () => {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText('This looks like Tryton.');
    expect(await popup.text()).not.toContain('not tried on');
    await popup.close();
    expect(await slotsOn(scene.page)).toBe(0);
    expect(scene.sandbox.journal.of('people')).toEqual([]);
  });

  it('shows the pictures of its list, which has the column Website, over the avatars that it draws itself', async () => {
    await usePreset(scene.browser, scene.page, 'Tryton');
    await confirmUser(scene.browser, scene.page);
    const rows = await rowsOf(scene.page);
    const { shown } = await peopleInPopup(scene.browser, scene.page);
    expect(shown).toEqual(rows.filter((name) => withPictures.includes(name)));
    const inSight = (await facesOn(scene.page, { places: saoPlaces }))
      .map(({ name }) => name)
      .filter((name) => withPictures.includes(name));
    expect(inSight.length).toBeGreaterThan(2);
    const faces = await untilFaces(scene.page, inSight.length, 8_000, saoPlaces);
    expect(judge(faces)).toEqual({ right: inSight, wrong: [] });
    const chip = faces.find(({ name }) => name === '');
    expect(chip && isFaceOf(chip, anna)).toBe(true);
  });

  it('moves nothing in the list by that', async () => {
    // Beside an avatar, which is a block, anything in the text's line would make the row a line higher.
    const heights = await scene.page.evaluate(() =>
      [...document.querySelectorAll('#tabcontent .treeview tbody tr')].map((row) => row.getBoundingClientRect().height),
    );
    expect(Math.max(...heights)).toBeLessThan(40);
  });

  it('shows the right picture in a form that Tryton fills with one party after another, and never a wrong one', async () => {
    const rows = await rowsOf(scene.page);
    await scene.page.click('#tabcontent .treeview tbody tr td:nth-child(2)');
    await scene.page.click('.toolbar button#switch_');
    for (const [index, name] of rows.slice(0, 6).entries()) {
      if (index > 0) await scene.page.click('.toolbar button#next');
      await untilFormIs(scene.page, name);
      expect(judge(await facesOn(scene.page, { places: saoPlaces })).wrong).toEqual([]);
      await untilFaces(scene.page, withPictures.includes(name) ? 1 : 0, 8_000, saoPlaces);
    }
  });

  it('shows them in rows that come when the list is scrolled', async () => {
    await scene.page.click('.toolbar button#switch_');
    const before = await rowsOf(scene.page);
    expect(before.length).toBeLessThan(parties.length);
    await until(
      async () => {
        await scene.page.evaluate(() => document.querySelector('#tabcontent .treeview')?.scrollTo(0, 1e6));
        return (await rowsOf(scene.page)).length === parties.length;
      },
      { what: 'all rows' },
    );
    const expected = (await rowsOf(scene.page)).filter((name) => withPictures.includes(name));
    // Sao fills its rows in after they have come.
    let { shown } = await peopleInPopup(scene.browser, scene.page);
    for (const deadline = Date.now() + 30_000; shown.length < expected.length && Date.now() < deadline; )
      ({ shown } = await peopleInPopup(scene.browser, scene.page));
    expect(shown).toEqual(expected);
    expect(judge(await facesOn(scene.page, { places: saoPlaces })).wrong).toEqual([]);
  });
});

/** Sao fills in a party's own fields first, and their contact mechanisms when its server has answered: only then is the page of one mind. */
async function untilFormIs(page: TestPage, name: string): Promise<void> {
  const party = parties.find((one) => partyName(one) === name) ?? expect.fail(`There is no party ${name}.`);
  await page.waitFor(
    `document.querySelector('.form input[name="name"]')?.value === ${JSON.stringify(name)} &&
      document.querySelector('.form .widget > [title^="mailto:"]')?.textContent === ${JSON.stringify(`mailto:${party.email}`)}`,
    { what: `the form of ${name}` },
  );
}
