import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anna, ben } from '../../sandbox/world/accounts.ts';
import type { TestPage } from '../drivers/driver.ts';
import { facesOn, judge, untilFaces } from '../scenario/faces.ts';
import { openSignedInScene, type Scene } from '../scenario/scene.ts';
import {
  confirmUser,
  crm,
  openContacts,
  peopleInPopup,
  signInAgain,
  signInButton,
  signOut,
} from '../scenario/steps.ts';

let scene: Scene & { page: TestPage };
beforeAll(async () => {
  scene = await openSignedInScene(inject('browserName'), anna);
});
afterAll(() => scene?.close());

describe('a desk that is shared', () => {
  /** What there is to be seen and asked while the pictures are withheld: no face on the screen, nobody in the popup, no request. */
  async function withheld(question: string): Promise<void> {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.waitForText(question);
    await popup.close();
    expect((await peopleInPopup(scene.browser, scene.page)).shown).toEqual([]);
    const faces = await facesOn(scene.page);
    expect(judge(faces)).toEqual({ right: [], wrong: [] });
    expect(scene.sandbox.journal.of('people')).toEqual([]);
    expect(scene.sandbox.journal.of('media')).toEqual([]);
  }

  it("shows nobody's picture once the CRM is used by somebody else, and asks who that is", async () => {
    scene.sandbox.journal.clear();
    await scene.page.goto(crm.as('ben'));
    await scene.page.goto(crm.list);
    await withheld('Are you Ben Okafor here?');
  });

  it('shows them again, without asking, when it is used by the viewer', async () => {
    await scene.page.goto(crm.as('anna'));
    await scene.page.goto(crm.list);
    await untilFaces(scene.page, openContacts(1).length);
  });

  it('takes them away when the user changes in an open page', async () => {
    scene.sandbox.journal.clear();
    await scene.page.evaluate(() => {
      const user = document.querySelector('#crm-user');
      const name = user?.querySelector('.user-name');
      user?.setAttribute('data-user-id', 'user-1002');
      if (name) name.textContent = 'Ben Okafor';
    });
    await withheld('Are you Ben Okafor here?');
  });

  it('remembers the yes over a sign-out and a restart of the worker, as a hash', async () => {
    await signOut(scene.browser, scene.page);
    await scene.browser.stopWorker();
    await scene.page.goto(crm.list);
    await signInAgain(scene.browser, scene.page, anna.name);
    await untilFaces(scene.page, openContacts(1).length);
    const kept = await scene.browser.background<string>(
      '(globalThis.browser ?? chrome).storage.local.get().then(({ settings, ...others }) => JSON.stringify(others))',
    );
    expect(kept).toContain('confirmedCrmUsers');
    for (const readable of [anna.personId, anna.name, 'user-1001']) expect(kept).not.toContain(readable);
  });

  it('can be told that it was not so', async () => {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press('That is not me');
    await popup.waitForText('Are you Anna Lindqvist here?');
    await popup.close();
    scene.sandbox.journal.clear();
    await withheld('Are you Anna Lindqvist here?');
    await confirmUser(scene.browser, scene.page);
    await untilFaces(scene.page, openContacts(1).length);
  });
});

describe("somebody else's open session at LinkedIn", () => {
  beforeAll(() => signOut(scene.browser, scene.page));

  it('ends a sign-in without a window, and then the name is said and nothing painted', async () => {
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press(signInButton);
    await popup.waitForText('Signed in as');
    expect(await popup.status()).toContain('Anna Lindqvist');
    await popup.waitForText('LinkedIn signs in whoever is signed in at linkedin.com in this browser.');
    expect(await popup.buttons()).toContain('Not you?');
    await popup.close();
    await untilFaces(scene.page, openContacts(1).length);
  });

  it('of a person whom the CRM does not show paints nothing before the yes', async () => {
    await signOut(scene.browser, scene.page);
    await scene.browser.setCookie(scene.sandbox.control.openSession(ben));
    scene.sandbox.journal.clear();
    const popup = await scene.browser.openPopup(scene.page);
    await popup.press(signInButton);
    await popup.waitForText('Signed in as');
    expect(await popup.status()).toContain('Ben Okafor');
    await popup.waitForText('Are you Anna Lindqvist here?');
    await popup.close();
    expect(judge(await facesOn(scene.page)).right).toEqual([]);
    expect(scene.sandbox.journal.of('people')).toEqual([]);
  });
});
