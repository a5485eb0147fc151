import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { facesOn, isFaceOf, judge, untilFaces } from '../scenario/faces.ts';
import { interleave } from '../scenario/interleaving.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import { confirmUser, crm, openContacts, peopleInPopup, signIn, signOut } from '../scenario/steps.ts';

/** Signing in, the yes, another page, slow answers, the end of the worker, another user of the CRM. */
const seed = 1739;

describe('a second viewer in the same browser', () => {
  const forAnna = openContacts(1);
  const forBen = openContacts(1, ['open', 'small-source', 'open-to-second']);
  let scene: Scene & { page: TestPage };
  beforeAll(async () => {
    scene = await openSignedInScene(inject('browserName'), anna);
    scene.sandbox.journal.clear();
    await switchPerson(scene.browser, scene.page);
    await scene.page.goto(crm.as('ben'));
    await signIn(scene.browser, scene.page, ben);
    await confirmUser(scene.browser, scene.page);
    await untilFaces(scene.page, forBen.length);
  });
  afterAll(() => scene?.close());

  it('differs from the first in what LinkedIn returns, or this shows nothing', () => {
    expect(forBen).not.toEqual(forAnna);
  });

  it('sees what LinkedIn returns to them, and nothing of what it returned to the first', async () => {
    expect(judge(await facesOn(scene.page))).toEqual({ right: forBen, wrong: [] });
    expect((await peopleInPopup(scene.browser, scene.page)).shown.sort()).toEqual([...forBen].sort());
  });

  it('sees their own picture in the user chip', async () => {
    const chip = (await facesOn(scene.page)).find(({ name }) => name === '');
    expect(chip && isFaceOf(chip, ben)).toBe(true);
  });

  it("is asked for with the second viewer's token alone", () => {
    const askedAs = scene.sandbox.journal.of('people').map(({ account }) => account);
    expect(askedAs).toEqual([ben.personId]);
  });

  it('sees nothing of what the first was answered either where they take turns while answers come late', async () => {
    await signOut(scene.browser, scene.page);
    const { steps, withPictures, faults } = await interleave(scene, 6, seed);
    expect(faults).toEqual([]);
    expect(withPictures, `pictures after some of ${steps}`).toBeGreaterThan(0);
  });
});

/** *Not you?* in the popup: signs out here, and opens LinkedIn's own sign-out. */
async function switchPerson(browser: Scene['browser'], page: TestPage): Promise<void> {
  const popup = await browser.openPopup(page);
  await popup.press('Not you?');
  await popup.press('Sign out here and at LinkedIn');
  const signedOut = await browser.pageAt('https://www.linkedin.com/m/logout');
  await signedOut.close();
}
